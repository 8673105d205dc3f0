#include "app/accounts/tickets.h"

namespace baton::app {
namespace {

using store::ItemKind;

// The use is part of the name: a challenge is never found where an invitation is looked for.
std::string keyOf(TicketUse use, const std::string& name) { return std::to_string(static_cast<int>(use)) + ":" + name; }

}  // namespace

Status putTicket(Home& home, const std::string& name, const Ticket& ticket, std::int64_t valid_ms) {
  store::AccountStore& accounts = home.store().accounts();
  const Instant now = home.clock().now();
  return accounts.atomically([&]() -> Status {
    BATON_CHECK(accounts.dropExpired(ItemKind::Ticket, now));
    return accounts.putItem(ItemKind::Ticket, keyOf(ticket.row.use, name),
                            {ticket.account, Instant{now.ms + valid_ms}, encode(ticket.row), ""});
  });
}

Result<std::optional<Ticket>> seeTicket(Home& home, TicketUse use, const std::string& name) {
  BATON_TRY(const auto item, home.store().accounts().item(ItemKind::Ticket, keyOf(use, name)));
  if (!item || item->until <= home.clock().now()) return std::optional<Ticket>();
  BATON_TRY(const TicketRow row, decodeTicket(item->content));
  return std::optional(Ticket{item->account, row});
}

Result<std::optional<Ticket>> takeTicket(Home& home, TicketUse use, const std::string& name) {
  std::optional<Ticket> taken;
  store::AccountStore& accounts = home.store().accounts();
  BATON_CHECK(accounts.atomically([&]() -> Status {
    BATON_TRY(taken, seeTicket(home, use, name));
    BATON_CHECK(accounts.dropItem(ItemKind::Ticket, keyOf(use, name)));
    return {};
  }));
  return taken;
}

}  // namespace baton::app
