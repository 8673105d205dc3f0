// Sessions: staying signed in, and ending it.
//
// A session is a random token in a cookie; the store keeps its hash. It ends when it is unused for the account's idle
// time (15 minutes unless set otherwise), at its end (12 hours, or 30 days for "keep me signed in on this device"),
// when the person signs out, and at once when the account is disabled or its password changes. Signing in and
// confirming give a new token, so that a token planted or seen before is worth nothing (OWASP Session Management Cheat
// Sheet).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/accounts/rows.h"
#include "app/home.h"
#include "app/visitor.h"

namespace baton::app {

constexpr std::int64_t kKeptSeconds = 30LL * 24 * 3600;
constexpr std::int64_t kStepUpMs = std::int64_t{10} * 60 * 1000;

// Who this token is. A signed-out visitor for a token that is unknown, over, idle, waiting for a code, or of a disabled
// account. Errors: Damaged, Storage.
Result<Visitor> visitorFor(Home& home, const std::string& session_token);

struct NewSession {
  std::string account;
  bool keeps_me = false;
  bool waits_for_code = false;
  std::string user_agent;
};
// Makes a session in place of `old_token` ("" = none) and answers its token.
Result<std::string> openSession(Home& home, const NewSession& session, const std::string& old_token);

struct FoundSession {
  std::string account;
  Instant until;
  SessionRow row;
};
// One that is not over and not idle; of any account, waiting for a code or not.
Result<std::optional<FoundSession>> findSession(Home& home, const std::string& token);
// The same session under a new token, confirmed now. Errors: NotAllowed when there is no such session.
Result<std::string> confirmSession(Home& home, const std::string& token);

struct DeviceSession {
  std::string id;  // for signOutDevice
  std::string device;
  Instant created;
  Instant seen;
  bool is_this = false;
};
Result<std::vector<DeviceSession>> listSessions(Home& home, const Visitor& visitor, const std::string& token);

Status signOut(Home& home, const std::string& token);
Status signOutDevice(Home& home, const Visitor& visitor, const std::string& id);  // NotFound
Status signOutOthers(Home& home, const Visitor& visitor, const std::string& token);

// "Firefox · Android" out of a User-Agent; "" when it says nothing known.
std::string deviceName(std::string_view user_agent);

}  // namespace baton::app
