#include "outbound/sent_resources.h"

#include "record/handoff.h"

namespace baton::outbound {
namespace {

using record::SentStage;

constexpr std::string_view kParticipation = "http://terminology.hl7.org/CodeSystem/v3-ParticipationMode";

json::Value coding(std::string_view system, std::string_view code) {
  return json::Value::object({{"system", system}, {"code", code}});
}

json::Value coded(std::string_view system, std::string_view code, std::string_view text = {}) {
  json::Value value;
  value.set("coding", json::Value::array({coding(system, code)}));
  value.setIfAny("text", std::string(text));
  return value;
}

json::Value beginning(std::string_view type, const std::string& id) {
  json::Value resource;
  resource.set("resourceType", type);
  resource.set("id", id);
  json::Value meta;
  meta.set("security", json::Value::array({coding("http://terminology.hl7.org/CodeSystem/v3-Confidentiality", "R")}));
  resource.set("meta", std::move(meta));
  return resource;
}

json::Value to(const std::string& target) { return json::Value::object({{"reference", target}}); }

json::Value readerReference(const record::Audience& reader) {
  json::Value reference;
  reference.setIfAny("reference", reader.key);
  reference.set("display", reader.who.empty() ? reader.role : reader.who);
  return reference;
}

std::string_view mediumOf(const std::string& channel) {
  if (channel == "email") return "EMAILWRIT";
  if (channel == "fhir") return "ELECTRONIC";
  return "WRITTEN";
}

// Task.status of each stage, by R4's state machine.
std::string_view statusOf(SentStage stage) {
  switch (stage) {
    case SentStage::Queued:
    case SentStage::Delivered:
      return "requested";
    case SentStage::Opened:
      return "received";
    case SentStage::Acknowledged:
      return "accepted";
    case SentStage::Owned:
      return "in-progress";
    case SentStage::Done:
      return "completed";
    case SentStage::HandedBack:
      return "rejected";
    case SentStage::Failed:
      return "failed";
    case SentStage::Stopped:
      return "cancelled";
  }
  return "requested";
}

}  // namespace

json::Value sentCommunication(const Sending& sending) {
  json::Value resource = beginning("Communication", sending.communication);
  const bool is_there = sending.stage != SentStage::Queued;
  resource.set("status", "in-progress");
  resource.set(
      "category",
      json::Value::array({coded("http://terminology.hl7.org/CodeSystem/communication-category", "notification")}));
  resource.set("priority", sending.priority);
  resource.set("medium", json::Value::array({coded(kParticipation, mediumOf(sending.channel))}));
  resource.set("subject", to(sending.patient));
  resource.set("topic", json::Value::object({{"text", "Update"}}));
  if (is_there) resource.set("sent", toIso(sending.at));
  resource.set("recipient", json::Value::array({readerReference(sending.reader)}));
  resource.set("sender", to(sending.patient));
  json::Value payload;
  payload.set("contentString", sending.text);
  resource.set("payload", json::Value::array({std::move(payload)}));
  return resource;
}

json::Value acknowledgeTask(const Sending& sending) {
  json::Value task = beginning("Task", sending.task);
  task.set("status", statusOf(sending.stage));
  task.set("businessStatus", coded(record::kStageSystem, stageCode(sending.stage)));
  task.set("intent", "order");
  task.set("priority", sending.priority);
  task.set("code", coded(record::kHandoffSystem, record::kAcknowledgeCode, "Say that you have read this update"));
  task.set("focus", to("Communication/" + sending.communication));
  task.set("for", to(sending.patient));
  task.set("authoredOn", toIso(sending.at));
  task.set("lastModified", toIso(sending.at));
  task.set("requester", to(sending.patient));
  task.set("owner", readerReference(sending.reader));
  task.set("restriction", json::Value::object({{"period", json::Value::object({{"end", toIso(sending.due)}})}}));
  return task;
}

json::Value atStage(json::Value task, SentStage stage, Instant at, const std::string& reason) {
  json::Value codings = json::Value::array({coding(record::kStageSystem, stageCode(stage))});
  for (const json::Value& one : task["businessStatus"]["coding"].items()) {
    const bool is_stage = one["system"].text() == record::kStageSystem && record::stageFrom(one["code"].text());
    if (!is_stage) codings.push(one);
  }
  task.set("status", statusOf(stage));
  json::Value business;
  business.set("coding", std::move(codings));
  task.set("businessStatus", std::move(business));
  task.erase("statusReason");
  if (!reason.empty()) task.set("statusReason", json::Value::object({{"text", reason}}));
  task.set("lastModified", toIso(at));
  return task;
}

json::Value withStageCode(json::Value task, std::string_view code, Instant at) {
  json::Value codings = json::Value::array();
  for (const json::Value& one : task["businessStatus"]["coding"].items()) {
    if (one["code"].text() != code) codings.push(one);
  }
  codings.push(coding(record::kStageSystem, code));
  json::Value business;
  business.set("coding", std::move(codings));
  task.set("businessStatus", std::move(business));
  task.set("lastModified", toIso(at));
  return task;
}

json::Value communicationAt(json::Value communication, std::string_view status, Instant sent, Instant received) {
  communication.set("status", status);
  if (sent.ms != 0 && !communication.has("sent")) communication.set("sent", toIso(sent));
  if (received.ms != 0 && !communication.has("received")) communication.set("received", toIso(received));
  return communication;
}

json::Value replyCommunication(const Reply& reply) {
  json::Value resource = beginning("Communication", reply.id);
  resource.set("inResponseTo", json::Value::array({to("Communication/" + reply.answers)}));
  resource.set("status", "completed");
  resource.set("category", json::Value::array({coded(record::kReplySystem, reply.kind)}));
  resource.set("subject", to(reply.patient));
  resource.set("sent", toIso(reply.at));
  resource.set("received", toIso(reply.at));
  resource.set("recipient", json::Value::array({to(reply.patient)}));
  resource.set("sender", readerReference(reply.reader));
  json::Value payload;
  payload.set("contentString", reply.text);
  resource.set("payload", json::Value::array({std::move(payload)}));
  return resource;
}

}  // namespace baton::outbound
