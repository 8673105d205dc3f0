// The people of this household that the visitor knows: whose records they may open, and who helps with each.
#include <algorithm>

#include "app/accounts/grants.h"
#include "app/accounts/invitations.h"
#include "web/pages/account_pages.h"
#include "web/pages/account_parts.h"
#include "web/pages/invitation_shown.h"

namespace baton::web {
namespace {

std::string path(const app::PersonAccess& person, std::string_view tail) {
  return "/people/" + person.person.value + std::string(tail);
}

bool isOwner(const app::PersonAccess& person) {
  return person.relation == app::Relation::Self || person.relation == app::Relation::Manager;
}

std::string relationShown(Language language, app::Relation relation, bool is_me) {
  switch (relation) {
    case app::Relation::None:
      return "";
    case app::Relation::Self:
      return is_me ? say(language, "Your own record") : say(language, "Their own record");
    case app::Relation::Caregiver:
      return say(language, "Helps");
    case app::Relation::Manager:
      return say(language, "Looks after this record");
  }
  return "";
}

std::string scopesShown(Language language, const std::vector<std::string>& scopes) {
  std::string text;
  const auto add = [&](const std::string& words) { text += (text.empty() ? "" : ", ") + words; };
  for (const std::string& scope : scopes) {
    if (scope == "read") add(say(language, "read"));
    if (scope == "log") add(say(language, "write in the log"));
    if (scope == "add") add(say(language, "add facts"));
  }
  return text;
}

Html untilShown(const Page& page, const app::Helper& helper) {
  if (helper.relation != app::Relation::Caregiver) return Html::text("—");
  return Html::text(shownDayOf(page, helper.until));
}

Result<Html> helpersOf(Page& page, const app::PersonAccess& person) {
  const Language language = page.language;
  BATON_TRY(const auto helpers, app::listHelpers(page.home, page.visitor, person.person));
  Table list;
  list.caption = say(language, "Who can open this record");
  list.headers = {say(language, "Name"), say(language, "What for"), say(language, "May"), say(language, "Until"), ""};
  for (const app::Helper& helper : helpers) {
    const bool is_helper = helper.relation == app::Relation::Caregiver && helper.account != page.visitor.account;
    const bool is_me = helper.account == page.visitor.account;
    list.rows.push_back(
        {Html::text(is_me ? say(language, "You") : helper.name),
         Html::text(relationShown(language, helper.relation, is_me)), Html::text(scopesShown(language, helper.scopes)),
         untilShown(page, helper),
         is_helper ? link(path(person, "/helpers/" + helper.account), say(language, "Change or stop")) : Html()});
  }
  return table(list);
}

Result<Html> personCard(Page& page, const app::PersonAccess& person) {
  const Language language = page.language;
  Card about;
  about.title = person.name;
  about.href = path(person, "/today");
  if (person.relation == app::Relation::Caregiver) {
    about.content = paragraph(sayf(language, "You help. You may: {}.", scopesShown(language, person.scopes)));
    about.actions = linkButton(path(person, "/leave"), say(language, "Stop helping"), Look::Quiet);
    return card(about, 2);
  }
  if (person.relation == app::Relation::Manager) {
    about.content = paragraph(say(language, "You look after this record until this person is of age."));
    about.actions +=
        linkButton(path(person, "/own-account"), say(language, "Give them an account of their own"), Look::Quiet);
  }
  BATON_TRY(const Html helpers, helpersOf(page, person));
  about.content += helpers;
  about.actions += linkButton(path(person, "/helpers/new"), say(language, "Let somebody help"), Look::Secondary);
  return card(about, 2);
}

}  // namespace

Response householdPage(Page& page) {
  const Language language = page.language;
  Html content;
  for (const app::PersonAccess& person : page.visitor.people) {
    const auto one = personCard(page, person);
    if (!one) return trouble(page, one.error());
    content += *one;
  }
  if (page.visitor.people.empty()) {
    content += emptyState(say(language, "No records yet"),
                          say(language, "When somebody lets you help, their record stands here."));
  }
  const bool may_add = page.visitor.is_admin || std::ranges::any_of(page.visitor.people, isOwner);
  if (may_add) {
    content += Html::element("p", linkButton("/people/new", say(language, "Add a person"), Look::Secondary));
  }
  content += Html::element("p", link("/join", say(language, "Use a code that somebody gave you")));
  LayoutOptions options;
  options.width = Width::Wide;
  return layout(page, say(language, "People"), content, options);
}

Response showInvitation(Page& page, const std::string& code) {
  const Language language = page.language;
  std::string shown;
  for (std::size_t at = 0; at < code.size(); at += 4) shown += (at == 0 ? "" : "-") + code.substr(at, 4);
  Html content = paragraph(say(language, "Give this code to that person, best face to face or by phone:"));
  content += Html::element("p", {{"class", "code"}}, Html::element("strong", Html::text(shown)));
  content += paragraph(sayf(language, "They open {} and type it.", page.request.host + "/join"));
  content += paragraph(say(language, "It works once, for 7 days. We cannot show it again."));
  content += linkButton("/household", say(language, "Done"));
  return layout(page, say(language, "The code is ready"), content);
}

}  // namespace baton::web
