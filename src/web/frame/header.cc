#include "web/frame/header.h"

#include <array>

#include "web/frame/appearance.h"
#include "web/frame/components.h"

namespace baton::web {
namespace {

using format::Attributes;

// Whose record navigation leads to: the page's person, else the only or first one.
const app::PersonAccess* personOf(const Page& page) {
  if (page.person != nullptr) return page.person;
  return page.visitor.people.empty() ? nullptr : &page.visitor.people.front();
}

std::string pathOf(const app::PersonAccess& person, std::string_view tail) {
  return "/people/" + person.person.value + std::string(tail);
}

Html navItem(const std::string& href, std::string_view text, bool is_current) {
  Attributes attributes{{"href", href}};
  if (is_current) attributes.set("aria-current", "page");
  return Html::element("li", Html::element("a", attributes, Html::text(text)));
}

Html navigation(const Page& page, const app::PersonAccess& person, Place place) {
  const Language language = page.language;
  Html items = navItem(pathOf(person, "/today"), say(language, "Today"), place == Place::Today);
  items += navItem(pathOf(person, "/record"), say(language, "Record"), place == Place::Record);
  if (person.has("add")) items += navItem(pathOf(person, "/add"), sayIn(language, "verb", "Add"), place == Place::Add);
  if (person.has("log")) items += navItem(pathOf(person, "/log"), sayIn(language, "verb", "Log"), place == Place::Log);
  items += navItem(pathOf(person, "/more"), say(language, "More"), place == Place::More);
  return Html::element("nav", {{"class", "nav"}, {"aria-label", say(language, "Main")}}, Html::element("ul", items));
}

Html personSwitcher(const Page& page, const app::PersonAccess& current) {
  if (page.visitor.people.size() < 2) return {};
  std::vector<Html> links;
  for (const app::PersonAccess& person : page.visitor.people) {
    links.push_back(Html::element("a", Attributes{{"href", pathOf(person, "/today")}},
                                  Html::element("bdi", Html::text(person.name))));
  }
  Html inside = Html::element("summary", Html::element("bdi", Html::text(current.name)));
  inside += bulletList(links);
  return Html::element("details", {{"class", "people"}}, inside);
}

// A link that works without JavaScript; app.js makes it blank the page at once and replace it in the history.
Html quickExit(const Page& page) {
  Html words = Html::text(say(page.language, "Leave this page"));
  words += Html::element("span", {{"class", "unseen"}},
                         Html::text(" (" + say(page.language, "or press Shift three times") + ")"));
  return Html::element("a", {{"class", "exit"}, {"href", "/exit"}, {"rel", "nofollow noreferrer"}, {"data-exit", ""}},
                       words);
}

Html lookForm(const Page& page, std::string_view name, std::string_view value, std::string_view text,
              std::string_view lang) {
  Html inside = hidden("csrf", page.visitor.csrf);
  inside += hidden("next", page.request.path);
  Attributes attributes{{"class", "text-button"}, {"type", "submit"}, {"name", name}, {"value", value}};
  attributes.setUnlessEmpty("lang", lang);
  inside += Html::element("button", attributes, Html::text(text));
  return Html::element("form", {{"method", "post"}, {"action", "/look"}}, inside);
}

}  // namespace

Html pageHeader(const Page& page, const LayoutOptions& options) {
  const Language language = page.language;
  const app::PersonAccess* person = options.is_offline ? nullptr : personOf(page);
  Html top =
      Html::element("a", {{"class", "wordmark"}, {"href", "/"}}, Html::text(productName(page, appearanceOf(page))));
  if (person != nullptr) top += personSwitcher(page, *person);
  top += quickExit(page);
  Html inside = Html::element("div", {{"class", "top"}}, top);
  if (person != nullptr) {
    Html second = navigation(page, *person, options.place);
    second += searchForm(pathOf(*person, "/search"), say(language, "Search this record"), "q",
                         page.request.parameter("q"), say(language, "Search"));
    inside += Html::element("div", {{"class", "second"}}, second);
  }
  return Html::element("header", {{"class", "header"}}, inside);
}

Html pageFooter(const Page& page, const LayoutOptions& options) {
  const Language language = page.language;
  Html inside;
  if (!options.is_offline) {
    inside += language == Language::Spanish ? lookForm(page, "language", "en", "English", "en")
                                            : lookForm(page, "language", "es", "Español", "es");
    const std::string_view theme = appearanceOf(page).theme;
    if (theme != "dark") inside += lookForm(page, "theme", "dark", say(language, "Dark colors"), "");
    if (theme != "light") inside += lookForm(page, "theme", "light", say(language, "Light colors"), "");
    if (theme != "auto") inside += lookForm(page, "theme", "auto", say(language, "Colors of this device"), "");
  }
  inside += link("/help", say(language, "Help"));
  inside += link("/crisis", say(language, "Help in a crisis"));
  return Html::element("footer", {{"class", "footer"}}, inside);
}

}  // namespace baton::web
