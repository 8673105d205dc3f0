// The worker: one pass over what is due (capability COM-6).
//
// Each message is tried and settled in the same commit as the journal entry that says how it went. Before anything goes
// out the record is asked again: was it taken back, is the reader still one of the care team, does the link still work,
// may they still be told? Otherwise it is stopped. Trouble: again after kBackOffMinutes, then given up, which the
// person sees. A worker that dies leaves its message to the next, which says that it may come twice. A deadline is a
// message to nobody: it fires once, unless somebody answered before. When it fires, the update goes to the next contact
// (where the person said so when they sent it, and through the gate for that reader), and the person gets a neutral
// mail (where they gave an address for it, notices.h); so they do when something was given up.
#pragma once

#include <array>
#include <cstdint>
#include <string>

#include "app/delivery/settings.h"
#include "app/home.h"
#include "net/transport.h"
#include "record/update.h"

namespace baton::app {

inline constexpr std::array<std::int64_t, 7> kBackOffMinutes = {1, 5, 15, 60, 180, 720, 1440};
inline constexpr std::int64_t kClaimMinutes = 5;

// Null: there is none; what needs it waits.
struct Network {
  net::MailTransport* mail = nullptr;
  net::PostTransport* post = nullptr;
  // What the next contact gets, made already, as a simulation of thousands of lives does; null = it is made then.
  const record::Update* made = nullptr;
};

struct DeliveryReport {
  std::size_t delivered = 0;
  std::size_t later = 0;
  std::size_t given_up = 0;
  std::size_t stopped = 0;    // taken back, or no longer allowed
  std::size_t escalated = 0;  // deadlines that passed without an answer
  std::size_t all() const { return delivered + later + given_up + stopped + escalated; }
};

// At most `most` messages. Errors: Storage and its kin; one message's trouble is no error.
Result<DeliveryReport> deliverDue(Home& home, const DeliverySettings& settings, const Network& network,
                                  std::size_t most = 20);

}  // namespace baton::app
