#include "app/accounts/passwords.h"

#include <algorithm>
#include <array>

#include "app/accounts/sessions.h"
#include "app/accounts/sign_in.h"
#include "base/text.h"

namespace baton::app {
namespace {

using store::ItemKind;

constexpr std::size_t kMostLogin = 64;
constexpr std::size_t kMostPasswordBytes = 1024;

// Ten letters and more that lists of leaked passwords begin with, and our own name.
constexpr std::array kCommon = {"password", "passwort", "contraseña", "1234567890", "qwertyuiop", "iloveyou",
                                "letmein",  "welcome",  "admin",      "baton",      "abcdefghij", "0987654321",
                                "sunshine", "princess", "football",   "superman"};

bool isOneLetter(const std::string& text) { return text.find_first_not_of(text.front()) == std::string::npos; }

// The word alone or with digits and signs around it: "password123!".
bool isCommon(const std::string& folded) {
  return std::any_of(kCommon.begin(), kCommon.end(), [&](const std::string& word) {
    const std::size_t at = folded.find(foldForMatching(word));
    if (at == std::string::npos) return false;
    return folded.size() - foldForMatching(word).size() <= 4;
  });
}

Status store(Home& home, const std::string& account_id, const std::string& password, const crypto::PasswordCost& cost) {
  store::AccountStore& accounts = home.store().accounts();
  BATON_TRY(const std::string hash, crypto::hashPassword(password, cost, home.random()));
  BATON_TRY(auto account, accounts.account(account_id));
  if (!account) return fail(ErrorCode::NotFound, "There is no such account.");
  account->password_hash = hash;
  return accounts.putAccount(*account);
}

}  // namespace

std::string foldLogin(const std::string& login) { return foldForMatching(login); }

Status checkLogin(const std::string& login) {
  const std::string folded = foldLogin(login);
  if (folded.empty()) return fail(ErrorCode::BadInput, "Choose a name to sign in with.");
  if (!isUtf8(login) || codePoints(login) > kMostLogin) {
    return fail(ErrorCode::BadInput, "Choose a shorter name, up to 64 letters.");
  }
  return {};
}

Status checkNewPassword(const std::string& password, const std::string& login) {
  if (!isUtf8(password)) return fail(ErrorCode::BadInput, "Use letters, digits and signs only.");
  if (codePoints(password) < kLeastPassword) {
    return fail(ErrorCode::BadInput, "Use at least 10 characters. Three or four words together work well.");
  }
  if (password.size() > kMostPasswordBytes) return fail(ErrorCode::BadInput, "Use a shorter password.");
  const std::string folded = foldForMatching(password);
  const std::string name = foldLogin(login);
  if (isOneLetter(password) || isCommon(folded) ||
      (!name.empty() && folded.find(name) != std::string::npos && folded.size() - name.size() <= 4)) {
    return fail(ErrorCode::BadInput, "Many people would guess this one. Try three or four words together.");
  }
  return {};
}

Status changePassword(Home& home, const Visitor& visitor, const PasswordChange& change,
                      const crypto::PasswordCost& cost) {
  store::AccountStore& accounts = home.store().accounts();
  BATON_CHECK(checkOwnPassword(home, visitor.account, {change.old_password, change.device, change.client}));
  BATON_TRY(const auto account, accounts.account(visitor.account));
  BATON_CHECK(checkNewPassword(change.new_password, account ? account->login : ""));
  BATON_CHECK(store(home, visitor.account, change.new_password, cost));
  BATON_CHECK(accounts.dropItems(ItemKind::Device, visitor.account));  // other browsers are strangers again
  return signOutOthers(home, visitor, change.session);
}

Status setPassword(Home& home, const std::string& account_id, const std::string& password,
                   const crypto::PasswordCost& cost) {
  store::AccountStore& accounts = home.store().accounts();
  BATON_TRY(const auto account, accounts.account(account_id));
  if (!account) return fail(ErrorCode::NotFound, "There is no such account.");
  BATON_CHECK(checkNewPassword(password, account->login));
  BATON_CHECK(store(home, account_id, password, cost));
  BATON_CHECK(accounts.dropItems(ItemKind::Device, account_id));
  return accounts.dropItems(ItemKind::Session, account_id);
}

}  // namespace baton::app
