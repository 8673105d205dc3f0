#include "store/memory_accounts.h"

#include "base/digest.h"

namespace baton::store {
namespace {

tl::unexpected<Error> taken() { return fail(ErrorCode::Conflict, "This sign-in name is taken."); }

template <class Value, class Map, class Key>
std::optional<Value> found(const Map& map, const Key& key) {
  const auto at = map.find(key);
  return at == map.end() ? std::nullopt : std::optional<Value>(at->second);
}

}  // namespace

Status MemoryAccounts::atomically(const std::function<Status()>& steps) {
  if (in_step_) return steps();
  const Rows before = rows_;
  in_step_ = true;
  const Status done = steps();
  in_step_ = false;
  if (!done) rows_ = before;
  return done;
}

Status MemoryAccounts::addAccount(const Account& account) {
  if (rows_.accounts.contains(account.id) || accountByLogin(account.login).value()) return taken();
  rows_.accounts[account.id] = account;
  return {};
}

Status MemoryAccounts::putAccount(const Account& account) {
  if (const auto other = accountByLogin(account.login).value(); other && other->id != account.id) return taken();
  const auto at = rows_.accounts.find(account.id);
  if (at == rows_.accounts.end()) return fail(ErrorCode::NotFound, "There is no such account.");
  at->second = account;
  return {};
}

Result<std::optional<Account>> MemoryAccounts::account(const std::string& id) {
  return found<Account>(rows_.accounts, id);
}

Result<std::optional<Account>> MemoryAccounts::accountByLogin(const std::string& login) {
  for (const auto& [id, account] : rows_.accounts) {
    if (account.login == login) return std::optional(account);
  }
  return std::optional<Account>();
}

Result<std::vector<Account>> MemoryAccounts::accounts() {
  std::vector<Account> accounts;
  for (const auto& [id, account] : rows_.accounts) accounts.push_back(account);
  return accounts;
}

Result<bool> MemoryAccounts::dropAccount(const std::string& id) {
  std::erase_if(rows_.items, [&](const auto& one) { return one.second.account == id; });
  std::erase_if(rows_.grants, [&](const auto& one) { return one.second.account == id; });
  return rows_.accounts.erase(id) > 0;
}

Status MemoryAccounts::putItem(ItemKind kind, std::string_view name, const Item& item) {
  Item kept = item;
  kept.id = digestHex(name);
  rows_.items[{kind, kept.id}] = kept;
  return {};
}

Result<std::optional<Item>> MemoryAccounts::item(ItemKind kind, std::string_view name) {
  return found<Item>(rows_.items, std::pair(kind, digestHex(name)));
}

Result<std::vector<Item>> MemoryAccounts::items(ItemKind kind, const std::string& account) {
  std::vector<Item> items;
  for (const auto& [key, item] : rows_.items) {
    if (key.first == kind && item.account == account) items.push_back(item);
  }
  return items;
}

Result<bool> MemoryAccounts::dropItem(ItemKind kind, std::string_view name) {
  return rows_.items.erase({kind, digestHex(name)}) > 0;
}

Result<bool> MemoryAccounts::dropItemById(ItemKind kind, const std::string& account, const std::string& id) {
  const auto at = rows_.items.find({kind, id});
  if (at == rows_.items.end() || at->second.account != account) return false;
  rows_.items.erase(at);
  return true;
}

Status MemoryAccounts::dropItems(ItemKind kind, const std::string& account) {
  std::erase_if(rows_.items, [&](const auto& one) { return one.first.first == kind && one.second.account == account; });
  return {};
}

Status MemoryAccounts::dropExpired(ItemKind kind, Instant now) {
  std::erase_if(rows_.items, [&](const auto& one) { return one.first.first == kind && one.second.until <= now; });
  return {};
}

Status MemoryAccounts::putGrant(const Grant& grant) {
  rows_.grants[{grant.person, grant.account}] = grant;
  return {};
}

Result<std::optional<Grant>> MemoryAccounts::grant(const PersonId& person, const std::string& account) {
  return found<Grant>(rows_.grants, std::pair(person, account));
}

Result<std::vector<Grant>> MemoryAccounts::grantsOf(const std::string& account) {
  std::vector<Grant> grants;
  for (const auto& [key, grant] : rows_.grants) {
    if (grant.account == account) grants.push_back(grant);
  }
  return grants;
}

Result<std::vector<Grant>> MemoryAccounts::grantsTo(const PersonId& person) {
  std::vector<Grant> grants;
  for (const auto& [key, grant] : rows_.grants) {
    if (grant.person == person) grants.push_back(grant);
  }
  return grants;
}

Result<bool> MemoryAccounts::dropGrant(const PersonId& person, const std::string& account) {
  return rows_.grants.erase({person, account}) > 0;
}

void MemoryAccounts::dropGrantsTo(const PersonId& person) {
  std::erase_if(rows_.grants, [&](const auto& one) { return one.second.person == person; });
}

}  // namespace baton::store
