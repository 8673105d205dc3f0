// Passkeys: the browser's side of WebAuthn Level 2 (§5, §7), with the keys checked in crypto/passkey.h.
//
// A challenge works once, for five minutes, for one purpose, and for the account it was made for. The page's script
// (web/static/passkey.js) carries the JSON here to the browser and its answer back; without it there is the password.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/accounts/rows.h"
#include "app/accounts/sign_in.h"
#include "app/home.h"
#include "app/visitor.h"

namespace baton::app {

// Where the page lies, as the browser must confirm it.
struct Site {
  std::string origin;  // "https://baton.example:8443"
  std::string rp_id;   // "baton.example"
};
Site siteOf(const std::string& host, bool is_secure);  // Host header

// What navigator.credentials.create() and get() want, as JSON with binary values in base64url.
Result<std::string> offerPasskey(Home& home, const Visitor& visitor, const Site& site);  // NotAllowed unless stepped up
Result<std::string> askForPasskey(Home& home, const Site& site);                         // to sign in: any account's
Result<std::string> askOwnPasskey(Home& home, const Visitor& visitor, const Site& site);  // to confirm

// `answer` is the script's JSON. Errors: BadInput (not readable), NotAllowed (does not fit).
Status addPasskey(Home& home, const Visitor& visitor, const Site& site, std::string_view answer,
                  const std::string& user_agent);
struct PasskeyTry {
  std::string answer;
  std::string session;
  std::string device;
  std::string client;
  std::string user_agent;
};
Result<SignInAnswer> signInByPasskey(Home& home, const Site& site, const PasskeyTry& attempt);
// The new session token.
Result<std::string> confirmByPasskey(Home& home, const Visitor& visitor, const Site& site, const PasskeyTry& attempt);

struct PasskeySummary {
  std::string id;
  std::string name;
  Instant created;
  Instant used;
};
Result<std::vector<PasskeySummary>> listPasskeys(Home& home, const Visitor& visitor);
Status dropPasskey(Home& home, const Visitor& visitor,
                   const std::string& id);  // NotFound; NotAllowed unless stepped up

}  // namespace baton::app
