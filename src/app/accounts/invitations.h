// Invitations: a code that somebody passes on, with which another person gets access, or an account and a record of
// their own.
//
// No access is given by naming somebody's account: that would show who has one. A code works once, for 7 days, and only
// while whoever made it may still give what it promises.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "app/accounts/members.h"
#include "app/home.h"
#include "app/visitor.h"

namespace baton::app {

constexpr std::int64_t kGrantDays = 90;
constexpr std::int64_t kMostGrantDays = 365;

// A caregiver of `person`. Scopes: some of read, log, add; read is always in. Errors: NotFound unless the visitor is
// the person or manages their record, NotAllowed unless stepped up, BadInput for scopes and days.
struct CareOffer {
  record::PersonId person;
  std::vector<std::string> scopes;
  std::int64_t days = kGrantDays;
};
Result<std::string> inviteCaregiver(Home& home, const Visitor& visitor, const CareOffer& offer);
// Somebody of the household who gets an account and a record of their own; the inviter sees nothing of it.
// Errors: NotAllowed for accounts that only help others.
Result<std::string> inviteMember(Home& home, const Visitor& visitor);
// The young person whose record the visitor manages gets an account of their own, beside the manager.
Result<std::string> inviteToOwnRecord(Home& home, const Visitor& visitor, const record::PersonId& person);

struct Invitation {
  Relation relation = Relation::None;
  record::PersonId person;  // empty = a new record
  std::vector<std::string> scopes;
  std::int64_t days = 0;
};
// What a code promises. Errors: NotFound, the same for a wrong, used, old or withdrawn one; Conflict after many tries.
Result<Invitation> readInvitation(Home& home, const std::string& code, const std::string& client);
// Signed in: access is added to this account. Errors as above; Conflict when it has more already.
Status acceptInvitation(Home& home, const Visitor& visitor, const std::string& code, const std::string& client);
// Not signed in: a new account. Answers its id.
Result<std::string> joinByInvitation(Home& home, const NewMember& member, const std::string& code,
                                     const std::string& client, const crypto::PasswordCost& cost = {});

// "read", "log", "add" in this order without doubles; BadInput for anything else.
Result<std::vector<std::string>> checkScopes(const std::vector<std::string>& scopes);
Status checkDays(std::int64_t days);

}  // namespace baton::app
