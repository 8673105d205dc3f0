#include "app/accounts/totp.h"

#include "app/accounts/needs.h"
#include "app/accounts/recovery_codes.h"
#include "app/accounts/tickets.h"
#include "app/accounts/tries.h"
#include "crypto/token.h"
#include "crypto/totp.h"

namespace baton::app {
namespace {

using store::ItemKind;

constexpr std::size_t kSecretBytes = 20;  // as long as SHA-1's block of output (RFC 4226 §4, R6)
constexpr std::int64_t kOfferMs = std::int64_t{15} * 60 * 1000;
constexpr TryLimit kCodes{5, 20};

std::string digitsOf(const std::string& typed) {
  std::string digits;
  for (const char c : typed) {
    if (c != ' ' && c != '-') digits += c;
  }
  return digits;
}

}  // namespace

Result<bool> hasTotp(Home& home, const std::string& account) {
  BATON_TRY(const auto item, home.store().accounts().item(ItemKind::Totp, account));
  return item.has_value();
}

Result<TotpOffer> offerTotp(Home& home, const Visitor& visitor) {
  BATON_CHECK(needStepUp(visitor));
  BATON_TRY(auto ticket, seeTicket(home, TicketUse::Totp, visitor.account));
  if (!ticket) {
    ticket =
        Ticket{visitor.account, {TicketUse::Totp, crypto::randomBytes(home.random(), kSecretBytes), {}, "", {}, 0}};
    BATON_CHECK(putTicket(home, visitor.account, *ticket, kOfferMs));
  }
  const std::string& secret = ticket->row.subject;
  return TotpOffer{crypto::toBase32(secret), crypto::totpUri(secret, "Baton", visitor.name)};
}

Result<std::vector<std::string>> confirmTotp(Home& home, const Visitor& visitor, const std::string& code) {
  BATON_CHECK(needStepUp(visitor));
  const std::vector<TrySubject> subjects = {{"enrol:" + visitor.account, kCodes}};
  BATON_TRY(const std::int64_t wait_ms, countTry(home, subjects));
  if (wait_ms > 0) return fail(ErrorCode::Conflict, "There were many tries. Please wait a minute, then try again.");
  BATON_TRY(const auto ticket, seeTicket(home, TicketUse::Totp, visitor.account));
  if (!ticket) return fail(ErrorCode::BadInput, "The picture is too old. Please begin again.");
  const auto step = crypto::totpStep(ticket->row.subject, digitsOf(code), home.clock().now(), 0);
  if (!step) return fail(ErrorCode::BadInput, "This code does not fit. Type the newest one that your app shows.");
  store::AccountStore& accounts = home.store().accounts();
  std::vector<std::string> codes;
  BATON_CHECK(accounts.atomically([&]() -> Status {
    BATON_CHECK(accounts.putItem(ItemKind::Totp, visitor.account,
                                 {visitor.account, store::kNever, encode(TotpRow{ticket->row.subject, *step}), ""}));
    BATON_CHECK(takeTicket(home, TicketUse::Totp, visitor.account));
    BATON_TRY(codes, makeRecoveryCodes(home, visitor));
    return {};
  }));
  BATON_CHECK(forgetTry(home, subjects));
  return codes;
}

Status dropTotp(Home& home, const Visitor& visitor) {
  BATON_CHECK(needStepUp(visitor));
  store::AccountStore& accounts = home.store().accounts();
  return accounts.atomically([&]() -> Status {
    BATON_CHECK(accounts.dropItems(ItemKind::Totp, visitor.account));
    return accounts.dropItems(ItemKind::RecoveryCode, visitor.account);
  });
}

Result<bool> useTotp(Home& home, const std::string& account, const std::string& code) {
  store::AccountStore& accounts = home.store().accounts();
  bool fits = false;
  BATON_CHECK(accounts.atomically([&]() -> Status {
    BATON_TRY(const auto item, accounts.item(ItemKind::Totp, account));
    if (!item) return {};
    BATON_TRY(TotpRow row, decodeTotp(item->content));
    const auto step = crypto::totpStep(row.secret, digitsOf(code), home.clock().now(), row.used_step);
    if (!step) return {};
    row.used_step = *step;
    fits = true;
    return accounts.putItem(ItemKind::Totp, account, {account, store::kNever, encode(row), ""});
  }));
  return fits;
}

}  // namespace baton::app
