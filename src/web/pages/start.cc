// "/": straight to where the visitor wants to be: the only record, a choice of records, or what to do next.
#include "app/accounts/setup.h"
#include "web/pages/record_pages.h"
#include "web/pages/record_parts.h"

namespace baton::web {
namespace {

Response choose(Page& page) {
  const Language language = page.language;
  Html items;
  for (const app::PersonAccess& person : page.visitor.people) {
    const std::string href = "/people/" + person.person.value + "/today";
    Html item = Html::element("a", {{"href", href}}, words(person.name));
    if (person.relation != app::Relation::Self) {
      const std::string hint = person.relation == app::Relation::Caregiver
                                   ? say(language, "You help this person.")
                                   : say(language, "You look after this record.");
      item += Html::element("span", {{"class", "hint"}}, Html::text(hint));
    }
    items += Html::element("li", Html::element("div", {{"class", "task-name"}}, item));
  }
  Html content = Html::element("ul", {{"class", "tasks"}}, items);
  content += Html::element("p", link("/household", say(language, "People in this household")));
  return layout(page, say(language, "Whose record would you like to open?"), content);
}

Response nobody(Page& page) {
  const Language language = page.language;
  Html content = paragraph(say(language, "Your account is here, but no record is open to you right now."));
  content += bulletList({Html::text(say(language, "Do you help somebody? Ask them to invite you.")),
                         Html::text(say(language, "Did somebody send you an invitation? Open its link again."))});
  Html buttons = linkButton("/people/new", say(language, "Begin a record for a child you look after"), Look::Secondary);
  buttons += linkButton("/account", say(language, "Your account"), Look::Secondary);
  content += Html::element("div", {{"class", "buttons"}}, buttons);
  return layout(page, say(language, "Nothing is open to you yet"), content);
}

}  // namespace

Response startPage(Page& page) {
  if (!page.visitor.isSignedIn()) {
    const auto is_set_up = app::isSetUp(page.home);
    return goTo(page, is_set_up && !*is_set_up ? "/setup" : "/sign-in");
  }
  const auto& people = page.visitor.people;
  if (people.empty()) return nobody(page);
  if (people.size() > 1) return choose(page);
  return goTo(page, "/people/" + people.front().person.value + "/today");
}

}  // namespace baton::web
