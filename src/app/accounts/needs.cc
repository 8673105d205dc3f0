#include "app/accounts/needs.h"

namespace baton::app {

Status needSignIn(const Visitor& visitor) {
  if (visitor.isSignedIn()) return {};
  return fail(ErrorCode::NotAllowed, "Please sign in first.");
}

Status needStepUp(const Visitor& visitor) {
  BATON_CHECK(needSignIn(visitor));
  if (visitor.is_stepped_up) return {};
  return fail(ErrorCode::NotAllowed, "Please type your password again first.");
}

Result<PersonAccess> needOwner(const Visitor& visitor, const record::PersonId& person) {
  BATON_CHECK(needSignIn(visitor));
  const PersonAccess* access = visitor.access(person);
  const bool is_owner =
      access != nullptr && (access->relation == Relation::Self || access->relation == Relation::Manager);
  if (!is_owner) return fail(ErrorCode::NotFound, "There is nothing here.");
  BATON_CHECK(needStepUp(visitor));
  return *access;
}

}  // namespace baton::app
