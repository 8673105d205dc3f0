// The second step: a code of the authenticator app, or a recovery code.
#include "app/accounts/sessions.h"
#include "web/pages/account_pages.h"
#include "web/pages/account_parts.h"

namespace baton::web {
namespace {

bool isWaiting(Page& page) {
  const auto found = app::findSession(page.home, cookiesOf(page.request).session);
  return found && *found && (*found)->row.waits_for_code;
}

Response show(Page& page, const std::string& trouble, int status) {
  const Language language = page.language;
  Field code;
  code.name = "code";
  code.label = say(language, "Code");
  code.hint = say(language, "6 digits from your authenticator app, or one of your recovery codes.");
  code.error = trouble;
  code.is_required = true;
  code.autocomplete = "one-time-code";
  Html fields = hidden("next", nextOf(page));
  fields += textField(code, TextKind::Code, FieldWidth::Short);
  fields += zoneField();
  fields += button(say(language, "Go on"));
  Html content = trouble.empty() ? Html() : errorSummary(page, {{"code", trouble}});
  content += form(page, "/sign-in/code", fields);
  Html lost = paragraph(say(language, "Use one of the ten recovery codes that you wrote down."));
  lost += paragraph(
      say(language, "If you have none, the person who runs this computer can turn the second step off for you."));
  content += details(say(language, "I do not have my phone"), lost);
  LayoutOptions options;
  options.status = status;
  options.back = "/sign-in";
  options.has_errors = !trouble.empty();
  return layout(page, say(language, "Type your code"), content, options);
}

}  // namespace

Response signInCodePage(Page& page) {
  if (!isWaiting(page)) return goTo(page, "/sign-in");
  return show(page, "", 200);
}

Response signInCodeSend(Page& page) {
  if (!isWaiting(page)) return goTo(page, "/sign-in");
  const app::Cookies cookies = cookiesOf(page.request);
  const auto answer = app::signInCode(
      page.home, {cookies.session, page.request.field("code"), cookies.device, page.request.header("user-agent")});
  if (!answer) return trouble(page, answer.error());
  if (answer->end == app::SignInEnd::Wait) {
    return show(page, say(page.language, "There were many tries. Please wait a minute, then try again."), 429);
  }
  if (answer->end != app::SignInEnd::Done) {
    return show(page, say(page.language, "This code does not fit. Type the newest one that your app shows."), 422);
  }
  Response response = goTo(page, nextOf(page));
  setSignedIn(response, page, *answer);
  return response;
}

}  // namespace baton::web
