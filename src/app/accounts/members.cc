#include "app/accounts/members.h"

#include <algorithm>

#include "app/access/access_log.h"
#include "app/accounts/access.h"
#include "app/accounts/needs.h"
#include "app/accounts/passwords.h"
#include "app/people.h"
#include "base/digest.h"
#include "base/text.h"
#include "crypto/token.h"

namespace baton::app {
namespace {

using record::PersonId;
using store::Account;
using store::ItemKind;

constexpr std::size_t kIdBytes = 10;
constexpr std::size_t kMostName = 120;

Status checkName(const std::string& name) {
  if (trim(name).empty() || !isUtf8(name)) return fail(ErrorCode::BadInput, "Write a name.");
  if (codePoints(name) > kMostName) return fail(ErrorCode::BadInput, "Write a shorter name, up to 120 letters.");
  return {};
}

Status checkBorn(const std::string& born) {
  if (born.empty() || PartialDate::parse(born)) return {};
  return fail(ErrorCode::BadInput, "Write the birth date as year, month and day, like 1990-05-31.");
}

// A new record exists before its account: what was made for nothing is taken away again.
Status undone(Home& home, const PersonId& person, const Status& failed) {
  (void)home.store().erase(person);
  (void)home.anchor();
  return failed;
}

Status storeMember(Home& home, const Account& account, const PersonId& person, const std::function<Status()>& also) {
  store::AccountStore& accounts = home.store().accounts();
  return accounts.atomically([&]() -> Status {
    BATON_CHECK(also());
    BATON_CHECK(accounts.addAccount(account));
    if (person.empty()) return {};
    return accounts.putGrant(
        {person, account.id, relationText(Relation::Self), {}, account.created, store::kNever, account.id});
  });
}

AccountSummary summaryOf(const Account& account) {
  return {account.id, account.login, account.name, account.is_admin, account.is_disabled};
}

}  // namespace

Result<Account> newAccount(Home& home, const NewMember& member, const crypto::PasswordCost& cost) {
  BATON_CHECK(checkName(member.name));
  BATON_CHECK(checkLogin(member.login));
  BATON_CHECK(checkNewPassword(member.password, member.login));
  BATON_CHECK(checkBorn(member.born));
  Account account;
  account.id = "a" + toHex(crypto::randomBytes(home.random(), kIdBytes));
  account.login = foldLogin(member.login);
  account.name = std::string(trim(member.name));
  BATON_TRY(account.password_hash, crypto::hashPassword(member.password, cost, home.random()));
  account.created = home.clock().now();
  return account;
}

Status makeMember(Home& home, const Account& account, const NewMember& member, const PersonId& existing,
                  const std::function<Status()>& also) {
  if (!existing.empty()) {
    BATON_CHECK(home.store().label(existing));  // NotFound
    return storeMember(home, account, existing, also);
  }
  BATON_TRY(const PersonId person, addPerson(home, account.name, member.born, member.sex));
  const Status done = storeMember(home, account, person, also);
  return done ? done : undone(home, person, done);
}

Result<PersonId> addChild(Home& home, const Visitor& visitor, const NewChild& child) {
  BATON_CHECK(needStepUp(visitor));
  BATON_CHECK(checkName(child.name));
  const auto born = PartialDate::parse(child.born);
  if (child.born.empty() || !born || born->first() > home.clock().now()) {
    return fail(ErrorCode::BadInput, "Write the birth date as year, month and day, like 2015-05-31.");
  }
  BATON_TRY(const auto ages, minorAges(home));
  if (ageInYears(*born, home.clock().now()) >= ages.adult_from) {
    return fail(ErrorCode::BadInput,
                "This person is an adult. Invite them, so that they have an account of their own.");
  }
  BATON_TRY(PersonId person, addPerson(home, std::string(trim(child.name)), child.born, child.sex));
  const Status done = home.store().accounts().putGrant({person,
                                                        visitor.account,
                                                        relationText(Relation::Manager),
                                                        {},
                                                        home.clock().now(),
                                                        store::kNever,
                                                        visitor.account});
  if (!done) return tl::unexpected(undone(home, person, done).error());
  BATON_CHECK(logAccess(home, person,
                        {home.clock().now(), Act::Grant, visitor.account, visitor.name, relationText(Relation::Manager),
                         "", visitor.name}));
  return person;
}

Result<std::vector<AccountSummary>> listAccounts(Home& home) {
  BATON_TRY(const auto accounts, home.store().accounts().accounts());
  std::vector<AccountSummary> summaries;
  for (const Account& account : accounts) summaries.push_back(summaryOf(account));
  std::sort(summaries.begin(), summaries.end(),
            [](const AccountSummary& left, const AccountSummary& right) { return left.login < right.login; });
  return summaries;
}

Result<AccountSummary> findAccount(Home& home, const std::string& login) {
  BATON_TRY(const auto account, home.store().accounts().accountByLogin(foldLogin(login)));
  if (!account) return fail(ErrorCode::NotFound, "There is no account with this sign-in name.");
  return summaryOf(*account);
}

Status setActivity(Home& home, const std::string& id, Activity activity) {
  store::AccountStore& accounts = home.store().accounts();
  return accounts.atomically([&]() -> Status {
    BATON_TRY(auto account, accounts.account(id));
    if (!account) return fail(ErrorCode::NotFound, "There is no such account.");
    account->is_disabled = activity == Activity::Disabled;
    BATON_CHECK(accounts.putAccount(*account));
    return account->is_disabled ? accounts.dropItems(ItemKind::Session, id) : Status();
  });
}

Result<std::string> addAccount(Home& home, const NewMember& member, const PersonId& person, bool is_admin,
                               const crypto::PasswordCost& cost) {
  BATON_TRY(Account account, newAccount(home, member, cost));
  account.is_admin = is_admin;
  BATON_CHECK(storeMember(home, account, person, [] { return Status(); }));
  return account.id;
}

Status dropSecondStep(Home& home, const std::string& account) {
  store::AccountStore& accounts = home.store().accounts();
  return accounts.atomically([&]() -> Status {
    for (const ItemKind kind : {ItemKind::Totp, ItemKind::RecoveryCode, ItemKind::Passkey, ItemKind::Session}) {
      BATON_CHECK(accounts.dropItems(kind, account));
    }
    return {};
  });
}

}  // namespace baton::app
