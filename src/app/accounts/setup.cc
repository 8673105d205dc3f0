#include "app/accounts/setup.h"

#include "app/accounts/members.h"
#include "app/accounts/passwords.h"
#include "app/accounts/tickets.h"
#include "app/accounts/tries.h"
#include "app/people.h"
#include "crypto/token.h"

namespace baton::app {
namespace {

constexpr std::int64_t kDayOfMs = 24LL * 3600 * 1000;
constexpr std::size_t kCodeLetters = 16;

tl::unexpected<Error> alreadySetUp() { return fail(ErrorCode::Conflict, "Baton is set up already. Please sign in."); }

bool isLoopback(const std::string& address) {
  return address == "::1" || address.starts_with("127.") || address.starts_with("::ffff:127.");
}

bool namesThisMachine(const std::string& host) {
  const std::string name = host.starts_with('[') ? host.substr(0, host.find(']') + 1) : host.substr(0, host.find(':'));
  return name == "localhost" || name == "[::1]" || name.starts_with("127.");
}

Status checkPlace(Home& home, const Setup& setup, const SetupPlace& place) {
  if (isAtThisMachine(place)) return {};
  BATON_TRY(const std::int64_t wait_ms, countTry(home, {{"setup", {}}}));
  if (wait_ms > 0) return fail(ErrorCode::Conflict, "There were many tries. Please wait a minute, then try again.");
  BATON_TRY(const auto ticket, seeTicket(home, TicketUse::Setup, crypto::readCode(setup.code)));
  if (ticket) return {};
  return fail(ErrorCode::NotAllowed, "This is not the set-up code. The server printed it when it started.");
}

}  // namespace

Result<bool> isSetUp(Home& home) {
  BATON_TRY(const auto accounts, home.store().accounts().accounts());
  return !accounts.empty();
}

Result<std::string> makeSetupCode(Home& home) {
  std::string code = crypto::randomCode(home.random(), kCodeLetters);
  BATON_CHECK(putTicket(home, code, {"", {TicketUse::Setup, "", {}, "", {}, 0}}, kDayOfMs));
  return code;
}

bool isAtThisMachine(const SetupPlace& place) {
  return !place.is_forwarded && isLoopback(place.client) && namesThisMachine(place.host);
}

Result<std::string> setUp(Home& home, const Setup& setup, const SetupPlace& place, const crypto::PasswordCost& cost) {
  BATON_TRY(const bool is_set_up, isSetUp(home));
  if (is_set_up) return alreadySetUp();
  BATON_CHECK(checkPlace(home, setup, place));
  const NewMember member{setup.login, setup.name, setup.password, setup.born, setup.sex};
  BATON_TRY(auto account, newAccount(home, member, cost));
  account.is_admin = true;
  BATON_CHECK(makeMember(home, account, member, setup.existing, [&]() -> Status {
    BATON_TRY(const bool was_faster, isSetUp(home));
    if (was_faster) return alreadySetUp();
    return home.store().accounts().dropItems(store::ItemKind::Ticket, "");  // no set-up code works any more
  }));
  return account.id;
}

}  // namespace baton::app
