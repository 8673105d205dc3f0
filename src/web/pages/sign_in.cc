// Sign in with name and password. Says the same for every name, and tells a person who waits that nothing is lost.
#include "app/accounts/sign_in.h"

#include "app/accounts/setup.h"
#include "web/pages/account_pages.h"
#include "web/pages/account_parts.h"

namespace baton::web {
namespace {

Response show(Page& page, const std::string& trouble, int status) {
  const Language language = page.language;
  Html fields = hidden("next", nextOf(page));
  Field login;
  login.name = "login";
  login.label = say(language, "Sign-in name");
  login.value = page.request.field("login");
  login.error = trouble;
  login.is_required = true;
  login.autocomplete = "username";
  fields += textField(login);
  fields += passwordField("password", say(language, "Password"), "", "current-password");
  Field keep;
  keep.name = "keep";
  keep.label = say(language, "Keep me signed in on this device for 30 days");
  keep.hint = say(language, "Choose this only if nobody else uses this device.");
  keep.value = page.request.field("keep");
  fields += checkbox(keep);
  fields += zoneField();
  fields += button(say(language, "Sign in"));

  Html content = trouble.empty() ? Html() : errorSummary(page, {{"login", trouble}});
  content += form(page, "/sign-in", fields);
  content += passkeyButton(page, {say(language, "Sign in with a passkey"), "get", "/sign-in/passkey/options",
                                  "/sign-in/passkey", nextOf(page)});
  Html lost = paragraph(say(language, "The person who runs this computer can set a new password for you."));
  lost += paragraph(say(language, "The help in a crisis works without signing in."));
  content += details(say(language, "I cannot sign in"), lost);
  content += paragraph(say(language, "Somebody gave you a code?"));
  content += Html::element("p", link("/join", say(language, "Use your code")));
  LayoutOptions options;
  options.status = status;
  options.has_errors = !trouble.empty();
  return layout(page, say(language, "Sign in"), content, options);
}

std::string waitText(Language language, std::int64_t wait_ms) {
  constexpr std::int64_t kMinuteMs = 60'000;
  if (wait_ms <= kMinuteMs) return say(language, "There were many tries. Please wait a minute, then try again.");
  return say(language, "There were many tries. Please try again in an hour.");
}

}  // namespace

Response signInPage(Page& page) {
  if (page.visitor.isSignedIn()) return goTo(page, nextOf(page));
  if (const auto is_set_up = app::isSetUp(page.home); is_set_up && !*is_set_up) return goTo(page, "/setup");
  return show(page, "", 200);
}

Response signInSend(Page& page) {
  const app::Cookies cookies = cookiesOf(page.request);
  const auto answer = app::signIn(
      page.home, {page.request.field("login"), page.request.field("password"), page.request.field("keep") == "yes",
                  cookies.session, cookies.device, page.request.client, page.request.header("user-agent")});
  if (!answer) return trouble(page, answer.error());
  switch (answer->end) {
    case app::SignInEnd::Refused:
      return show(page, say(page.language, "This name and password do not match. Please type both again."), 422);
    case app::SignInEnd::Wait:
      return show(page, waitText(page.language, answer->wait_ms), 429);
    case app::SignInEnd::NeedsCode: {
      Response response = goTo(page, withNextPath("/sign-in/code", nextOf(page)));
      setSignedIn(response, page, *answer);
      return response;
    }
    case app::SignInEnd::Done:
      break;
  }
  Response response = goTo(page, nextOf(page));
  setSignedIn(response, page, *answer);
  return response;
}

}  // namespace baton::web
