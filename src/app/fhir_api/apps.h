// Apps: programs that the person has let in by a token, and what each of them may do.
//
// A token is 256 random bits, shown once; the store keeps a keyed hash of it, so that neither the database nor a backup
// holds one that works. An app sees through the eyes of a role: what the gate holds back from that role it never gets,
// and scopes narrow it further. It works only while who let it in may still open the record, and until its end.
// Stopping it takes effect at the next request. Letting in and stopping are lines of the access log.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/home.h"
#include "fhir/smart/scopes.h"
#include "record/disclosure.h"

namespace baton::app {

// What an app sees unless the person says otherwise: every type, but nothing that is kept private (the same as whoever
// manages the record of an older minor; consent/gate.h).
inline constexpr const char* kAppRole = "manager";
inline constexpr std::int64_t kAppDays = 365;

struct App {
  std::string id;  // names it in lists; opens nothing
  record::PersonId person;
  std::string account;  // who let it in; "" = the command line
  std::string name;
  fhir::Scopes scopes;
  std::string role = kAppRole;  // "self": the whole record, private parts too
  Instant made;
  Instant used;  // 0 = never
  Instant until;
  // How the journal and the access log name it.
  std::string author() const { return "app:" + name; }
  record::Audience audience() const { return {role, isOwn() ? "" : name}; }
  bool isOwn() const { return role == "self"; }
};

// Gives `app` an id; answers with its token. Errors: BadUsage for an empty name or an unknown role.
Result<std::string> addApp(Home& home, App& app);
// The app of a token that still works; nothing for any other token.
Result<std::optional<App>> appOf(Home& home, const std::string& token);
// It was used now; kept to the minute, and only while it is there.
Status noteAppUse(Home& home, const std::string& token, Instant now);

Result<std::vector<App>> appsOf(Home& home, const record::PersonId& person);              // the newest first
Result<bool> stopApp(Home& home, const record::PersonId& person, const std::string& id);  // false: there was none
// Part of erasing a person.
Status dropApps(Home& home, const record::PersonId& person);

}  // namespace baton::app
