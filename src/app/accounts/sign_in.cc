#include "app/accounts/sign_in.h"

#include "app/accounts/news.h"
#include "app/accounts/passwords.h"
#include "app/accounts/recovery_codes.h"
#include "app/accounts/sessions.h"
#include "app/accounts/totp.h"
#include "app/accounts/tries.h"
#include "crypto/token.h"

namespace baton::app {
namespace {

using store::ItemKind;

constexpr std::int64_t kDeviceMs = 400LL * 24 * 3600 * 1000;
constexpr TryLimit kPerClient{30, 300};  // several people may share one address
constexpr TryLimit kCodes{5, 20};        // a million codes only

// A device token may be known for several accounts: one browser, two people.
std::string deviceName(const std::string& device, const std::string& account) { return device + ":" + account; }

Result<bool> isKnownDevice(Home& home, const std::string& device, const std::string& account) {
  if (device.empty()) return false;
  BATON_TRY(const auto item, home.store().accounts().item(ItemKind::Device, deviceName(device, account)));
  return item && item->account == account && item->until > home.clock().now();
}

// A known device has its own tries: others' guesses count elsewhere.
Result<std::vector<TrySubject>> subjectsOf(Home& home, const std::string& login, const std::string& account,
                                           const std::string& device, const std::string& client) {
  BATON_TRY(const bool is_known, isKnownDevice(home, device, account));
  if (is_known) return std::vector<TrySubject>{{"device:" + deviceName(device, account), {}}};
  return std::vector<TrySubject>{{"login:" + login, {}}, {"client:" + client, kPerClient}};
}

tl::unexpected<Error> tooMany(std::int64_t wait_ms) {
  constexpr std::int64_t kMinuteMs = 60'000;
  const bool is_short = wait_ms <= kMinuteMs;
  return fail(ErrorCode::Conflict, is_short ? "There were many tries. Please wait a minute, then try again."
                                            : "There were many tries. Please try again in an hour.");
}

SignInAnswer waiting(std::int64_t wait_ms) { return {SignInEnd::Wait, "", "", wait_ms, false}; }

// Of the account's first device there is nobody to tell.
Status tellOtherDevices(Home& home, const SignInEndings& endings, const std::string& session) {
  BATON_TRY(const bool is_known, isKnownDevice(home, endings.device, endings.account));
  if (is_known) return {};
  BATON_TRY(const auto devices, home.store().accounts().items(ItemKind::Device, endings.account));
  if (devices.empty()) return {};
  BATON_TRY(const auto found, findSession(home, session));
  if (!found) return {};
  return addNews(home, endings.account, {found->row.created, found->row.device});
}

}  // namespace

Result<SignInAnswer> finishSignIn(Home& home, const SignInEndings& endings) {
  SignInAnswer answer;
  answer.end = SignInEnd::Done;
  answer.keeps_me = endings.keeps_me;
  BATON_TRY(answer.session,
            openSession(home, {endings.account, endings.keeps_me, false, endings.user_agent}, endings.session));
  BATON_CHECK(tellOtherDevices(home, endings, answer.session));
  const std::string device = endings.device.empty() ? crypto::randomToken(home.random()) : endings.device;
  const Instant until{home.clock().now().ms + kDeviceMs};
  BATON_CHECK(home.store().accounts().dropExpired(ItemKind::Device, home.clock().now()));
  BATON_CHECK(home.store().accounts().putItem(ItemKind::Device, deviceName(device, endings.account),
                                              {endings.account, until, "{}", ""}));
  answer.device = device;
  return answer;
}

Result<SignInAnswer> signIn(Home& home, const SignInTry& attempt, const crypto::PasswordCost& cost) {
  store::AccountStore& accounts = home.store().accounts();
  const std::string login = foldLogin(attempt.login);
  BATON_TRY(const auto account, accounts.accountByLogin(login));
  BATON_TRY(const auto subjects, subjectsOf(home, login, account ? account->id : "", attempt.device, attempt.client));
  BATON_TRY(const std::int64_t wait_ms, countTry(home, subjects));
  if (wait_ms > 0) return waiting(wait_ms);
  const bool has_password = account && !account->password_hash.empty();
  const std::string hash = has_password ? account->password_hash : crypto::hashOfNobody(cost);
  const bool fits = crypto::isPassword(attempt.password, hash);
  if (!fits || !has_password || account->is_disabled) return SignInAnswer();
  BATON_CHECK(forgetTry(home, subjects));
  BATON_TRY(const bool needs_code, hasTotp(home, account->id));
  if (!needs_code) {
    return finishSignIn(home, {account->id, attempt.keeps_me, attempt.session, attempt.device, attempt.user_agent});
  }
  SignInAnswer answer;
  answer.end = SignInEnd::NeedsCode;
  BATON_TRY(answer.session,
            openSession(home, {account->id, attempt.keeps_me, true, attempt.user_agent}, attempt.session));
  return answer;
}

Result<SignInAnswer> signInCode(Home& home, const CodeTry& attempt) {
  BATON_TRY(const auto found, findSession(home, attempt.session));
  if (!found || !found->row.waits_for_code) return SignInAnswer();
  BATON_TRY(const auto account, home.store().accounts().account(found->account));
  if (!account || account->is_disabled) return SignInAnswer();
  BATON_TRY(const bool is_known, isKnownDevice(home, attempt.device, found->account));
  const std::string who = is_known ? deviceName(attempt.device, found->account) : found->account;
  const std::vector<TrySubject> subjects = {{"code:" + who, kCodes}};
  BATON_TRY(const std::int64_t wait_ms, countTry(home, subjects));
  if (wait_ms > 0) return waiting(wait_ms);
  BATON_TRY(bool fits, useTotp(home, found->account, attempt.code));
  if (!fits) {
    BATON_TRY(fits, useRecoveryCode(home, found->account, attempt.code));
  }
  if (!fits) return SignInAnswer();
  BATON_CHECK(forgetTry(home, subjects));
  return finishSignIn(home, {found->account, found->row.keeps_me, attempt.session, attempt.device, attempt.user_agent});
}

Status checkOwnPassword(Home& home, const std::string& account_id, const PasswordTry& attempt) {
  BATON_TRY(const auto account, home.store().accounts().account(account_id));
  if (!account) return fail(ErrorCode::NotAllowed, "Please sign in again.");
  BATON_TRY(const auto subjects, subjectsOf(home, account->login, account->id, attempt.device, attempt.client));
  BATON_TRY(const std::int64_t wait_ms, countTry(home, subjects));
  if (wait_ms > 0) return tooMany(wait_ms);
  if (!crypto::isPassword(attempt.password, account->password_hash)) {
    return fail(ErrorCode::NotAllowed, "This is not the password we have. Please type it again.");
  }
  return forgetTry(home, subjects);
}

Result<std::string> confirmByPassword(Home& home, const Visitor& visitor, const std::string& session,
                                      const PasswordTry& attempt) {
  BATON_CHECK(checkOwnPassword(home, visitor.account, attempt));
  return confirmSession(home, session);
}

}  // namespace baton::app
