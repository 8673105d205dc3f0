// Inside store/: accounts in memory, for tests. Nothing is hashed or sealed, because nothing leaves the process.
#pragma once

#include <map>
#include <utility>

#include "store/accounts.h"

namespace baton::store {

class MemoryAccounts final : public AccountStore {
 public:
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
  void dropGrantsTo(const PersonId& person);

 private:
  struct Rows {
    std::map<std::string, Account> accounts;
    std::map<std::pair<ItemKind, std::string>, Item> items;    // kind, id
    std::map<std::pair<PersonId, std::string>, Grant> grants;  // person, account
  };
  Rows rows_;
  bool in_step_ = false;
};

}  // namespace baton::store
