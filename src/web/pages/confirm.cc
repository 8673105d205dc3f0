// Step-up: the password or a passkey once more, before sharing, export and what guards the account.
#include "app/accounts/passkeys.h"
#include "web/pages/account_pages.h"
#include "web/pages/account_parts.h"

namespace baton::web {
namespace {

Response show(Page& page, const std::string& trouble, int status) {
  const Language language = page.language;
  Html fields = hidden("next", nextOf(page));
  fields += passwordField("password", say(language, "Password"), trouble, "current-password");
  fields += button(say(language, "Go on"));
  Html content = trouble.empty() ? Html() : errorSummary(page, {{"password", trouble}});
  content +=
      paragraph(say(language, "The next step needs to be you. After this we will not ask again for 10 minutes."));
  content += form(page, "/confirm", fields);
  const auto passkeys = app::listPasskeys(page.home, page.visitor);
  if (passkeys && !passkeys->empty()) {
    content += passkeyButton(
        page, {say(language, "Use a passkey"), "get", "/confirm/passkey/options", "/confirm/passkey", nextOf(page)});
  }
  LayoutOptions options;
  options.status = status;
  options.back = "/";
  options.has_errors = !trouble.empty();
  return layout(page, say(language, "Confirm that it is you"), content, options);
}

}  // namespace

Response confirmPage(Page& page) { return show(page, "", 200); }

Response confirmSend(Page& page) {
  const app::Cookies cookies = cookiesOf(page.request);
  const auto token = app::confirmByPassword(page.home, page.visitor, cookies.session,
                                            {page.request.field("password"), cookies.device, page.request.client});
  if (!token && isForTheForm(token.error())) {
    return show(page, said(page, token.error()), token.error().code == ErrorCode::Conflict ? 429 : 422);
  }
  if (!token) return trouble(page, token.error());
  Response response = goTo(page, nextOf(page));
  if (const auto set = setRenewed(response, page, *token); !set) return trouble(page, set.error());
  return response;
}

Response confirmPasskeyOptions(Page& page) {
  const auto options = app::askOwnPasskey(page.home, page.visitor, siteOf(page));
  return options ? jsonAnswer(*options) : jsonTrouble(page, options.error());
}

Response confirmPasskeySend(Page& page) {
  const app::Cookies cookies = cookiesOf(page.request);
  const auto token = app::confirmByPasskey(
      page.home, page.visitor, siteOf(page),
      {page.request.body, cookies.session, cookies.device, page.request.client, page.request.header("user-agent")});
  if (!token) return jsonTrouble(page, token.error());
  Response response = jsonNext(nextOf(page));
  if (const auto set = setRenewed(response, page, *token); !set) return jsonTrouble(page, set.error());
  return response;
}

}  // namespace baton::web
