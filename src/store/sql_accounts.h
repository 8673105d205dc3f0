// Inside store/: the accounts of the store over a database of rows, on its connection.
#pragma once

#include <string>

#include "store/account_vault.h"
#include "store/accounts.h"
#include "store/database.h"

namespace baton::store {

class SqlStore;
class WriteTransaction;

class SqlAccounts final : public AccountStore {
 public:
  SqlAccounts(SqlStore& store, const StoreKey& key, Random& random) : store_(store), vault_(key, random) {}

  Status atomically(const std::function<Status()>& steps) override;
  Status addAccount(const Account& account) override;
  Status putAccount(const Account& account) override;
  Result<std::optional<Account>> account(const std::string& id) override;
  Result<std::optional<Account>> accountByLogin(const std::string& login) override;
  Result<std::vector<Account>> accounts() override;
  Result<bool> dropAccount(const std::string& id) override;
  Status putItem(ItemKind kind, std::string_view name, const Item& item) override;
  Result<std::optional<Item>> item(ItemKind kind, std::string_view name) override;
  Result<std::vector<Item>> items(ItemKind kind, const std::string& account) override;
  Result<bool> dropItem(ItemKind kind, std::string_view name) override;
  Result<bool> dropItemById(ItemKind kind, const std::string& account, const std::string& id) override;
  Status dropItems(ItemKind kind, const std::string& account) override;
  Status dropExpired(ItemKind kind, Instant now) override;
  Status putGrant(const Grant& grant) override;
  Result<std::optional<Grant>> grant(const PersonId& person, const std::string& account) override;
  Result<std::vector<Grant>> grantsOf(const std::string& account) override;
  Result<std::vector<Grant>> grantsTo(const PersonId& person) override;
  Result<bool> dropGrant(const PersonId& person, const std::string& account) override;

  // Opens every row; for the store's verify(). `note` is told of each that is damaged.
  Status checkAll(const std::function<void(const std::string&)>& note);

 private:
  Database& database();
  Result<Account> accountIn(const Query& row) const;           // account, login, content
  Result<Item> itemIn(ItemKind kind, const Query& row) const;  // name, account, until_ms, content
  Result<Grant> grantIn(const Query& row) const;               // person, account, content
  Result<std::vector<Grant>> grantsBy(Sql sql, const std::string& key);

  SqlStore& store_;
  AccountVault vault_;
  bool in_step_ = false;
};

}  // namespace baton::store
