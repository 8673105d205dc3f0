// Your account: everything about signing in, on one page with a way to each part.
#include "app/accounts/passkeys.h"
#include "app/accounts/recovery_codes.h"
#include "app/accounts/sessions.h"
#include "app/accounts/settings.h"
#include "app/accounts/totp.h"
#include "web/pages/account_pages.h"
#include "web/pages/account_parts.h"

namespace baton::web {
namespace {

Result<Html> summary(Page& page) {
  const Language language = page.language;
  BATON_TRY(const bool has_app, app::hasTotp(page.home, page.visitor.account));
  BATON_TRY(const std::size_t codes, app::countRecoveryCodes(page.home, page.visitor));
  BATON_TRY(const auto passkeys, app::listPasskeys(page.home, page.visitor));
  const std::string change = say(language, "Change");
  std::vector<SummaryRow> rows;
  rows.push_back({say(language, "Name"), Html::text(page.visitor.name), "", ""});
  rows.push_back({say(language, "Password"), Html::text("••••••••••"), "/account/password", change});
  rows.push_back({say(language, "Authenticator app"),
                  Html::text(has_app ? say(language, "On: sign-in asks for a code") : say(language, "Off")),
                  "/account/authenticator", change});
  if (has_app) {
    rows.push_back({say(language, "Recovery codes"),
                    Html::text(sayn(language, "{} code left", "{} codes left", static_cast<std::int64_t>(codes))),
                    "/account/codes", change});
  }
  const auto count = static_cast<std::int64_t>(passkeys.size());
  rows.push_back(
      {say(language, "Passkeys"),
       Html::text(count == 0 ? say(language, "None yet") : sayn(language, "{} passkey", "{} passkeys", count)),
       "/account/passkeys", change});
  return summaryList(rows);
}

Html deviceText(const Page& page, const app::DeviceSession& session) {
  const Language language = page.language;
  Html text = Html::text(session.device.empty() ? say(language, "A device") : session.device);
  if (session.is_this) text += badge(say(language, "This device"), Tone::Info);
  return text;
}

Result<Html> devices(Page& page) {
  const Language language = page.language;
  BATON_TRY(const auto sessions, app::listSessions(page.home, page.visitor, cookiesOf(page.request).session));
  Table devices;
  devices.caption = say(language, "Devices that are signed in");
  devices.headers = {say(language, "Device"), say(language, "Signed in"), say(language, "Last used"), ""};
  for (const app::DeviceSession& session : sessions) {
    Html sign_out;
    if (!session.is_this) {
      Html inside = hidden("id", session.id);
      inside += button(say(language, "Sign out"), Look::Quiet);
      sign_out = form(page, "/account/devices", inside);
    }
    devices.rows.push_back({deviceText(page, session), Html::text(shownDayOf(page, session.created)),
                            Html::text(shownDayOf(page, session.seen)), sign_out});
  }
  Html html = table(devices);
  if (sessions.size() > 1) {
    Html inside = hidden("id", "others");
    inside += button(say(language, "Sign out all other devices"), Look::Secondary);
    html += form(page, "/account/devices", inside);
  }
  return html;
}

Result<Html> idleForm(Page& page) {
  const Language language = page.language;
  BATON_TRY(const auto settings, app::settingsOf(page.home, page.visitor.account));
  Field field;
  field.name = "idle";
  field.label = say(language, "Sign me out when nothing was done for");
  field.value = std::to_string(settings.idle_minutes);
  std::vector<Choice> choices;
  for (const std::int64_t minutes : {5, 15, 30, 60}) {
    choices.push_back({std::to_string(minutes), sayf(language, "{} minutes", minutes), ""});
  }
  Html inside = selectField(field, choices);
  inside += button(say(language, "Save"), Look::Secondary);
  return form(page, "/account/idle", inside);
}

Result<Html> languageForm(Page& page) {
  BATON_TRY(const auto settings, app::settingsOf(page.home, page.visitor.account));
  Html inside = accountLanguageField(page, settings.language, Chosen::OrBrowser);
  inside += button(say(page.language, "Save"), Look::Secondary);
  return form(page, "/account/language", inside);
}

Result<Html> content(Page& page) {
  BATON_TRY(Html html, summary(page));
  BATON_TRY(const Html list, devices(page));
  html += section("devices", say(page.language, "Devices"), list);
  BATON_TRY(const Html language, languageForm(page));
  html += section("language-of", say(page.language, "Language of your account"), language);
  BATON_TRY(Html leaving, idleForm(page));
  leaving += buttonForm(page, "/sign-out", say(page.language, "Sign out"));
  html += section("leaving", say(page.language, "Signing out"), leaving);
  html += Html::element(
      "p",
      format::Attributes{{"role", "alert"},
                         {"data-unsent", say(page.language,
                                             "Some of what you wrote on this device is not saved yet. Signing out "
                                             "removes it. Press the button again to sign out.")}},
      {});
  return html;
}

}  // namespace

Response accountPage(Page& page) {
  const auto html = content(page);
  if (!html) return trouble(page, html.error());
  return layout(page, say(page.language, "Your account"), *html);
}

Response accountIdleSend(Page& page) {
  auto settings = app::settingsOf(page.home, page.visitor.account);
  if (!settings) return trouble(page, settings.error());
  const std::string minutes = page.request.field("idle");
  settings->idle_minutes = minutes.size() > 2 ? 0 : std::atoi(minutes.c_str());
  const auto done = app::putSettings(page.home, page.visitor.account, *settings);
  if (!done) return trouble(page, {done.error().code, said(page, done.error()), ""});
  return goTo(page, "/account", Flash{Done::Saved, page.home.clock().now(), ""});
}

}  // namespace baton::web
