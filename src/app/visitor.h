// Visitor: who sends a request. Made by app::visitorFor from the session cookie, never from anything a request says.
//
// What a visitor may see is written here once and nowhere else: being a server admin shows no health data (trust.md
// T3), and a person who is not in `people` does not exist for this visitor.
#pragma once

#include <string>
#include <vector>

#include "base/instant.h"
#include "record/journal.h"

namespace baton::app {

enum class Relation { None, Self, Caregiver, Manager };  // Manager: of a minor's record

// `scopes` of a Caregiver are those of the grant: "read", "log", "add". Self has all; Manager all within the limits of
// the person's age (app/manager_limits.h), already taken off here.
struct PersonAccess {
  record::PersonId person;
  std::string name;
  Relation relation = Relation::None;
  std::vector<std::string> scopes;
  bool has(std::string_view scope) const;
};

// A sign-in from a device that the account did not know.
struct SignInNews {
  Instant at;
  std::string device;  // "Firefox · Android", "" = it did not say
  bool operator==(const SignInNews&) const = default;
};

struct Visitor {
  std::string account;          // opaque id; "" = signed out
  std::string name;             // as shown on the page
  std::string language = "en";  // "en" | "es"
  std::string theme = "auto";   // "light" | "dark" | "auto"
  std::string csrf;             // token that forms carry as field "csrf"
  bool is_admin = false;        // server admin: sees no health data by being one
  bool is_stepped_up = false;   // password or passkey confirmed in the last 10 minutes
  std::vector<PersonAccess> people;
  std::vector<SignInNews> news;  // of other devices, not seen yet; newest first

  bool isSignedIn() const { return !account.empty(); }
  const PersonAccess* access(const record::PersonId& person) const;  // nullptr: none
};

}  // namespace baton::app
