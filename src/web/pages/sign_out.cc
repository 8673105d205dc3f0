// Signing out of this device. What the browser kept of pages is thrown away.
#include "app/accounts/sessions.h"
#include "web/pages/account_pages.h"
#include "web/pages/account_parts.h"

namespace baton::web {

Response signOutSend(Page& page) {
  if (const auto done = app::signOut(page.home, cookiesOf(page.request).session); !done) {
    return trouble(page, done.error());
  }
  Response response = goTo(page, "/sign-in", Flash{Done::SignedOut, page.home.clock().now(), ""});
  setSignedOut(response, page);
  return response;
}

}  // namespace baton::web
