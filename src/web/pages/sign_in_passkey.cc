// Signing in with a passkey: the two answers that passkey.js asks for.
#include "app/accounts/passkeys.h"
#include "web/pages/account_pages.h"
#include "web/pages/account_parts.h"

namespace baton::web {

Response signInPasskeyOptions(Page& page) {
  const auto options = app::askForPasskey(page.home, siteOf(page));
  return options ? jsonAnswer(*options) : jsonTrouble(page, options.error());
}

Response signInPasskeySend(Page& page) {
  const app::Cookies cookies = cookiesOf(page.request);
  const auto answer = app::signInByPasskey(
      page.home, siteOf(page),
      {page.request.body, cookies.session, cookies.device, page.request.client, page.request.header("user-agent")});
  if (!answer) return jsonTrouble(page, answer.error());
  if (answer->end != app::SignInEnd::Done) {
    return jsonTrouble(page, {ErrorCode::Conflict, "There were many tries. Please wait a minute, then try again.", ""});
  }
  Response response = jsonNext(nextOf(page));
  setSignedIn(response, page, *answer);
  return response;
}

}  // namespace baton::web
