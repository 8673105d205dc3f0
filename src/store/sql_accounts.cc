#include "store/sql_accounts.h"

#include "base/digest.h"
#include "store/account_rows.h"
#include "store/sql_store.h"

namespace baton::store {
namespace {

tl::unexpected<Error> taken() { return fail(ErrorCode::Conflict, "This sign-in name is taken."); }

std::string tableOf(ItemKind kind) { return "item " + std::to_string(static_cast<int>(kind)); }

std::int64_t numberOf(ItemKind kind) { return static_cast<std::int64_t>(kind); }

// "5f00..." back to bytes; "" when it is not hex.
std::string fromHex(std::string_view hex) {
  const auto digit = [](char c) { return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1; };
  std::string bytes;
  for (std::size_t at = 0; at + 1 < hex.size(); at += 2) {
    const int high = digit(hex[at]);
    const int low = digit(hex[at + 1]);
    if (high < 0 || low < 0) return {};
    bytes += static_cast<char>(high * 16 + low);
  }
  return bytes;
}

}  // namespace

Database& SqlAccounts::database() { return *store_.database_; }

Status SqlAccounts::atomically(const std::function<Status()>& steps) {
  if (in_step_) return steps();
  BATON_TRY(const auto transaction, WriteTransaction::begin(store_));
  BATON_CHECK(database().run(Sql::LockAccounts));
  in_step_ = true;
  Status done = steps();
  in_step_ = false;
  if (!done) return done;
  return transaction->commit();
}

Status SqlAccounts::addAccount(const Account& account) {
  return atomically([&]() -> Status {
    const std::string login = vault_.hashOf("login", account.login);
    const std::string sealed = vault_.seal({"account", account.id, login}, encodeAccount(account));
    BATON_CHECK(Query(database(), Sql::AddAccount).text(account.id).blob(login).blob(sealed).run());
    if (database().changes() == 0) return taken();
    return {};
  });
}

Status SqlAccounts::putAccount(const Account& account) {
  return atomically([&]() -> Status {
    const std::string login = vault_.hashOf("login", account.login);
    BATON_TRY(const auto other, accountByLogin(account.login));
    if (other && other->id != account.id) return taken();
    const std::string sealed = vault_.seal({"account", account.id, login}, encodeAccount(account));
    BATON_CHECK(Query(database(), Sql::PutAccount).text(account.id).blob(login).blob(sealed).run());
    if (database().changes() == 0) return fail(ErrorCode::NotFound, "There is no such account.");
    return {};
  });
}

Result<Account> SqlAccounts::accountIn(const Query& row) const {
  const std::string id(row.column(0));
  const std::string login(row.column(1));
  BATON_TRY(const std::string plain, vault_.open({"account", id, login}, row.column(2)));
  return decodeAccount(id, plain);
}

Result<std::optional<Account>> SqlAccounts::account(const std::string& id) {
  Query row(database(), Sql::GetAccount);
  BATON_TRY(const bool found, row.text(id).step());
  if (!found) return std::optional<Account>();
  BATON_TRY(Account account, accountIn(row));
  return std::optional(std::move(account));
}

Result<std::optional<Account>> SqlAccounts::accountByLogin(const std::string& login) {
  const std::string hash = vault_.hashOf("login", login);
  Query row(database(), Sql::AccountByLogin);
  BATON_TRY(const bool found, row.blob(hash).step());
  if (!found) return std::optional<Account>();
  BATON_TRY(Account account, accountIn(row));
  return std::optional(std::move(account));
}

Result<std::vector<Account>> SqlAccounts::accounts() {
  std::vector<Account> accounts;
  Query rows(database(), Sql::ListAccounts);
  while (true) {
    BATON_TRY(const bool row, rows.step());
    if (!row) return accounts;
    BATON_TRY(Account account, accountIn(rows));
    accounts.push_back(std::move(account));
  }
}

Result<bool> SqlAccounts::dropAccount(const std::string& id) {
  bool dropped = false;
  BATON_CHECK(atomically([&]() -> Status {
    BATON_CHECK(Query(database(), Sql::DropAccount).text(id).run());
    dropped = database().changes() > 0;
    BATON_CHECK(Query(database(), Sql::DropItemsOfAccount).text(id).run());
    return Query(database(), Sql::DropGrantsOfAccount).text(id).run();
  }));
  return dropped;
}

Status SqlAccounts::putItem(ItemKind kind, std::string_view name, const Item& item) {
  return atomically([&]() -> Status {
    const std::string hash = vault_.hashOf(tableOf(kind), name);
    const std::string sealed =
        vault_.seal({tableOf(kind), hash, item.account, placeNumber(item.until.ms)}, item.content);
    return Query(database(), Sql::PutItem)
        .number(numberOf(kind))
        .blob(hash)
        .text(item.account)
        .number(item.until.ms)
        .blob(sealed)
        .run();
  });
}

Result<Item> SqlAccounts::itemIn(ItemKind kind, const Query& row) const {
  const std::string hash(row.column(0));
  Item item{std::string(row.column(1)), Instant{row.numberColumn(2)}, "", toHex(hash)};
  BATON_TRY(item.content, vault_.open({tableOf(kind), hash, item.account, placeNumber(item.until.ms)}, row.column(3)));
  return item;
}

Result<std::optional<Item>> SqlAccounts::item(ItemKind kind, std::string_view name) {
  const std::string hash = vault_.hashOf(tableOf(kind), name);
  Query row(database(), Sql::GetItem);
  BATON_TRY(const bool found, row.number(numberOf(kind)).blob(hash).step());
  if (!found) return std::optional<Item>();
  BATON_TRY(Item item, itemIn(kind, row));
  return std::optional(std::move(item));
}

Result<std::vector<Item>> SqlAccounts::items(ItemKind kind, const std::string& account) {
  std::vector<Item> items;
  Query rows(database(), Sql::ListItems);
  rows.text(account).number(numberOf(kind));
  while (true) {
    BATON_TRY(const bool row, rows.step());
    if (!row) return items;
    BATON_TRY(Item item, itemIn(kind, rows));
    items.push_back(std::move(item));
  }
}

Result<bool> SqlAccounts::dropItem(ItemKind kind, std::string_view name) {
  bool dropped = false;
  BATON_CHECK(atomically([&]() -> Status {
    const std::string hash = vault_.hashOf(tableOf(kind), name);
    BATON_CHECK(Query(database(), Sql::DropItem).number(numberOf(kind)).blob(hash).run());
    dropped = database().changes() > 0;
    return {};
  }));
  return dropped;
}

Result<bool> SqlAccounts::dropItemById(ItemKind kind, const std::string& account, const std::string& id) {
  bool dropped = false;
  BATON_CHECK(atomically([&]() -> Status {
    const std::string hash = fromHex(id);
    BATON_CHECK(Query(database(), Sql::DropOwnItem).number(numberOf(kind)).blob(hash).text(account).run());
    dropped = database().changes() > 0;
    return {};
  }));
  return dropped;
}

Status SqlAccounts::dropItems(ItemKind kind, const std::string& account) {
  return atomically([&] { return Query(database(), Sql::DropItems).text(account).number(numberOf(kind)).run(); });
}

Status SqlAccounts::dropExpired(ItemKind kind, Instant now) {
  return atomically([&] { return Query(database(), Sql::DropExpired).number(numberOf(kind)).number(now.ms).run(); });
}

Status SqlAccounts::putGrant(const Grant& grant) {
  return atomically([&]() -> Status {
    const std::string sealed = vault_.seal({"grant", grant.person.value, grant.account}, encodeGrant(grant));
    return Query(database(), Sql::PutGrant).text(grant.person.value).text(grant.account).blob(sealed).run();
  });
}

Result<Grant> SqlAccounts::grantIn(const Query& row) const {
  const PersonId person{std::string(row.column(0))};
  const std::string account(row.column(1));
  BATON_TRY(const std::string plain, vault_.open({"grant", person.value, account}, row.column(2)));
  return decodeGrant(person, account, plain);
}

Result<std::optional<Grant>> SqlAccounts::grant(const PersonId& person, const std::string& account) {
  Query row(database(), Sql::GetGrant);
  BATON_TRY(const bool found, row.text(person.value).text(account).step());
  if (!found) return std::optional<Grant>();
  BATON_TRY(Grant grant, grantIn(row));
  return std::optional(std::move(grant));
}

Result<std::vector<Grant>> SqlAccounts::grantsBy(Sql sql, const std::string& key) {
  std::vector<Grant> grants;
  Query rows(database(), sql);
  rows.text(key);
  while (true) {
    BATON_TRY(const bool row, rows.step());
    if (!row) return grants;
    BATON_TRY(Grant grant, grantIn(rows));
    grants.push_back(std::move(grant));
  }
}

Result<std::vector<Grant>> SqlAccounts::grantsOf(const std::string& account) {
  return grantsBy(Sql::GrantsOfAccount, account);
}

Result<std::vector<Grant>> SqlAccounts::grantsTo(const PersonId& person) {
  return grantsBy(Sql::GrantsToPerson, person.value);
}

Result<bool> SqlAccounts::dropGrant(const PersonId& person, const std::string& account) {
  bool dropped = false;
  BATON_CHECK(atomically([&]() -> Status {
    BATON_CHECK(Query(database(), Sql::DropGrant).text(person.value).text(account).run());
    dropped = database().changes() > 0;
    return {};
  }));
  return dropped;
}

Status SqlAccounts::checkAll(const std::function<void(const std::string&)>& note) {
  const auto checkRows = [&](Sql sql, const std::function<bool(const Query&)>& opens, const char* what) -> Status {
    Query rows(database(), sql);
    while (true) {
      BATON_TRY(const bool row, rows.step());
      if (!row) return {};
      if (!opens(rows)) note(std::string(what) + " is damaged.");
    }
  };
  BATON_CHECK(checkRows(Sql::ListAccounts, [&](const Query& row) { return accountIn(row).has_value(); }, "An account"));
  BATON_CHECK(
      checkRows(Sql::ListGrants, [&](const Query& row) { return grantIn(row).has_value(); }, "A grant of access"));
  return checkRows(
      Sql::ListAllItems,
      [&](const Query& row) { return itemIn(static_cast<ItemKind>(row.numberColumn(4)), row).has_value(); },
      "A part of an account");
}

}  // namespace baton::store
