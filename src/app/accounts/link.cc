#include "app/accounts/link.h"

#include "app/access/access_log.h"
#include "app/accounts/access.h"
#include "base/text.h"

namespace baton::app {
namespace {

constexpr std::int64_t kYearMs = 365 * kDayMs;

}  // namespace

Relation relationFrom(const std::string& text) {
  for (const Relation relation : {Relation::Self, Relation::Caregiver, Relation::Manager}) {
    if (relationText(relation) == text) return relation;
  }
  return Relation::None;
}

Status linkAccount(Home& home, const std::string& account, const record::PersonId& person, Relation relation,
                   const std::vector<std::string>& scopes) {
  if (relation == Relation::None) return fail(ErrorCode::BadUsage, "--relation is self, caregiver or manager.");
  BATON_CHECK(home.store().label(person));  // NotFound
  const Instant now = home.clock().now();
  store::Grant grant{person, account, relationText(relation), {}, now, store::kNever, account};
  if (relation == Relation::Caregiver) {
    grant.scopes = {"read"};
    for (const std::string& scope : scopes) {
      if (scope == "log" || scope == "add") grant.scopes.push_back(scope);
    }
    grant.until.ms = now.ms + kYearMs;
  }
  BATON_CHECK(home.store().accounts().putGrant(grant));
  BATON_TRY(const auto linked, home.store().accounts().account(account));
  return logAccess(home, person, {now, Act::Grant, "", "", "", join(grant.scopes, ", "), linked ? linked->name : ""});
}

}  // namespace baton::app
