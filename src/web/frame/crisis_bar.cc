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

// Short words, so that the bar is one row on a phone; the whole of it for whoever hears it.
Html barLink(std::string_view href, std::string_view text, std::string_view spoken) {
  return Html::element("a", {{"class", "crisis-link"}, {"href", href}, {"aria-label", spoken}}, Html::text(text));
}

Html callLink(Language language, const CrisisLine& line) {
  if (line.press.empty()) {
    const std::string text = sayf(language, "Call {}", line.call);
    return barLink(callAddress(line), text, text);
  }
  return barLink(callAddress(line), sayf(language, "{}, press {}", line.call, line.press),
                 sayf(language, "Call {}, press {}", line.call, line.press));
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
  const auto calls = [](const CrisisLine& line) { return !line.call.empty(); };
  const auto texts = [](const CrisisLine& line) { return !line.text.empty(); };
  const auto chats = [](const CrisisLine& line) { return !line.chat.empty(); };
  if (const CrisisLine* call = firstLine(lines, language, calls)) inside += callLink(language, *call);
  if (const CrisisLine* text = firstLine(lines, language, texts)) {
    inside += barLink(textAddress(*text), say(language, "Text"), sayf(language, "Text {}", text->text));
  }
  const std::string chat_word = say(language, "Chat");
  if (const CrisisLine* chat = firstLine(lines, language, chats)) inside += barLink(chat->chat, chat_word, chat_word);
  const std::string more = say(language, "More help");
  inside += barLink("/crisis", more, more);
  return Html::element("aside", {{"class", "crisis-bar"}, {"aria-label", say(language, "Help in a crisis")}}, inside);
}

}  // namespace baton::web
