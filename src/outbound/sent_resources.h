// The resources of an update on its way: the Communication and the Task that asks for an answer, and their next
// versions (docs/formats/sent-updates.md).
//
// What was said stays with the person: both carry the label R, so that no other reader's view shows who was told what.
// Sources: http://hl7.org/fhir/R4/communication.html, http://hl7.org/fhir/R4/task.html; medium: v3-ParticipationMode.
#pragma once

#include <string>

#include "format/json.h"
#include "record/disclosure.h"
#include "record/sent_update.h"

namespace baton::outbound {

struct Sending {
  std::string communication;  // ids
  std::string task;
  std::string patient;  // "Patient/..."
  record::Audience reader;
  std::string channel;   // "email", "paper", "fhir"
  std::string priority;  // "routine", "urgent"
  std::string text;      // what the gate lets this reader see
  Instant at;
  Instant due;
  record::SentStage stage = record::SentStage::Queued;
};
json::Value sentCommunication(const Sending& sending);
json::Value acknowledgeTask(const Sending& sending);

// The next version of a stored Task at another stage; other codes of businessStatus stay.
json::Value atStage(json::Value task, record::SentStage stage, Instant at, const std::string& reason = "");
json::Value withStageCode(json::Value task, std::string_view code, Instant at);
// The next version of a stored Communication; an empty instant (0) leaves its element as it is.
json::Value communicationAt(json::Value communication, std::string_view status, Instant sent, Instant received);

struct Reply {
  std::string id;
  std::string answers;  // id of the Communication
  std::string patient;
  record::Audience reader;
  std::string kind;  // one of record::kReplies
  std::string text;
  Instant at;
};
json::Value replyCommunication(const Reply& reply);

}  // namespace baton::outbound
