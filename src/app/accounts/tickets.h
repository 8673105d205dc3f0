// Tickets: codes and challenges that work once, before they expire.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "app/accounts/rows.h"
#include "app/home.h"

namespace baton::app {

struct Ticket {
  std::string account;  // who made it; "" = nobody
  TicketRow row;
};

Status putTicket(Home& home, const std::string& name, const Ticket& ticket, std::int64_t valid_ms);
// Nothing when there is none of this name and use, or it is over.
Result<std::optional<Ticket>> seeTicket(Home& home, TicketUse use, const std::string& name);
// The same, and it is gone: of several who ask at once, one gets it.
Result<std::optional<Ticket>> takeTicket(Home& home, TicketUse use, const std::string& name);

}  // namespace baton::app
