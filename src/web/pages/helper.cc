// One helper of a record: change what they may do, renew it, or stop it; and for helpers, to stop helping.
#include <charconv>

#include "app/accounts/grants.h"
#include "base/text.h"
#include "web/pages/account_pages.h"
#include "web/pages/account_parts.h"
#include "web/pages/helper_fields.h"

namespace baton::web {
namespace {

Result<app::Helper> helperOf(Page& page) {
  BATON_TRY(const auto helpers, app::listHelpers(page.home, page.visitor, page.person->person));
  for (const app::Helper& helper : helpers) {
    const bool is_wanted = helper.account == page.request.params.at("account");
    if (is_wanted && helper.relation == app::Relation::Caregiver) return helper;
  }
  return fail(ErrorCode::NotFound, "There is nothing here.");
}

Response show(Page& page, const app::Helper& helper, const std::string& text) {
  const Language language = page.language;
  const std::string here = page.about("/helpers/" + helper.account);
  Html fields = helperFields(page, helper.scopes, "90", text);
  fields += button(say(language, "Save"));
  Html content = text.empty() ? Html() : errorSummary(page, {{"scopes", text}});
  content +=
      paragraph(sayf(language, "{} can open this record until {}.", helper.name, shownDayOf(page, helper.until)));
  content += form(page, here, fields);
  Html stop = paragraph(say(language, "They cannot open the record from the next moment on. Nobody is told."));
  stop += buttonForm(page, here + "/stop", say(language, "Stop now"), Look::Warning);
  content += section("stop", say(language, "Stop sharing"), stop);
  LayoutOptions options;
  options.status = text.empty() ? 200 : 422;
  options.back = "/household";
  options.has_errors = !text.empty();
  return layout(page, helper.name, content, options);
}

}  // namespace

Html helperFields(const Page& page, const std::vector<std::string>& scopes, const std::string& days,
                  const std::string& error) {
  const Language language = page.language;
  Field may;
  may.name = "scopes";
  may.label = say(language, "What may this person do?");
  may.hint = say(language, "They can always read the record. Parts marked as private stay with you.");
  may.value = join(scopes, " ");
  may.error = error;
  Html fields =
      checkboxes(may, {{"log", say(language, "Write in the log"), say(language, "Sleep, mood, medicines not taken")},
                       {"add", say(language, "Add facts"), say(language, "Medicines, visits, papers")}});
  Field until;
  until.name = "days";
  until.label = say(language, "For how long?");
  until.hint = say(language, "After this it ends by itself. You can renew it or stop it at any time.");
  until.value = days.empty() ? "90" : days;
  fields += selectField(until, {{"7", sayf(language, "{} days", 7), ""},
                                {"30", sayf(language, "{} days", 30), ""},
                                {"90", sayf(language, "{} days", 90), ""},
                                {"365", say(language, "A year"), ""}});
  return fields;
}

std::vector<std::string> scopesIn(const Request& request) {
  std::vector<std::string> scopes = {"read"};
  for (const auto& [name, value] : request.form) {
    if (name == "scopes") scopes.push_back(value);
  }
  return scopes;
}

std::int64_t daysIn(const Request& request) {
  const std::string text = request.field("days");
  std::int64_t days = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), days);
  return problem == std::errc() && end == text.data() + text.size() ? days : 0;
}

Response helperPage(Page& page) {
  const auto helper = helperOf(page);
  return helper ? show(page, *helper, "") : trouble(page, helper.error());
}

Response helperChange(Page& page) {
  const auto helper = helperOf(page);
  if (!helper) return trouble(page, helper.error());
  const auto done = app::changeGrant(
      page.home, page.visitor, {page.person->person, helper->account, scopesIn(page.request), daysIn(page.request)});
  if (!done && done.error().code == ErrorCode::BadInput) return show(page, *helper, said(page, done.error()));
  if (!done) return trouble(page, done.error());
  return goTo(page, "/household", Flash{Done::Saved, page.home.clock().now(), ""});
}

Response helperWithdraw(Page& page) {
  const auto done = app::withdrawGrant(page.home, page.visitor, page.person->person, page.request.params.at("account"));
  if (!done) return trouble(page, done.error());
  return goTo(page, "/household", Flash{Done::Saved, page.home.clock().now(), ""});
}

Response helperLeave(Page& page) {
  const Language language = page.language;
  if (page.request.method == "POST") {
    const auto done = app::leaveGrant(page.home, page.visitor, page.person->person);
    if (!done) return trouble(page, done.error());
    return goTo(page, "/household", Flash{Done::Saved, page.home.clock().now(), ""});
  }
  if (page.person->relation != app::Relation::Caregiver) return notFound(page);
  Confirm confirm;
  confirm.title = sayf(language, "Stop helping {}?", page.person->name);
  confirm.content = paragraph(say(language, "You will not see this record any more. What you wrote stays in it."));
  confirm.action = page.about("/leave");
  confirm.yes = say(language, "Stop helping");
  confirm.no = say(language, "Go on helping");
  confirm.back = "/household";
  confirm.look = Look::Warning;
  return layout(page, say(language, "Stop helping"), confirmPanel(page, confirm));
}

}  // namespace baton::web
