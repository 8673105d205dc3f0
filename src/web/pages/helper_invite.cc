// Let somebody help with a record. A private question first: whoever is being made to do this can put it off, and it
// looks like any other saving (trust.md, words and safety on screen).
#include "app/accounts/invitations.h"
#include "base/text.h"
#include "web/pages/account_pages.h"
#include "web/pages/account_parts.h"
#include "web/pages/helper_fields.h"
#include "web/pages/invitation_shown.h"

namespace baton::web {
namespace {

Response show(Page& page, const std::string& text) {
  const Language language = page.language;
  Html fields = helperFields(page, scopesIn(page.request), page.request.field("days"), text);
  fields += notice(say(language, "Only for you"),
                   paragraph(say(language,
                                 "Is somebody asking you to do this right now? You can save it for later. "
                                 "Then nothing is shared, and nobody can see that.")),
                   Tone::Neutral);
  Html buttons = button(say(language, "Make a code"), Look::Primary, "act", "now");
  buttons += button(say(language, "Save for later"), Look::Secondary, "act", "later");
  fields += Html::element("div", {{"class", "buttons"}}, buttons);
  Html content = text.empty() ? Html() : errorSummary(page, {{"scopes", text}});
  content += form(page, page.about("/helpers/new"), fields);
  LayoutOptions options;
  options.status = text.empty() ? 200 : 422;
  options.back = "/household";
  options.has_errors = !text.empty();
  return layout(page, sayf(language, "Let somebody help with the record of {}", page.person->name), content, options);
}

}  // namespace

Response helperInvitePage(Page& page) { return show(page, ""); }

Response helperInviteSend(Page& page) {
  if (page.request.field("act") == "later") {
    return goTo(page, "/household", Flash{Done::Saved, page.home.clock().now(), ""});
  }
  const auto code = app::inviteCaregiver(page.home, page.visitor,
                                         {page.person->person, scopesIn(page.request), daysIn(page.request)});
  if (code) return showInvitation(page, *code);
  return code.error().code == ErrorCode::BadInput ? show(page, said(page, code.error())) : trouble(page, code.error());
}

Response ownAccountInvite(Page& page) {
  // Who opens their own record has an account already.
  if (page.person->relation != app::Relation::Manager) return notFound(page);
  const Language language = page.language;
  if (page.request.method == "POST") {
    const auto code = app::inviteToOwnRecord(page.home, page.visitor, page.person->person);
    return code ? showInvitation(page, *code) : trouble(page, {code.error().code, said(page, code.error()), ""});
  }
  Confirm confirm;
  confirm.title = sayf(language, "Give {} an account?", page.person->name);
  confirm.content = paragraph(
      say(language, "They can then see and change all of their record. You cannot take this account away again."));
  confirm.action = page.about("/own-account");
  confirm.yes = say(language, "Make a code");
  confirm.no = say(language, "Not now");
  confirm.back = "/household";
  return layout(page, say(language, "An account of their own"), confirmPanel(page, confirm));
}

}  // namespace baton::web
