#include "web/frame/crisis_bar.h"

#include <algorithm>

#include "web/frame/components/text.h"

namespace baton::web {
namespace {

using app::CrisisKind;
using app::CrisisLine;
using format::Html;

std::string digits(std::string_view number) {
  std::string out(number);
  std::erase_if(out, [](char c) { return c < '0' || c > '9'; });
  return out;
}

// The first line that speaks the page's language and can be reached this way, else the first one.
template <class Has>
const CrisisLine* firstLine(const std::vector<CrisisLine>& lines, Language language, Has has) {
  const auto fits = [&](const CrisisLine& line) { return line.kind == CrisisKind::Crisis && has(line); };
  const auto speaks = [&](const CrisisLine& line) {
    return fits(line) && line.languages.size() == 1 && line.languages.front() == languageCode(language);
  };
  auto found = language == Language::English ? lines.end() : std::ranges::find_if(lines, speaks);
  if (found == lines.end()) found = std::ranges::find_if(lines, fits);
  return found == lines.end() ? nullptr : &*found;
}

Html barLink(std::string_view href, std::string_view text) {
  return Html::element("a", {{"class", "crisis-link"}, {"href", href}}, Html::text(text));
}

}  // namespace

std::string countryOf(const Page& page) {
  const auto chosen = page.request.cookies.find("country");
  return app::crisisCountry(chosen == page.request.cookies.end() ? "" : chosen->second);
}

std::string callAddress(const CrisisLine& line) { return "tel:" + digits(line.call); }

std::string textAddress(const CrisisLine& line) {
  const std::string address = "sms:" + digits(line.text);
  return line.keyword.empty() ? address : address + "?body=" + std::string(line.keyword);
}

Html crisisBar(const Page& page) {
  const Language language = page.language;
  const auto lines = app::crisisLines(countryOf(page));
  Html inside = Html::element("strong", Html::text(say(language, "In a crisis?")));
  inside.addText(" ");
  if (const CrisisLine* call = firstLine(lines, language, [](const CrisisLine& line) { return !line.call.empty(); })) {
    inside +=
        barLink(callAddress(*call), call->press.empty() ? sayf(language, "Call {}", call->call)
                                                        : sayf(language, "Call {}, press {}", call->call, call->press));
  }
  if (const CrisisLine* text = firstLine(lines, language, [](const CrisisLine& line) { return !line.text.empty(); })) {
    inside += barLink(textAddress(*text), sayf(language, "Text {}", text->text));
  }
  if (const CrisisLine* chat = firstLine(lines, language, [](const CrisisLine& line) { return !line.chat.empty(); })) {
    inside += barLink(chat->chat, say(language, "Chat"));
  }
  inside += barLink("/crisis", say(language, "More help"));
  return Html::element("aside", {{"class", "crisis-bar"}, {"aria-label", say(language, "Help in a crisis")}}, inside);
}

}  // namespace baton::web
