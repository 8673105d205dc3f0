#include "app/delivery/escalation.h"

#include "app/delivery/notices.h"
#include "app/delivery/recipients.h"
#include "app/delivery/send.h"
#include "app/delivery/writing.h"
#include "app/histories.h"
#include "coordination/sent_updates.h"

namespace baton::app {

const record::TaskFact* newestTask(const record::History& history, const std::string& id) {
  const record::TaskFact* newest = nullptr;
  for (const record::TaskFact& task : history.versions.tasks) {
    if (task.about.key != "Task/" + id) continue;
    if (newest == nullptr || newest->about.sequence < task.about.sequence) newest = &task;
  }
  return newest != nullptr && newest->about.is_entered_in_error ? nullptr : newest;
}

bool isLate(const record::TaskFact* task) {
  const auto stage = task == nullptr ? std::nullopt : coordination::stageOf(*task);
  return stage && *stage != record::SentStage::Stopped && !record::isAnswered(*stage) &&
         !coordination::hasStageCode(*task, record::kEscalatedCode);
}

Status passOn(Home& home, const DeliverySettings& settings, const record::PersonId& person, const Parcel& deadline,
              const record::Update* made) {
  if (!deadline.passes_on || !settings.canMail()) return {};
  const auto history = loadHistory(home, person);
  if (!history && history.error().code == ErrorCode::NotFound) return {};  // erased
  if (!history) return tl::unexpected(history.error());
  if (!isLate(newestTask(*history, deadline.task))) return {};
  const auto own = disclose(person, *history, {}, home.clock().now());
  const Recipient next = nextRecipient(own.chart(), deadline.reader);
  if (next.audience.who.empty() || next.email.empty()) return {};
  SendRequest request;
  request.person = person;
  request.author = {"baton", Author::Kind::Person, "Baton", ""};
  request.to = next.audience.key.empty() ? next.audience.who : next.audience.key;
  request.since = deadline.since;
  request.by = "email";
  request.language = deadline.language;
  request.is_urgent = deadline.is_urgent;
  request.idempotency_key = passedOnKey(deadline.task);
  request.made = made;
  const auto sent = sendUpdate(home, settings, request);
  if (sent) return {};
  // Nobody to tell, or nothing that may be told: the person hears of it, and nobody else.
  const ErrorCode code = sent.error().code;
  if (code == ErrorCode::NotAllowed || code == ErrorCode::NotFound || code == ErrorCode::BadUsage) return {};
  return tl::unexpected(sent.error());
}

Result<std::optional<store::Message>> noticeToPerson(Home& home, const DeliverySettings& settings,
                                                     const record::PersonId& person, const Parcel& cause) {
  BATON_TRY(const std::string address, noticeAddress(home, person));
  if (address.empty() || !settings.canMail()) return std::optional<store::Message>();
  Parcel notice;
  notice.kind = "notice";
  notice.to = address;
  notice.language = cause.language;
  notice.is_urgent = cause.is_urgent;
  store::Message message;
  message.id = "n" + newId(home.random());
  message.due = home.clock().now();
  message.content = encode(notice);
  return std::optional(std::move(message));
}

}  // namespace baton::app
