// An authenticator app as a second step: scan, type one code, write down ten recovery codes.
#include "app/accounts/totp.h"
#include "web/pages/account_pages.h"
#include "web/pages/account_parts.h"
#include "web/pages/qr_picture.h"
#include "web/pages/recovery_codes_shown.h"

namespace baton::web {
namespace {

Response show(Page& page, const std::string& wrong) {
  const Language language = page.language;
  const auto offer = app::offerTotp(page.home, page.visitor);
  if (!offer) return trouble(page, {offer.error().code, said(page, offer.error()), ""});
  Html content = wrong.empty() ? Html() : errorSummary(page, {{"code", wrong}});
  content += paragraph(say(language, "Open an authenticator app on your phone and scan this picture."));
  content += qrPicture(offer->uri, say(language, "Picture for your authenticator app"));
  Html by_hand = paragraph(say(language, "Type this key into the app:"));
  by_hand += Html::element("p", Html::element("code", Html::text(offer->secret)));
  content += details(say(language, "I cannot scan it"), by_hand);
  Field code;
  code.name = "code";
  code.label = say(language, "Code that the app shows now");
  code.error = wrong;
  code.is_required = true;
  code.autocomplete = "one-time-code";
  Html fields = textField(code, TextKind::Code, FieldWidth::Short);
  fields += button(say(language, "Turn it on"));
  content += form(page, "/account/authenticator", fields);
  LayoutOptions options;
  options.status = wrong.empty() ? 200 : 422;
  options.back = "/account";
  options.has_errors = !wrong.empty();
  return layout(page, say(language, "Use an authenticator app"), content, options);
}

Response showOn(Page& page) {
  const Language language = page.language;
  Confirm confirm;
  confirm.title = say(language, "Turn the authenticator app off?");
  confirm.content =
      paragraph(say(language, "Then your password alone signs you in. Your recovery codes stop working."));
  confirm.action = "/account/authenticator/remove";
  confirm.yes = say(language, "Turn it off");
  confirm.no = say(language, "Keep it on");
  confirm.back = "/account";
  confirm.look = Look::Warning;
  LayoutOptions options;
  options.back = "/account";
  return layout(page, say(language, "Your authenticator app is on"), confirmPanel(page, confirm), options);
}

}  // namespace

Response accountAuthenticatorPage(Page& page) {
  const auto has_app = app::hasTotp(page.home, page.visitor.account);
  if (!has_app) return trouble(page, has_app.error());
  return *has_app ? showOn(page) : show(page, "");
}

Response accountAuthenticatorSend(Page& page) {
  const auto codes = app::confirmTotp(page.home, page.visitor, page.request.field("code"));
  if (codes) return showRecoveryCodes(page, *codes);
  return isForTheForm(codes.error()) ? show(page, said(page, codes.error())) : trouble(page, codes.error());
}

Response accountAuthenticatorRemove(Page& page) {
  const auto done = app::dropTotp(page.home, page.visitor);
  if (!done) return trouble(page, {done.error().code, said(page, done.error()), ""});
  return goTo(page, "/account", Flash{Done::Removed, page.home.clock().now(), ""});
}

}  // namespace baton::web
