// Signing out another device, or all others.
#include "app/accounts/sessions.h"
#include "web/pages/account_pages.h"
#include "web/pages/account_parts.h"

namespace baton::web {

Response accountDeviceSignOut(Page& page) {
  const std::string id = page.request.field("id");
  const Status done = id == "others" ? app::signOutOthers(page.home, page.visitor, cookiesOf(page.request).session)
                                     : app::signOutDevice(page.home, page.visitor, id);
  // Signed out already: what was asked for is so.
  if (!done && done.error().code != ErrorCode::NotFound) return trouble(page, done.error());
  return goTo(page, "/account", Flash{Done::Removed, page.home.clock().now(), ""});
}

}  // namespace baton::web
