#include "app/accounts/grants.h"

#include "app/access/access_log.h"
#include "app/accounts/access.h"
#include "app/accounts/invitations.h"
#include "app/accounts/needs.h"
#include "base/text.h"
#include "format/json.h"

namespace baton::app {
namespace {

using record::PersonId;
using store::Grant;

constexpr std::int64_t kDayOfMs = 24LL * 3600 * 1000;

tl::unexpected<Error> nothingHere() { return fail(ErrorCode::NotFound, "There is nothing here."); }

bool isOwner(const Visitor& visitor, const PersonId& person) {
  const PersonAccess* access = visitor.access(person);
  return access != nullptr && (access->relation == Relation::Self || access->relation == Relation::Manager);
}

// A caregiver's grant that somebody else holds.
Result<Grant> caregiverGrant(Home& home, const Visitor& visitor, const PersonId& person, const std::string& account) {
  BATON_TRY(const auto grant, home.store().accounts().grant(person, account));
  const bool is_theirs = grant && account != visitor.account && grant->relation == relationText(Relation::Caregiver);
  if (!is_theirs) return nothingHere();
  return *grant;
}

// After the change itself: stopping must not wait for a line of a log, and what is read under a new grant is logged
// anew.
Status logGrant(Home& home, const Visitor& visitor, const PersonId& person, const std::string& account, Act act,
                const std::string& scopes) {
  BATON_TRY(const auto other, home.store().accounts().account(account));
  const PersonAccess* access = visitor.access(person);
  AccessLine line = lineBy(home, visitor, access == nullptr ? PersonAccess() : *access, act, scopes);
  if (other) line.whom = other->name;
  return logAccess(home, person, line);
}

}  // namespace

Result<std::vector<Helper>> listHelpers(Home& home, const Visitor& visitor, const PersonId& person) {
  if (!isOwner(visitor, person)) return nothingHere();
  store::AccountStore& accounts = home.store().accounts();
  BATON_TRY(const auto ages, minorAges(home));
  BATON_TRY(const auto label, home.store().label(person));
  BATON_TRY(const json::Value about, json::parse(label));
  BATON_TRY(const auto grants, accounts.grantsTo(person));
  std::vector<Helper> helpers;
  for (const Grant& grant : grants) {
    const PersonAccess access = accessBy(grant, about["born"].text(), ages, home.clock().now());
    if (access.relation == Relation::None) continue;
    BATON_TRY(const auto account, accounts.account(grant.account));
    if (!account) continue;
    helpers.push_back({grant.account, account->name, access.relation, access.scopes, grant.granted, grant.until});
  }
  return helpers;
}

Status changeGrant(Home& home, const Visitor& visitor, const GrantChange& change) {
  BATON_CHECK(needOwner(visitor, change.person));
  BATON_CHECK(checkDays(change.days));
  BATON_TRY(const auto scopes, checkScopes(change.scopes));
  store::AccountStore& accounts = home.store().accounts();
  BATON_CHECK(accounts.atomically([&]() -> Status {
    BATON_TRY(Grant grant, caregiverGrant(home, visitor, change.person, change.account));
    grant.scopes = scopes;
    grant.until.ms = home.clock().now().ms + change.days * kDayOfMs;
    grant.granted_by = visitor.account;
    return accounts.putGrant(grant);
  }));
  return logGrant(home, visitor, change.person, change.account, Act::Grant, join(scopes, ", "));
}

// Without step-up: stopping must be quick, and nothing is shown or given by it.
Status withdrawGrant(Home& home, const Visitor& visitor, const PersonId& person, const std::string& account) {
  if (!isOwner(visitor, person)) return nothingHere();
  store::AccountStore& accounts = home.store().accounts();
  BATON_CHECK(accounts.atomically([&]() -> Status {
    BATON_CHECK(caregiverGrant(home, visitor, person, account));
    BATON_CHECK(accounts.dropGrant(person, account));
    return {};
  }));
  return logGrant(home, visitor, person, account, Act::Withdraw, "");
}

Status leaveGrant(Home& home, const Visitor& visitor, const PersonId& person) {
  const PersonAccess* access = visitor.access(person);
  if (access == nullptr || access->relation != Relation::Caregiver) return nothingHere();
  BATON_CHECK(home.store().accounts().dropGrant(person, visitor.account));
  return logGrant(home, visitor, person, visitor.account, Act::Withdraw, "");
}

}  // namespace baton::app
