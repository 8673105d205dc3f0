// Using a code that somebody passed on: access for an account that is signed in, or a new account.
#include "app/accounts/invitations.h"
#include "web/pages/account_pages.h"
#include "web/pages/account_parts.h"

namespace baton::web {
namespace {

std::string fieldOf(const Error& error) {
  const std::string& text = error.message;
  if (error.code == ErrorCode::NotFound || text.find("tries") != std::string::npos) return "code";
  if (text.find("birth") != std::string::npos) return "born";
  if (text.find("sign") != std::string::npos || text.find("64") != std::string::npos) return "login";
  if (text.find("name") != std::string::npos) return "name";
  return error.code == ErrorCode::Conflict ? "code" : "password";
}

Response show(Page& page, const Error* error) {
  const Language language = page.language;
  const bool is_new = !page.visitor.isSignedIn();
  const std::string wrong = error == nullptr ? "" : is_new ? fieldOf(*error) : "code";
  const auto text = [&](const char* name, const std::string& label, const std::string& hint, const char* autocomplete) {
    Field field;
    field.name = name;
    field.label = label;
    field.hint = hint;
    field.value = page.request.field(name);
    field.error = wrong == name ? said(page, *error) : "";
    field.autocomplete = autocomplete;
    return field;
  };
  Html fields =
      textField(text("code", say(language, "Code"), say(language, "16 letters and digits."), "off"), TextKind::Code);
  if (is_new) {
    fields += textField(text("name", say(language, "Your name"), "", "name"));
    fields += dateField(text("born", say(language, "Birth date"), say(language, "You can leave this empty."), "bday"));
    fields +=
        textField(text("login", say(language, "Sign-in name"), say(language, "Short and easy to type."), "username"));
    fields +=
        passwordField("password", say(language, "Password"), wrong == "password" ? said(page, *error) : "",
                      "new-password", say(language, "At least 10 characters. Three or four words together work well."));
  }
  if (is_new) fields += accountLanguageField(page, chosenLanguage(page), Chosen::Always);
  fields += button(say(language, "Go on"));
  Html content = error == nullptr ? Html() : errorSummary(page, {{wrong, said(page, *error)}});
  if (is_new) {
    content += paragraph(say(language, "With this you make an account of your own."));
    content += Html::element("p", link("/sign-in?next=/join", say(language, "I have an account here already")));
  }
  content += form(page, "/join", fields);
  LayoutOptions options;
  options.status = error == nullptr ? 200 : 422;
  options.has_errors = error != nullptr;
  return layout(page, say(language, "Use your code"), content, options);
}

}  // namespace

Response joinPage(Page& page) { return show(page, nullptr); }

Response joinSend(Page& page) {
  const Request& request = page.request;
  if (page.visitor.isSignedIn()) {
    const auto done = app::acceptInvitation(page.home, page.visitor, request.field("code"), request.client);
    if (!done && isForTheForm(done.error())) return show(page, &done.error());
    if (!done) return trouble(page, done.error());
    return goTo(page, "/household", Flash{Done::Added, page.home.clock().now(), ""});
  }
  const app::NewMember member{request.field("login"), request.field("name"), request.field("password"),
                              request.field("born"), ""};
  const auto account = app::joinByInvitation(page.home, member, request.field("code"), request.client);
  if (!account && isForTheForm(account.error())) return show(page, &account.error());
  if (!account) return trouble(page, account.error());
  const app::Cookies cookies = cookiesOf(request);
  const auto answer =
      app::finishSignIn(page.home, {*account, false, cookies.session, cookies.device, request.header("user-agent")});
  if (!answer) return trouble(page, answer.error());
  Response response = goTo(page, "/");
  setSignedIn(response, page, *answer);
  setFirstLanguage(response, page, *account);
  return response;
}

}  // namespace baton::web
