// Quick exit, for somebody who must hide what is on the screen: leads to a page about the weather and signs out.
//
// With JavaScript app.js has blanked the page before and replaces it in the history; without it this is a plain link.
// Clear-Site-Data empties the browser's cache and cookies of this site (W3C Clear Site Data §3.1), not its storage: the
// crisis card that the person chose to keep stays. Browsers follow it over HTTPS and on this machine only.
// The session ends here, on the server, so that it ends also where Clear-Site-Data is not followed. Nothing is asked
// and nothing holds the person back: when the store cannot be written they still get away. A link on another site must
// not sign anybody out, so this is done only for requests that come from our pages.
#include "app/accounts/sessions.h"
#include "web/pages/account_parts.h"
#include "web/pages/pages.h"

namespace baton::web {
namespace {

constexpr std::string_view kNeutralPage = "https://www.weather.gov/";

}  // namespace

Response exitPage(Page& page) {
  const std::string site = page.request.header("sec-fetch-site");
  Response response;
  response.status = 303;
  response.headers.emplace_back("Location", kNeutralPage);
  if (site.empty() || site == "same-origin" || site == "none") {
    (void)app::signOut(page.home, cookiesOf(page.request).session);
    response.headers.emplace_back("Set-Cookie", app::sessionCookie("", 0, transportOf(page.request)));
    response.headers.emplace_back("Clear-Site-Data", "\"cache\", \"cookies\"");
  }
  return response;
}

}  // namespace baton::web
