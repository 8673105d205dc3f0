// What was sent, and how far it is, for the person: page "Sent" and `baton sent`.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/delivery/links.h"
#include "app/delivery/recipients.h"
#include "app/home.h"
#include "format/json.h"
#include "record/history.h"
#include "record/sent_update.h"

namespace baton::app {

struct Followed {
  record::SentUpdate sent;
  bool waits_for_person = false;  // given up, or held by a restored copy: "send again" works
  std::string trouble;            // why it was given up, for whoever runs the server: "550"
  std::optional<Link> link;       // that works still, with its code
  bool has_sheet = false;         // for paper
  Recipient reader;               // as the care team has them now
  Recipient next;                 // whom to try when they do not answer; empty name = nobody
  std::string passed_to;          // who got it because nobody answered
};
// Newest first.
Result<std::vector<Followed>> followSent(Home& home, const record::PersonId& person);
json::Value followedJson(const std::vector<Followed>& followed, Instant now);

// Deadlines that are still open as iCalendar events: neutral words, no name, nothing of health.
std::string deadlinesCalendar(const std::vector<Followed>& followed, Instant now, const std::string& language);

}  // namespace baton::app
