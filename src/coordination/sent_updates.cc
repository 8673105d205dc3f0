#include "coordination/sent_updates.h"

#include <algorithm>
#include <map>

#include "record/handoff.h"

namespace baton::coordination {
namespace {

using record::CommunicationFact;
using record::SentStage;
using record::SentUpdate;
using record::TaskFact;

std::string idOf(const std::string& key) { return key.substr(key.find('/') + 1); }

std::string channelOf(const CommunicationFact& fact) {
  for (const record::Concept& medium : fact.media) {
    const std::string code = medium.codeIn("http://terminology.hl7.org/CodeSystem/v3-ParticipationMode");
    if (code == "EMAILWRIT") return "email";
    if (code == "ELECTRONIC") return "fhir";
    if (code == "FAXWRIT" || code == "WRITTEN") return "paper";
    if (code == "PHONE") return "phone";
  }
  return "";
}

void addStep(SentUpdate& update, const TaskFact& version) {
  const auto stage = stageOf(version);
  if (!stage) return;
  const bool is_known =
      std::ranges::any_of(update.steps, [&](const record::SentStep& step) { return step.stage == *stage; });
  const Instant at = version.modified.empty() ? version.about.source.recorded : version.modified.first();
  if (!is_known) update.steps.push_back({*stage, at});
  update.stage = *stage;
  update.is_escalated = hasStageCode(version, record::kEscalatedCode);
  update.is_perhaps_twice = hasStageCode(version, record::kPerhapsTwiceCode);
  update.reason = version.status_reason.label();
  update.due = version.due.last();
  update.priority = version.priority;
  update.reader = version.owner.display;
  update.reader_key = version.owner.target;
  update.communication = idOf(version.focus.target);
}

std::string replyKind(const CommunicationFact& fact) {
  for (const record::Concept& category : fact.categories) {
    if (std::string code = category.codeIn(record::kReplySystem); !code.empty()) return code;
  }
  return "";
}

}  // namespace

std::optional<SentStage> stageOf(const TaskFact& task) {
  if (task.what.codeIn(record::kHandoffSystem) != record::kAcknowledgeCode) return std::nullopt;
  for (const record::Coding& coding : task.business_status.codings) {
    if (coding.system != record::kStageSystem) continue;
    if (const auto stage = record::stageFrom(coding.code)) return stage;
  }
  return std::nullopt;
}

bool hasStageCode(const TaskFact& task, std::string_view code) {
  return std::ranges::any_of(task.business_status.codings, [&](const record::Coding& coding) {
    return coding.system == record::kStageSystem && coding.code == code;
  });
}

std::vector<SentUpdate> sentUpdates(const record::Facts& versions) {
  std::vector<const TaskFact*> tasks;
  for (const TaskFact& task : versions.tasks) tasks.push_back(&task);
  std::ranges::stable_sort(tasks, {}, [](const TaskFact* task) { return task->about.sequence; });
  std::map<std::string, SentUpdate> by_task;
  std::map<std::string, record::Sequence> sent_at;  // of the first version
  for (const TaskFact* task : tasks) {
    if (task->what.codeIn(record::kHandoffSystem) != record::kAcknowledgeCode) continue;
    if (task->about.is_entered_in_error) {
      by_task.erase(task->about.key);
      continue;
    }
    SentUpdate& update = by_task[task->about.key];
    update.task = idOf(task->about.key);
    sent_at.try_emplace(update.task, task->about.sequence);
    addStep(update, *task);
  }
  std::map<std::string, const CommunicationFact*> newest;
  for (const CommunicationFact& fact : versions.communications) {
    const CommunicationFact*& kept = newest[fact.about.key];
    if (kept == nullptr || kept->about.sequence < fact.about.sequence) kept = &fact;
  }
  std::vector<SentUpdate> updates;
  for (auto& [key, update] : by_task) {
    const auto found = newest.find("Communication/" + update.communication);
    if (found != newest.end()) {
      update.channel = channelOf(*found->second);
      if (!found->second->payload.empty()) update.text = found->second->payload.front();
    }
    for (const auto& [reply_key, fact] : newest) {
      const bool answers = std::ranges::any_of(
          fact->answers, [&](const auto& one) { return one.target == "Communication/" + update.communication; });
      if (!answers || fact->about.is_entered_in_error) continue;
      update.replies.push_back({reply_key, replyKind(*fact), fact->payload.empty() ? "" : fact->payload.front(),
                                fact->sender.display, fact->sent});
    }
    std::ranges::stable_sort(update.replies, {}, [](const auto& reply) { return reply.on.first(); });
    if (!update.steps.empty()) updates.push_back(std::move(update));
  }
  std::ranges::stable_sort(updates, [&](const SentUpdate& left, const SentUpdate& right) {
    return sent_at[left.task] > sent_at[right.task];
  });
  return updates;
}

}  // namespace baton::coordination
