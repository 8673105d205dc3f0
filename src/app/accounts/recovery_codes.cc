#include "app/accounts/recovery_codes.h"

#include "app/accounts/needs.h"
#include "crypto/token.h"

namespace baton::app {
namespace {

using store::ItemKind;

constexpr std::size_t kCodes = 10;
constexpr std::size_t kHalf = 5;

std::string nameOf(const std::string& account, const std::string& code) { return account + ":" + code; }

}  // namespace

Result<std::vector<std::string>> makeRecoveryCodes(Home& home, const Visitor& visitor) {
  BATON_CHECK(needStepUp(visitor));
  store::AccountStore& accounts = home.store().accounts();
  std::vector<std::string> shown;
  BATON_CHECK(accounts.atomically([&]() -> Status {
    BATON_CHECK(accounts.dropItems(ItemKind::RecoveryCode, visitor.account));
    for (std::size_t i = 0; i < kCodes; ++i) {
      const std::string code = crypto::randomCode(home.random(), 2 * kHalf);
      BATON_CHECK(accounts.putItem(ItemKind::RecoveryCode, nameOf(visitor.account, code),
                                   {visitor.account, store::kNever, "{}", ""}));
      shown.push_back(code.substr(0, kHalf) + "-" + code.substr(kHalf));
    }
    return {};
  }));
  return shown;
}

Result<std::size_t> countRecoveryCodes(Home& home, const Visitor& visitor) {
  BATON_TRY(const auto items, home.store().accounts().items(ItemKind::RecoveryCode, visitor.account));
  return items.size();
}

Result<bool> useRecoveryCode(Home& home, const std::string& account, const std::string& typed) {
  return home.store().accounts().dropItem(ItemKind::RecoveryCode, nameOf(account, crypto::readCode(typed)));
}

}  // namespace baton::app
