// SentUpdate: one update on its way to one reader, and how far it is (capability COM-6, docs/formats/sent-updates.md).
//
// A Communication (what was said, to whom, sent and received when) and a Task of kAcknowledgeCode (who is to say that
// they have it, by when). Task.businessStatus says how far it is; each step is one more version of the Task, and its
// lastModified the date of the step. Sources: http://hl7.org/fhir/R4/communication.html, .../task.html (state machine).
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/instant.h"

namespace baton::record {

// Codings of Task.businessStatus.
inline constexpr std::string_view kStageSystem = "https://baton.health/fhir/CodeSystem/handoff-stage";
// Beside the stage: the deadline passed without an answer, and that was told once.
inline constexpr std::string_view kEscalatedCode = "escalated";
// Beside the stage: it may have arrived twice, because a try ended without an answer.
inline constexpr std::string_view kPerhapsTwiceCode = "perhaps-twice";
// Communication.category of what a reader answers: question, plan-change, result, other.
inline constexpr std::string_view kReplySystem = "https://baton.health/fhir/CodeSystem/reply";
inline constexpr std::array<std::string_view, 4> kReplies = {"question", "plan-change", "result", "other"};

// In the order of the way. Stopped, HandedBack and Failed leave it.
enum class SentStage : std::uint8_t {
  Queued,        // saved, not on its way yet
  Delivered,     // their mail server or endpoint took it, or the paper is made
  Opened,        // somebody with the code read it
  Acknowledged,  // "I have read this"
  Owned,         // "I take this on"
  Done,
  HandedBack,  // "not mine"
  Failed,      // given up: it did not reach them
  Stopped,     // the person took it back
};
inline constexpr std::array<std::string_view, 9> kStageCodes = {
    "queued", "delivered", "opened", "acknowledged", "owned", "done", "handed-back", "failed", "stopped"};
constexpr std::string_view stageCode(SentStage stage) { return kStageCodes[static_cast<std::size_t>(stage)]; }
constexpr std::optional<SentStage> stageFrom(std::string_view code) {
  for (std::size_t i = 0; i < kStageCodes.size(); ++i) {
    if (kStageCodes[i] == code) return static_cast<SentStage>(i);
  }
  return std::nullopt;
}
// Has somebody on the other side said that they have it?
constexpr bool isAnswered(SentStage stage) {
  return stage == SentStage::Acknowledged || stage == SentStage::Owned || stage == SentStage::Done ||
         stage == SentStage::HandedBack;
}

struct SentStep {
  SentStage stage = SentStage::Queued;
  Instant at;
};

struct SentReply {
  std::string key;   // "Communication/..."
  std::string kind;  // one of kReplies
  std::string text;
  std::string who;
  PartialDate on;
};

struct SentUpdate {
  std::string task;           // id of the Task
  std::string communication;  // id of the Communication
  std::string reader;         // name
  std::string reader_key;     // "Practitioner/..."; "" = not in the record
  std::string channel;        // "email", "paper", "fhir"
  std::string priority;       // routine, urgent
  Instant due;                // an answer is asked for until then
  SentStage stage = SentStage::Queued;
  std::vector<SentStep> steps;  // dated, in the order they were reached; each stage once
  bool is_escalated = false;
  bool is_perhaps_twice = false;
  std::string reason;  // of a hand-back or a failure
  std::string text;    // what was sent
  std::vector<SentReply> replies;

  bool isAnsweredOrOver() const {
    return isAnswered(stage) || stage == SentStage::Failed || stage == SentStage::Stopped;
  }
  bool isOverdue(Instant now) const { return !isAnsweredOrOver() && due < now; }
};

}  // namespace baton::record
