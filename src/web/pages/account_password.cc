// A new password. All other devices are signed out by it.
#include "app/accounts/passwords.h"
#include "web/pages/account_pages.h"
#include "web/pages/account_parts.h"

namespace baton::web {
namespace {

Response show(Page& page, const Error* error) {
  const Language language = page.language;
  const bool is_old = error != nullptr && error->code != ErrorCode::BadInput;
  const std::string text = error == nullptr ? "" : said(page, *error);
  Html fields = passwordField("old", say(language, "Password now"), is_old ? text : "", "current-password");
  fields += passwordField("new", say(language, "New password"), is_old ? "" : text, "new-password",
                          say(language, "At least 10 characters. Three or four words together work well."));
  fields += button(say(language, "Change password"));
  Html content = error == nullptr ? Html() : errorSummary(page, {{is_old ? "old" : "new", text}});
  content += paragraph(say(language, "All other devices will be signed out."));
  content += form(page, "/account/password", fields);
  LayoutOptions options;
  options.status = error == nullptr ? 200 : 422;
  options.back = "/account";
  options.has_errors = error != nullptr;
  return layout(page, say(language, "Change your password"), content, options);
}

}  // namespace

Response accountPasswordPage(Page& page) { return show(page, nullptr); }

Response accountPasswordSend(Page& page) {
  const app::Cookies cookies = cookiesOf(page.request);
  const auto done = app::changePassword(
      page.home, page.visitor,
      {page.request.field("old"), page.request.field("new"), cookies.session, cookies.device, page.request.client});
  if (!done && isForTheForm(done.error())) return show(page, &done.error());
  if (!done) return trouble(page, done.error());
  return goTo(page, "/account", Flash{Done::Saved, page.home.clock().now(), ""});
}

}  // namespace baton::web
