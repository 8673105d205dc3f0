#include "app/accounts/invitations.h"

#include <algorithm>

#include "app/access/access_log.h"
#include "app/accounts/access.h"
#include "app/accounts/needs.h"
#include "app/accounts/tickets.h"
#include "app/accounts/tries.h"
#include "base/text.h"
#include "crypto/token.h"

namespace baton::app {
namespace {

using record::PersonId;
using store::Grant;

constexpr std::int64_t kDayOfMs = 24LL * 3600 * 1000;
constexpr std::int64_t kValidMs = 7 * kDayOfMs;
constexpr std::size_t kCodeLetters = 16;  // 80 bits
constexpr TryLimit kCodes{10, 60};

tl::unexpected<Error> noInvitation() {
  return fail(ErrorCode::NotFound, "This code does not work. It may be too old, or used already. Ask for a new one.");
}

Result<std::string> makeCode(Home& home, const Visitor& visitor, TicketRow row) {
  std::string code = crypto::randomCode(home.random(), kCodeLetters);
  row.use = TicketUse::Invitation;
  BATON_CHECK(putTicket(home, code, {visitor.account, std::move(row)}, kValidMs));
  return code;
}

// May whoever made the code still give this? They may have lost access, or the account, since.
Result<bool> stillHolds(Home& home, const Ticket& ticket) {
  BATON_TRY(const auto maker, home.store().accounts().account(ticket.account));
  if (!maker || maker->is_disabled) return false;
  if (ticket.row.person.empty()) return true;
  BATON_TRY(const auto people, accessOf(home, ticket.account));
  return std::any_of(people.begin(), people.end(), [&](const PersonAccess& access) {
    return access.person == ticket.row.person &&
           (access.relation == Relation::Self || access.relation == Relation::Manager);
  });
}

Invitation invitationOf(const TicketRow& row) {
  const bool is_self = row.relation == relationText(Relation::Self);
  return {is_self ? Relation::Self : Relation::Caregiver, row.person, row.scopes, row.days};
}

Grant grantOf(Home& home, const Ticket& ticket, const std::string& account) {
  const Instant now = home.clock().now();
  const Instant until = ticket.row.days > 0 ? Instant{now.ms + ticket.row.days * kDayOfMs} : store::kNever;
  return {ticket.row.person, account, ticket.row.relation, ticket.row.scopes, now, until, ticket.account};
}

// Inside a step of the store: the code is used up with what it gives, or not at all.
Result<Ticket> take(Home& home, const std::string& code) {
  BATON_TRY(const auto ticket, takeTicket(home, TicketUse::Invitation, crypto::readCode(code)));
  if (!ticket) return noInvitation();
  BATON_TRY(const bool holds, stillHolds(home, *ticket));
  if (!holds) return noInvitation();
  return *ticket;
}

// Who used a code is let in by it; a record that was made for them has no line.
Status logJoined(Home& home, const Invitation& invitation, const std::string& account, const std::string& name) {
  if (invitation.person.empty()) return {};
  return logAccess(home, invitation.person,
                   {home.clock().now(), Act::Grant, account, name, relationText(invitation.relation),
                    join(invitation.scopes, ", "), name});
}

}  // namespace

Result<std::vector<std::string>> checkScopes(const std::vector<std::string>& scopes) {
  std::vector<std::string> checked;
  for (const char* known : {"read", "log", "add"}) {
    if (std::find(scopes.begin(), scopes.end(), known) != scopes.end()) checked.emplace_back(known);
  }
  const bool all_known = std::all_of(scopes.begin(), scopes.end(), [&](const std::string& scope) {
    return std::find(checked.begin(), checked.end(), scope) != checked.end();
  });
  if (!all_known || checked.empty() || checked.front() != "read") {
    return fail(ErrorCode::BadInput, "Choose what this person may do.");
  }
  return checked;
}

Status checkDays(std::int64_t days) {
  if (days >= 1 && days <= kMostGrantDays) return {};
  return fail(ErrorCode::BadInput, "Choose for how long, up to a year.");
}

Result<std::string> inviteCaregiver(Home& home, const Visitor& visitor, const CareOffer& offer) {
  BATON_CHECK(needOwner(visitor, offer.person));
  BATON_CHECK(checkDays(offer.days));
  BATON_TRY(auto scopes, checkScopes(offer.scopes));
  return makeCode(home, visitor,
                  {{}, "", offer.person, relationText(Relation::Caregiver), std::move(scopes), offer.days});
}

Result<std::string> inviteMember(Home& home, const Visitor& visitor) {
  BATON_CHECK(needStepUp(visitor));
  const bool may = visitor.is_admin || std::any_of(visitor.people.begin(), visitor.people.end(), [](const auto& one) {
                     return one.relation == Relation::Self || one.relation == Relation::Manager;
                   });
  if (!may) return fail(ErrorCode::NotAllowed, "Only people with a record of their own here can invite others.");
  return makeCode(home, visitor, {{}, "", {}, relationText(Relation::Self), {}, 0});
}

Result<std::string> inviteToOwnRecord(Home& home, const Visitor& visitor, const PersonId& person) {
  BATON_TRY(const PersonAccess access, needOwner(visitor, person));
  if (access.relation != Relation::Manager) return fail(ErrorCode::BadInput, "This is your own record already.");
  return makeCode(home, visitor, {{}, "", person, relationText(Relation::Self), {}, 0});
}

Result<Invitation> readInvitation(Home& home, const std::string& code, const std::string& client) {
  const std::vector<TrySubject> subjects = {{"invitation:" + client, kCodes}};
  BATON_TRY(const std::int64_t wait_ms, countTry(home, subjects));
  if (wait_ms > 0) return fail(ErrorCode::Conflict, "There were many tries. Please wait a minute, then try again.");
  BATON_TRY(const auto ticket, seeTicket(home, TicketUse::Invitation, crypto::readCode(code)));
  if (!ticket) return noInvitation();
  BATON_TRY(const bool holds, stillHolds(home, *ticket));
  if (!holds) return noInvitation();
  BATON_CHECK(forgetTry(home, subjects));
  return invitationOf(ticket->row);
}

Status acceptInvitation(Home& home, const Visitor& visitor, const std::string& code, const std::string& client) {
  BATON_CHECK(needSignIn(visitor));
  BATON_TRY(const Invitation invitation, readInvitation(home, code, client));
  if (invitation.person.empty()) {
    return fail(ErrorCode::BadInput, "This code makes a new account. Sign out first, then use it.");
  }
  store::AccountStore& accounts = home.store().accounts();
  BATON_CHECK(accounts.atomically([&]() -> Status {
    BATON_TRY(const Ticket ticket, take(home, code));
    BATON_TRY(const auto held, accounts.grant(ticket.row.person, visitor.account));
    if (held && held->relation != relationText(Relation::Caregiver)) {
      return fail(ErrorCode::Conflict, "You have access to this record already.");
    }
    return accounts.putGrant(grantOf(home, ticket, visitor.account));
  }));
  return logJoined(home, invitation, visitor.account, visitor.name);
}

Result<std::string> joinByInvitation(Home& home, const NewMember& member, const std::string& code,
                                     const std::string& client, const crypto::PasswordCost& cost) {
  BATON_TRY(const Invitation invitation, readInvitation(home, code, client));
  BATON_TRY(const store::Account account, newAccount(home, member, cost));
  if (invitation.relation == Relation::Self) {
    BATON_CHECK(makeMember(home, account, member, invitation.person, [&]() -> Status {
      BATON_CHECK(take(home, code));
      return {};
    }));
    BATON_CHECK(logJoined(home, invitation, account.id, account.name));
    return account.id;
  }
  store::AccountStore& accounts = home.store().accounts();
  BATON_CHECK(accounts.atomically([&]() -> Status {
    BATON_TRY(const Ticket ticket, take(home, code));
    BATON_CHECK(accounts.addAccount(account));
    return accounts.putGrant(grantOf(home, ticket, account.id));
  }));
  BATON_CHECK(logJoined(home, invitation, account.id, account.name));
  return account.id;
}

}  // namespace baton::app
