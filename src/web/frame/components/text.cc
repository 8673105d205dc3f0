#include "web/frame/components/text.h"

namespace baton::web {
namespace {

using format::Attributes;

std::string_view lookClass(Look look) {
  switch (look) {
    case Look::Primary:
      return "button";
    case Look::Secondary:
      return "button button-secondary";
    case Look::Warning:
      return "button button-warning";
    case Look::Quiet:
      return "button button-quiet";
  }
  return "button";
}

std::string_view toneName(Tone tone) {
  switch (tone) {
    case Tone::Neutral:
      return "neutral";
    case Tone::Info:
      return "info";
    case Tone::Good:
      return "good";
    case Tone::Caution:
      return "caution";
    case Tone::Urgent:
      return "urgent";
  }
  return "neutral";
}

}  // namespace

Html paragraph(std::string_view text) { return Html::element("p", Html::text(text)); }

Html muted(std::string_view text) { return Html::element("p", {{"class", "muted"}}, Html::text(text)); }

Html sayHtml(Language language, Sentence english, const std::vector<Html>& values) {
  const std::string pattern = say(language, english);
  Html html;
  std::size_t next = 0;
  for (std::string_view rest = pattern; !rest.empty();) {
    const std::size_t open = rest.find('{');
    const std::size_t close = open == std::string_view::npos ? open : rest.find('}', open);
    html.addText(rest.substr(0, close == std::string_view::npos ? rest.size() : open));
    if (close == std::string_view::npos) break;
    const bool is_numbered = close == open + 2 && rest[open + 1] >= '0' && rest[open + 1] <= '9';
    const std::size_t index = is_numbered ? static_cast<std::size_t>(rest[open + 1] - '0') : next++;
    if (index < values.size()) html += values[index];
    rest.remove_prefix(close + 1);
  }
  return html;
}

Html heading(std::string_view text, int level) {
  if (level >= 4) return Html::element("h4", Html::text(text));
  if (level == 3) return Html::element("h3", Html::text(text));
  return Html::element("h2", Html::text(text));
}

Html link(std::string_view href, std::string_view text) {
  return Html::element("a", {{"href", href}}, Html::text(text));
}

Html section(std::string_view id, std::string_view title, const Html& content) {
  const std::string title_id = std::string(id) + "-title";
  Html inside = Html::element("h2", {{"id", title_id}}, Html::text(title));
  inside += content;
  return Html::element("section", {{"id", id}, {"aria-labelledby", title_id}}, inside);
}

Html button(std::string_view text, Look look, std::string_view name, std::string_view value) {
  Attributes attributes{{"class", lookClass(look)}, {"type", "submit"}};
  attributes.setUnlessEmpty("name", name);
  if (!name.empty()) attributes.set("value", value);
  return Html::element("button", attributes, Html::text(text));
}

Html linkButton(std::string_view href, std::string_view text, Look look) {
  return Html::element("a", {{"class", lookClass(look)}, {"href", href}}, Html::text(text));
}

Html badge(std::string_view text, Tone tone) {
  const std::string look = "badge tone-" + std::string(toneName(tone));
  return Html::element("strong", {{"class", look}}, Html::text(text));
}

Html notice(std::string_view title, const Html& content, Tone tone) {
  const std::string look = "notice tone-" + std::string(toneName(tone));
  Html inside = Html::element("p", {{"class", "notice-title"}}, Html::text(title));
  inside += content;
  Attributes attributes{{"class", look}, {"role", tone == Tone::Urgent ? "alert" : "region"}, {"aria-label", title}};
  return Html::element("div", attributes, inside);
}

Html inset(const Html& content) { return Html::element("div", {{"class", "inset"}}, content); }

Html warningText(std::string_view text, std::string_view prefix) {
  Html inside = Html::element("span", {{"class", "warning-mark"}, {"aria-hidden", "true"}}, Html::text("!"));
  Html words = Html::element("span", {{"class", "unseen"}}, Html::text(std::string(prefix) + ": "));
  words.addText(text);
  inside += Html::element("strong", words);
  return Html::element("div", {{"class", "warning-text"}}, inside);
}

Html details(std::string_view summary, const Html& content, bool is_open) {
  Html inside = Html::element("summary", Html::element("span", Html::text(summary)));
  inside += Html::element("div", {{"class", "details-text"}}, content);
  return Html::element("details", Attributes().flag("open", is_open), inside);
}

Html backLink(std::string_view href, std::string_view text) {
  return Html::element("a", {{"class", "back"}, {"href", href}}, Html::text(text));
}

}  // namespace baton::web
