#include "web/frame/components/content.h"

namespace baton::web {

Html card(const Card& card, int level) {
  const Html title = card.href.empty() ? Html::text(card.title) : link(card.href, card.title);
  const auto of_title = format::Attributes().setUnlessEmpty("lang", card.language);
  Html inside = level == 3 ? Html::element("h3", of_title, title) : Html::element("h2", of_title, title);
  inside += card.content;
  if (!card.actions.empty()) inside += Html::element("div", {{"class", "buttons"}}, card.actions);
  return Html::element("article", {{"class", "card"}}, inside);
}

Html cardGroup(const std::vector<Html>& cards) {
  Html inside;
  for (const Html& one : cards) inside += one;
  return Html::element("div", {{"class", "cards"}}, inside);
}

Html stat(std::string_view value, std::string_view name, std::string_view note) {
  Html inside = Html::element("span", {{"class", "stat-value"}}, Html::text(value));
  inside.addText(" ");
  inside += Html::element("span", {{"class", "stat-name"}}, Html::text(name));
  if (!note.empty()) inside += Html::element("span", {{"class", "hint"}}, Html::text(note));
  return Html::element("p", {{"class", "stat"}}, inside);
}

Html emptyState(std::string_view title, std::string_view text, const Html& action) {
  Html inside = Html::element("p", {{"class", "empty-title"}}, Html::text(title));
  inside += paragraph(text);
  inside += action;
  return Html::element("div", {{"class", "empty"}}, inside);
}

Html progress(std::string_view label, std::size_t done, std::size_t total) {
  Html inside = Html::element("p", {{"aria-live", "polite"}}, Html::text(label));
  inside += Html::element(
      "progress",
      {{"value", std::to_string(done)}, {"max", std::to_string(total == 0 ? 1 : total)}, {"aria-label", label}},
      Html::text(label));
  return Html::element("div", {{"class", "progress"}}, inside);
}

}  // namespace baton::web
