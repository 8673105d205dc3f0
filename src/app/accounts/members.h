// Members of a household: making accounts and the records of people, together.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "app/home.h"
#include "app/visitor.h"
#include "crypto/password.h"
#include "store/accounts.h"

namespace baton::app {

struct NewMember {
  std::string login;
  std::string name;
  std::string password;
  std::string born;
  std::string sex;
};

// A checked account with its password hashed, not stored yet. Errors: BadInput.
Result<store::Account> newAccount(Home& home, const NewMember& member, const crypto::PasswordCost& cost);
// Stores the account with a grant "self" to `existing`, or to a new record of the member's name. `also` runs in the
// same step; when it or the step fails nothing is left. Errors: Conflict when the login is taken, and those of `also`.
Status makeMember(Home& home, const store::Account& account, const NewMember& member, const record::PersonId& existing,
                  const std::function<Status()>& also);

struct NewChild {
  std::string name;
  std::string born;
  std::string sex;
};
// A minor whose record this account manages from now on. Errors: BadInput without a birth date or when of age.
Result<record::PersonId> addChild(Home& home, const Visitor& visitor, const NewChild& child);

// For whoever runs the server: no health data.
struct AccountSummary {
  std::string id;
  std::string login;
  std::string name;
  bool is_admin = false;
  bool is_disabled = false;
};
Result<std::vector<AccountSummary>> listAccounts(Home& home);
Result<AccountSummary> findAccount(Home& home, const std::string& login);  // NotFound
enum class Activity : std::uint8_t { Enabled, Disabled };
Status setActivity(Home& home, const std::string& account, Activity activity);  // disabling signs out everywhere
// From the command line: an account for somebody whose record is here (their own), or who only runs the server (empty).
Result<std::string> addAccount(Home& home, const NewMember& member, const record::PersonId& person, bool is_admin,
                               const crypto::PasswordCost& cost = {});
// A second step that is lost with the phone. From the command line only.
Status dropSecondStep(Home& home, const std::string& account);

}  // namespace baton::app
