// AccountStore: who may sign in to this server, with what, and whose record they may open. Rows only; what they mean is
// decided in app/accounts.
//
// Three shapes are enough: accounts, grants (account × person), and items: small things of one kind that are found by a
// name and may expire (a session by its token, a passkey by its credential id). The store keeps a keyed hash of every
// login and of every item's name, and seals everything else under a key of its own, bound to its row: who copies the
// database learns no token, login, secret or name, and who changes a row is found out (docs/formats/store.md).
// Contract, the same for SQLite and memory (accounts_suite.h): a write is durable when it answers; atomically() makes
// several calls one step. Errors everywhere: Storage, StorageFull, Damaged. One thread at a time, as the Store it is
// of.
#pragma once

#include <cstdint>
#include <functional>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/instant.h"
#include "base/result.h"
#include "record/journal.h"

namespace baton::store {

using record::PersonId;

struct Account {
  std::string id;     // opaque
  std::string login;  // folded, as compared
  std::string name;   // as shown
  std::string password_hash;
  bool is_admin = false;
  bool is_disabled = false;
  Instant created;
  bool operator==(const Account&) const = default;
};

// Numbers stand in the database; never renumber.
enum class ItemKind : std::uint8_t {
  Passkey = 1,
  Totp = 2,
  RecoveryCode = 3,
  Session = 4,
  Device = 5,
  Attempts = 6,
  Ticket = 7,
  Setting = 8,
  Link = 9,
  ReaderSession = 10,
  CalendarAddress = 20,
  PushSubscription = 21,
  ReminderSetting = 22,
  Reminded = 23,
  App = 24,
};

constexpr Instant kNever{std::numeric_limits<std::int64_t>::max()};

struct Item {
  std::string account;     // whose; "" = nobody's
  Instant until = kNever;  // may be cleared away after this
  std::string content;     // opaque here: JSON, see app/accounts
  std::string id;          // given by the store: names the item in lists without its secret name
  bool operator==(const Item&) const = default;
};

struct Grant {
  PersonId person;
  std::string account;
  std::string relation;  // "self", "caregiver", "manager"
  std::vector<std::string> scopes;
  Instant granted;
  Instant until = kNever;
  std::string granted_by;  // account
  bool operator==(const Grant&) const = default;
};

class AccountStore {
 public:
  virtual ~AccountStore() = default;

  // All calls inside `steps` are one transaction: seen by others and durable together, undone when `steps` fails.
  virtual Status atomically(const std::function<Status()>& steps) = 0;

  // Conflict when the id or the login is taken.
  virtual Status addAccount(const Account& account) = 0;
  virtual Status putAccount(const Account& account) = 0;  // NotFound; Conflict when another has this login
  virtual Result<std::optional<Account>> account(const std::string& id) = 0;
  virtual Result<std::optional<Account>> accountByLogin(const std::string& login) = 0;
  virtual Result<std::vector<Account>> accounts() = 0;          // by id
  virtual Result<bool> dropAccount(const std::string& id) = 0;  // with its items and grants; false: there was none

  virtual Status putItem(ItemKind kind, std::string_view name, const Item& item) = 0;  // new, or in place of the old
  virtual Result<std::optional<Item>> item(ItemKind kind, std::string_view name) = 0;
  virtual Result<std::vector<Item>> items(ItemKind kind, const std::string& account) = 0;
  virtual Result<bool> dropItem(ItemKind kind, std::string_view name) = 0;  // false: it was not there
  virtual Result<bool> dropItemById(ItemKind kind, const std::string& account, const std::string& id) = 0;
  virtual Status dropItems(ItemKind kind, const std::string& account) = 0;
  virtual Status dropExpired(ItemKind kind, Instant now) = 0;

  virtual Status putGrant(const Grant& grant) = 0;  // new, or in place of the old
  virtual Result<std::optional<Grant>> grant(const PersonId& person, const std::string& account) = 0;
  virtual Result<std::vector<Grant>> grantsOf(const std::string& account) = 0;  // by person
  virtual Result<std::vector<Grant>> grantsTo(const PersonId& person) = 0;      // by account
  virtual Result<bool> dropGrant(const PersonId& person, const std::string& account) = 0;
};

}  // namespace baton::store
