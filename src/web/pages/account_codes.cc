// Recovery codes: how many are left, and ten new ones.
#include "app/accounts/recovery_codes.h"
#include "web/pages/account_pages.h"
#include "web/pages/account_parts.h"
#include "web/pages/recovery_codes_shown.h"

namespace baton::web {

Response showRecoveryCodes(Page& page, const std::vector<std::string>& codes) {
  const Language language = page.language;
  std::vector<Html> items;
  for (const std::string& code : codes) items.push_back(Html::element("code", Html::text(code)));
  Html content = notice(
      say(language, "Write these down or print them now"),
      paragraph(say(language, "We cannot show them again. Each code signs you in once when your phone is not there.")),
      Tone::Caution);
  content += bulletList(items);
  content += paragraph(say(language, "Keep them where nobody else looks, and not on the same phone."));
  content += linkButton("/account", say(language, "I have written them down"));
  return layout(page, say(language, "Your recovery codes"), content);
}

Response accountCodesPage(Page& page) {
  const Language language = page.language;
  const auto left = app::countRecoveryCodes(page.home, page.visitor);
  if (!left) return trouble(page, left.error());
  Confirm confirm;
  confirm.title = say(language, "Make ten new codes?");
  confirm.content =
      paragraph(sayn(language, "You have {} code left.", "You have {} codes left.", static_cast<std::int64_t>(*left)));
  confirm.content += paragraph(say(language, "The old codes stop working."));
  confirm.action = "/account/codes";
  confirm.yes = say(language, "Make new codes");
  confirm.no = say(language, "Keep the old ones");
  confirm.back = "/account";
  LayoutOptions options;
  options.back = "/account";
  return layout(page, say(language, "Recovery codes"), confirmPanel(page, confirm), options);
}

Response accountCodesSend(Page& page) {
  const auto codes = app::makeRecoveryCodes(page.home, page.visitor);
  if (!codes) return trouble(page, {codes.error().code, said(page, codes.error()), ""});
  return showRecoveryCodes(page, *codes);
}

}  // namespace baton::web
