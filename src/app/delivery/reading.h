// What somebody with a link and its code sees and does (capability REACH-1). Each is one more journal entry with them
// as its author; each opening is on the access log first.
//
// The update is made through the gate now, so that what the person took back is gone at once. Errors everywhere:
// NotFound when the link shows nothing any more (taken back, no longer of the care team, nothing may be said), which
// tells nobody why; Storage and its kin.
#pragma once

#include <string>
#include <vector>

#include "app/delivery/links.h"
#include "outbound/summary_page.h"
#include "record/sent_update.h"
#include "record/update.h"

namespace baton::app {

// A responsibility that the person asks this reader to take.
struct ProposedTask {
  std::string task;
  std::string responsibility;  // of the contract: "lab-follow-up"
  bool is_accepted = false;
};

struct Reading {
  record::Update update;
  record::SentStage stage = record::SentStage::Opened;
  Instant due;
  bool is_urgent = false;
  std::string phone;  // of the person, to call back
  std::vector<ProposedTask> proposed;
};
// Opened: logged, and the first time written into the record.
Result<Reading> readByLink(Home& home, const Link& link);
// The one-page summary, where the sender added it. NotFound where not.
Result<std::string> summaryByLink(Home& home, const Link& link, outbound::Paper paper);

// Errors: Conflict when the update is past that (an answer stays as it is).
Status answerByLink(Home& home, const Link& link, record::SentStage stage, const std::string& reason = "");
// Errors: BadUsage with "field: text" or "field: kind".
Status replyByLink(Home& home, const Link& link, const std::string& kind, const std::string& text);
// Takes or hands back a proposed responsibility.
Status answerProposal(Home& home, const Link& link, const std::string& task, bool takes_it, const std::string& reason);

struct SentNote {
  std::string title;
  std::string text;
  std::string file;  // bytes
  std::string file_name;
  std::string content_type;
};
inline constexpr std::size_t kLargestNote = 5U << 20U;
// A document of its own that waits for the person's look (docStatus preliminary): no medicine changes by it.
Status noteByLink(Home& home, const Link& link, const SentNote& note);

}  // namespace baton::app
