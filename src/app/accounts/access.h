// Access: whose record an account may open now, out of the grants that are kept.
//
// A grant that has expired, or a manager's of somebody who has come of age, gives nothing; nobody has to remove it.
#pragma once

#include <string>
#include <vector>

#include "app/home.h"
#include "app/visitor.h"
#include "knowledge/minor_ages.h"
#include "store/accounts.h"

namespace baton::app {

// Beside read, log and add: what is labelled above normal (psychotherapy, substance use). Never part of a caregiver's
// grant.
constexpr const char* kProtectedScope = "protected";

Result<std::vector<PersonAccess>> accessOf(Home& home, const std::string& account);
// What one grant gives at `now`; relation None when nothing. `born` "" = unknown: a manager then has nothing, because
// nobody can say that the person is a minor.
PersonAccess accessBy(const store::Grant& grant, const std::string& born, const knowledge::MinorAges& ages,
                      Instant now);

std::string relationText(Relation relation);  // as kept in a grant

// The region whose ages hold (knowledge/access/minor_ages.tsv), "US" unless set.
Result<std::string> regionOf(Home& home);
Status setRegion(Home& home, const std::string& region);  // BadUsage for one that the table does not have
Result<knowledge::MinorAges> minorAges(Home& home);

}  // namespace baton::app
