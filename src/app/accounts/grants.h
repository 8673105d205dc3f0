// Grants: who helps whom, seen and changed by the person (or who manages a minor's record), never by whom it is given
// to.
//
// Taking access away works at the next request and tells nobody: afterwards everything looks as if it had never been
// shared (trust.md T2).
#pragma once

#include <string>
#include <vector>

#include "app/home.h"
#include "app/visitor.h"

namespace baton::app {

struct Helper {
  std::string account;
  std::string name;
  Relation relation = Relation::None;
  std::vector<std::string> scopes;
  Instant granted;
  Instant until;  // store::kNever = no end
};

// Everybody with access now, oneself too. Errors: NotFound unless the visitor is the person or manages their record.
Result<std::vector<Helper>> listHelpers(Home& home, const Visitor& visitor, const record::PersonId& person);

struct GrantChange {
  record::PersonId person;
  std::string account;
  std::vector<std::string> scopes;
  std::int64_t days = 0;
};
// Of a caregiver; the days count from now. Errors: as listHelpers, NotAllowed unless stepped up, BadInput.
Status changeGrant(Home& home, const Visitor& visitor, const GrantChange& change);
// Takes a caregiver's access away; without step-up, because stopping must be quick. Errors: NotFound as above, and for
// somebody who is no caregiver.
Status withdrawGrant(Home& home, const Visitor& visitor, const record::PersonId& person, const std::string& account);
// A caregiver stops helping. NotFound unless they are one.
Status leaveGrant(Home& home, const Visitor& visitor, const record::PersonId& person);

}  // namespace baton::app
