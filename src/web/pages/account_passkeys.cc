// Passkeys of an account: see, add, remove.
#include "app/accounts/passkeys.h"
#include "web/pages/account_pages.h"
#include "web/pages/account_parts.h"

namespace baton::web {

Response accountPasskeysPage(Page& page) {
  const Language language = page.language;
  const auto passkeys = app::listPasskeys(page.home, page.visitor);
  if (!passkeys) return trouble(page, passkeys.error());
  Html content = paragraph(
      say(language,
          "A passkey signs you in with your fingerprint, your face or the lock of your phone. No password to type."));
  if (passkeys->empty()) {
    content += emptyState(say(language, "No passkeys yet"), say(language, "Add one on a device that only you use."));
  } else {
    Table list;
    list.caption = say(language, "Your passkeys");
    list.headers = {say(language, "Made on"), say(language, "Added"), say(language, "Last used"), ""};
    for (const app::PasskeySummary& passkey : *passkeys) {
      Html inside = hidden("id", passkey.id);
      inside += button(say(language, "Remove"), Look::Quiet);
      list.rows.push_back({Html::text(passkey.name.empty() ? say(language, "A device") : passkey.name),
                           Html::text(shownDayOf(page, passkey.created)), Html::text(shownDayOf(page, passkey.used)),
                           form(page, "/account/passkeys/remove", inside)});
    }
    content += table(list);
  }
  content += passkeyButton(page, {say(language, "Add a passkey for this device"), "create", "/account/passkeys/options",
                                  "/account/passkeys", "/account/passkeys"});
  content += Html::element("noscript", paragraph(say(language,
                                                     "Adding a passkey needs JavaScript. Your password works "
                                                     "without it.")));
  LayoutOptions options;
  options.back = "/account";
  return layout(page, say(language, "Passkeys"), content, options);
}

Response accountPasskeyOptions(Page& page) {
  const auto options = app::offerPasskey(page.home, page.visitor, siteOf(page));
  return options ? jsonAnswer(*options) : jsonTrouble(page, options.error());
}

Response accountPasskeyAdd(Page& page) {
  const auto done =
      app::addPasskey(page.home, page.visitor, siteOf(page), page.request.body, page.request.header("user-agent"));
  return done ? jsonNext("/account/passkeys") : jsonTrouble(page, done.error());
}

Response accountPasskeyRemove(Page& page) {
  const auto done = app::dropPasskey(page.home, page.visitor, page.request.field("id"));
  if (!done && done.error().code != ErrorCode::NotFound) {
    return trouble(page, {done.error().code, said(page, done.error()), ""});
  }
  return goTo(page, "/account/passkeys", Flash{Done::Removed, page.home.clock().now(), ""});
}

}  // namespace baton::web
