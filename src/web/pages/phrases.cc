#include "web/pages/phrases.h"

#include "app/phrases.h"
#include "web/frame/appearance.h"

namespace baton::web {

std::optional<std::string> ownPhrase(const Manner& manner, std::string_view text) {
  return app::ownPhrase({app::phraseLanguage(languageCode(manner.language)),
                         [&](const PartialDate& date) { return shownDate(manner, date); },
                         [&](Instant time) { return shownTime({manner.language, nullptr, manner.hours}, time); }},
                        text);
}

std::string phraseText(const Page& page, std::string_view text) {
  return ownPhrase(mannerOf(page), text).value_or(std::string(text));
}

Html phrase(const Page& page, std::string_view text) {
  const auto own = ownPhrase(mannerOf(page), text);
  return own ? Html::element("bdi", Html::text(*own)) : foreignWords(page, text);
}

Html doseShown(const Page& page, const record::MedicationLine& line) {
  const std::string& text = line.dose.empty() ? line.sig : line.dose;
  Html html = text.empty() ? Html::text(say(page.language, "Dose not stated")) : phrase(page, text);
  if (line.is_as_needed && text.find("as needed") == std::string::npos) {
    html.addText(" · " + say(page.language, "as needed"));
  }
  return html;
}

Html foreignWords(const Page& page, std::string_view text) {
  if (page.language == Language::English) return Html::element("bdi", Html::text(text));
  return Html::element("bdi", {{"lang", "en"}}, Html::text(text));
}

Html foreignWords(const Page& page, std::string_view text, const record::Source& source) {
  return source.format == "form" ? Html::element("bdi", Html::text(text)) : foreignWords(page, text);
}

std::string foreignLanguage(const Page& page, const std::vector<record::Source>& sources) {
  const bool is_typed = !sources.empty() && sources.front().format == "form";
  return page.language == Language::English || is_typed ? "" : "en";
}

Html foreignWords(const Page& page, std::string_view text, const std::vector<record::Source>& sources) {
  return sources.empty() ? foreignWords(page, text) : foreignWords(page, text, sources.front());
}

}  // namespace baton::web
