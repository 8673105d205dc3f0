#include "web/frame/crisis_list.h"

#include <algorithm>

#include "web/frame/components.h"
#include "web/frame/crisis_bar.h"

namespace baton::web {
namespace {

using app::CrisisKind;
using app::CrisisLine;

bool speaksOnly(const CrisisLine& line, Language language) {
  return line.languages.size() == 1 && line.languages.front() == languageCode(language);
}

Html callButton(const Page& page, const CrisisLine& line) {
  const std::string words = line.press.empty() ? sayf(page.language, "Call {}", line.call)
                                               : sayf(page.language, "Call {}, press {}", line.call, line.press);
  return linkButton(callAddress(line), words, line.kind == CrisisKind::Emergency ? Look::Warning : Look::Primary);
}

Html textButton(const Page& page, const CrisisLine& line) {
  const std::string words = line.keyword.empty() ? sayf(page.language, "Text {}", line.text)
                                                 : sayf(page.language, "Text {} to {}", line.keyword, line.text);
  return linkButton(textAddress(line), words, Look::Secondary);
}

Html lineCard(const Page& page, const CrisisLine& line) {
  const bool is_spanish = page.language == Language::Spanish;
  Html content = paragraph(is_spanish ? line.about_es : line.about);
  if (line.hours != "24/7") content += muted(sayf(page.language, "Open: {}", line.hours));
  if (app::needsCheck(line, page.home.clock().now())) {
    content += muted(say(page.language, "We have not checked this number lately. Please check it."));
  }
  Html actions;
  if (!line.call.empty()) actions += callButton(page, line);
  if (!line.text.empty()) actions += textButton(page, line);
  if (!line.chat.empty()) actions += linkButton(line.chat, say(page.language, "Chat"), Look::Secondary);
  return card({std::string(is_spanish ? line.name_es : line.name), "", content, actions});
}

}  // namespace

Html crisisList(const Page& page) {
  auto lines = app::crisisLines(countryOf(page));
  // Whoever reads Spanish sees the line that speaks only Spanish before the others of its kind.
  if (page.language != Language::English) {
    std::ranges::stable_sort(lines, [&](const CrisisLine& left, const CrisisLine& right) {
      if (left.kind != right.kind) return left.kind < right.kind;
      return speaksOnly(left, page.language) && !speaksOnly(right, page.language);
    });
  }
  Html first;
  Html more;
  for (const CrisisLine& line : lines) (line.kind == CrisisKind::More ? more : first) += lineCard(page, line);
  Html html = heading(say(page.language, "Reach somebody now"));
  html += Html::element("div", {{"class", "cards"}}, first);
  if (!more.empty()) {
    html += heading(say(page.language, "More people who can help"));
    html += Html::element("div", {{"class", "cards"}}, more);
  }
  return html;
}

Html helpList(const Page& page, const std::vector<CrisisLine>& lines) {
  if (lines.empty()) return {};
  Html cards;
  for (const CrisisLine& line : lines) cards += lineCard(page, line);
  Html html = heading(say(page.language, "Reach somebody now"), 3);
  html += Html::element("div", {{"class", "cards"}}, cards);
  html += Html::element("p", link("/crisis", say(page.language, "More people who can help")));
  return html;
}

Html callWordsList(const Page& page, const std::vector<app::CallWords>& calls) {
  if (calls.empty()) return {};
  const auto part = [](std::string_view title, const std::vector<std::string>& pieces) {
    std::vector<Html> items;
    for (const std::string& piece : pieces) items.push_back(Html::text(piece));
    Html html = Html::element("p", Html::element("strong", Html::text(title)));
    html += bulletList(items);
    return html;
  };
  Html html = heading(say(page.language, "What to say on the phone"));
  for (const app::CallWords& call : calls) {
    Html inside = part(say(page.language, "Say"), call.say);
    inside += part(say(page.language, "Bring"), call.bring);
    inside += part(say(page.language, "Until help is there"), call.until);
    html += details(call.situation, inside);
  }
  return html;
}

Html crisisButtons(const Page& page) {
  const auto lines = app::crisisLines(countryOf(page));
  const app::CrisisLine* chosen = nullptr;
  for (const app::CrisisLine& line : lines) {
    if (line.kind != app::CrisisKind::Crisis) continue;
    const bool speaks = line.languages.size() == 1 && line.languages.front() == languageCode(page.language);
    if (chosen == nullptr || (speaks && page.language != Language::English)) chosen = &line;
  }
  Html buttons;
  if (chosen != nullptr && !chosen->call.empty()) {
    const std::string call = chosen->press.empty()
                                 ? sayf(page.language, "Call {}", chosen->call)
                                 : sayf(page.language, "Call {}, press {}", chosen->call, chosen->press);
    buttons += linkButton(callAddress(*chosen), call);
  }
  if (chosen != nullptr && !chosen->text.empty()) {
    const std::string text = chosen->keyword.empty()
                                 ? sayf(page.language, "Text {}", chosen->text)
                                 : sayf(page.language, "Text {} to {}", chosen->keyword, chosen->text);
    buttons += linkButton(textAddress(*chosen), text, Look::Secondary);
  }
  buttons += linkButton("/crisis", say(page.language, "More help"), Look::Secondary);
  return Html::element("div", {{"class", "buttons"}}, buttons);
}

}  // namespace baton::web
