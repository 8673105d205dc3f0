#include "web/pages/account_parts.h"

#include <algorithm>
#include <array>

#include "app/accounts/sessions.h"
#include "app/accounts/settings.h"
#include "format/json.h"
#include "web/frame/appearance.h"
#include "web/frame/shown.h"
#include "web/server/static_files.h"

namespace baton::web {
namespace {

using format::Attributes;

// What app/accounts may say, for the catalogue.
using Said = std::string (*)(Language);
constexpr std::array<Said, 36> kSaid = {
    [](Language l) { return say(l, "Choose a name to sign in with."); },
    [](Language l) { return say(l, "Choose a shorter name, up to 64 letters."); },
    [](Language l) { return say(l, "Use letters, digits and signs only."); },
    [](Language l) { return say(l, "Use at least 10 characters. Three or four words together work well."); },
    [](Language l) { return say(l, "Use a shorter password."); },
    [](Language l) { return say(l, "Many people would guess this one. Try three or four words together."); },
    [](Language l) { return say(l, "This sign-in name is taken."); },
    [](Language l) { return say(l, "Write a name."); },
    [](Language l) { return say(l, "Write a shorter name, up to 120 letters."); },
    [](Language l) { return say(l, "Write the birth date as year, month and day, like 1990-05-31."); },
    [](Language l) { return say(l, "Write the birth date as year, month and day, like 2015-05-31."); },
    [](Language l) {
      return say(l, "This person is an adult. Invite them, so that they have an account of their own.");
    },
    [](Language l) { return say(l, "There were many tries. Please wait a minute, then try again."); },
    [](Language l) { return say(l, "There were many tries. Please try again in an hour."); },
    [](Language l) { return say(l, "Please sign in again."); },
    [](Language l) { return say(l, "Please sign in first."); },
    [](Language l) { return say(l, "Please type your password again first."); },
    [](Language l) { return say(l, "This is not the password we have. Please type it again."); },
    [](Language l) { return say(l, "The picture is too old. Please begin again."); },
    [](Language l) { return say(l, "This code does not fit. Type the newest one that your app shows."); },
    [](Language l) { return say(l, "Baton is set up already. Please sign in."); },
    [](Language l) { return say(l, "This is not the set-up code. The server printed it when it started."); },
    [](Language l) {
      return say(l, "This code does not work. It may be too old, or used already. Ask for a new one.");
    },
    [](Language l) { return say(l, "Choose what this person may do."); },
    [](Language l) { return say(l, "Choose for how long, up to a year."); },
    [](Language l) { return say(l, "Only people with a record of their own here can invite others."); },
    [](Language l) { return say(l, "This is your own record already."); },
    [](Language l) { return say(l, "This code makes a new account. Sign out first, then use it."); },
    [](Language l) { return say(l, "You have access to this record already."); },
    [](Language l) { return say(l, "This passkey could not be checked. Please try again, or use your password."); },
    [](Language l) { return say(l, "The answer of this browser could not be read. Please use your password."); },
    [](Language l) { return say(l, "This passkey was removed already."); },
    [](Language l) { return say(l, "This device is signed out already."); },
    [](Language l) { return say(l, "Please choose one of the answers on the page."); },
    [](Language l) { return say(l, "There is not enough free memory right now. Please try again in a minute."); },
    [](Language l) {
      return say(l,
                 "The disk is full. Nothing was saved by this step; what was saved before is safe. Free some space "
                 "and try again.");
    },
};

std::string messageIn(Language language, const std::string& message) {
  const auto found =
      std::find_if(kSaid.begin(), kSaid.end(), [&](Said sentence) { return sentence(Language::English) == message; });
  return found == kSaid.end() ? message : (*found)(language);
}

// Signing in goes on when it cannot be kept: pages then show the machine's zone, as before.
void keepFirstZone(const Page& page, const app::SignInAnswer& answer) {
  std::string zone = page.request.field("zone");
  if (zone.empty()) zone = page.request.parameter("zone");  // passkey.js sends no form
  if (zone.empty() || answer.session.empty()) return;
  const auto found = app::findSession(page.home, answer.session);
  if (found && *found && !(*found)->row.waits_for_code) {
    (void)app::putFirstZone(page.home, (*found)->account, zone);
  }
}

void setCookie(Response& response, const std::string& cookie) { response.headers.emplace_back("Set-Cookie", cookie); }

}  // namespace

app::Transport transportOf(const Request& request) {
  return request.is_secure ? app::Transport::Secure : app::Transport::Plain;
}

app::Cookies cookiesOf(const Request& request) { return app::readCookies(request.cookies, transportOf(request)); }

app::Visitor visitorOf(app::Home& home, const Request& request) {
  return app::visitorFor(home, cookiesOf(request).session).value_or(app::Visitor());
}

app::Site siteOf(const Page& page) { return app::siteOf(page.request.host, page.request.is_secure); }

void setSignedIn(Response& response, const Page& page, const app::SignInAnswer& answer) {
  const app::Transport transport = transportOf(page.request);
  keepFirstZone(page, answer);
  if (!answer.session.empty()) {
    setCookie(response, app::sessionCookie(answer.session, answer.keeps_me ? app::kKeptSeconds : 0, transport));
  }
  if (!answer.device.empty()) setCookie(response, app::deviceCookie(answer.device, transport));
}

Status setRenewed(Response& response, const Page& page, const std::string& token) {
  BATON_TRY(const auto found, app::findSession(page.home, token));
  std::int64_t seconds = 0;
  if (found && found->row.keeps_me) seconds = (found->until.ms - page.home.clock().now().ms) / 1000;
  setCookie(response, app::sessionCookie(token, seconds, transportOf(page.request)));
  return {};
}

void setSignedOut(Response& response, const Page& page) {
  setCookie(response, app::sessionCookie("", 0, transportOf(page.request)));
  response.headers.emplace_back("Clear-Site-Data", "\"cache\"");
}

Html zoneField() {
  return Html::lone("input", Attributes{{"type", "hidden"}, {"name", "zone"}, {"data-zone", ""}, {"value", ""}});
}

std::string nextOf(const Page& page) {
  std::string next = page.request.field("next");
  if (next.empty()) next = page.request.parameter("next");
  return isLocalPath(next) ? next : "/";
}

std::string withNextPath(std::string_view path, const std::string& next) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string whole = std::string(path) + "?next=";
  for (const char c : next) {
    const bool is_plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '/';
    const auto byte = static_cast<unsigned char>(c);
    whole += is_plain ? std::string(1, c) : std::string{'%', kHex[byte >> 4U], kHex[byte & 15U]};
  }
  return whole;
}

Response jsonAnswer(const std::string& text, int status) {
  Response response;
  response.status = status;
  response.content_type = "application/json";
  response.body = text;
  return response;
}

Response jsonNext(const std::string& path) {
  json::Value value;
  value.set("next", path);
  return jsonAnswer(json::write(value));
}

Response jsonTrouble(const Page& page, const Error& error) {
  json::Value value;
  value.set("trouble", said(page, error));
  return jsonAnswer(json::write(value), error.code == ErrorCode::Conflict ? 429 : 400);
}

std::string said(const Page& page, const Error& error) { return messageIn(page.language, error.message); }

bool isForTheForm(const Error& error) {
  return error.code == ErrorCode::BadInput || error.code == ErrorCode::NotAllowed ||
         error.code == ErrorCode::Conflict || error.code == ErrorCode::NotFound || error.code == ErrorCode::TooLarge;
}

Html passwordField(std::string_view name, std::string_view label, std::string_view error, std::string_view autocomplete,
                   std::string_view hint) {
  Field field;
  field.name = name;
  field.label = label;
  field.hint = hint;
  field.error = error;
  field.is_required = true;
  field.autocomplete = autocomplete;
  return textField(field, TextKind::Password);  // never with a value: what was typed is not sent back
}

Html passkeyButton(const Page& page, const PasskeyButton& wanted) {
  Html inside = Html::element("button",
                              Attributes{{"type", "button"},
                                         {"class", "button button-secondary"},
                                         {"data-passkey", wanted.ceremony},
                                         {"data-options", wanted.options},
                                         {"data-answer", wanted.answer},
                                         {"data-next", wanted.next}},
                              Html::text(wanted.text));
  inside +=
      Html::element("p", Attributes{{"role", "alert"}, {"class", "error-message"}, {"data-passkey-trouble", ""}}, {});
  Html whole = Html::element("div", Attributes{{"data-passkey-box", ""}}.flag("hidden"), inside);
  whole +=
      Html::element("script", Attributes{{"src", staticPath("passkey.js")}, {"nonce", page.nonce}}.flag("defer"), {});
  return whole;
}

std::string shownDayOf(const Page& page, Instant at) { return shownDay(mannerOf(page), at); }

}  // namespace baton::web
