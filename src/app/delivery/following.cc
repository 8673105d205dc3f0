#include "app/delivery/following.h"

#include <algorithm>

#include "app/delivery/parcel.h"
#include "app/delivery/send.h"
#include "app/histories.h"
#include "coordination/sent_updates.h"
#include "format/ical.h"
#include "outbound/phrases.h"

namespace baton::app {
namespace {

using store::MessageState;

constexpr std::int64_t kAlarmMinutes = 60;

void addMessages(Followed& one, const std::vector<store::Message>& messages) {
  for (const store::Message& message : messages) {
    const auto parcel = decodeParcel(message.content);
    if (!parcel || parcel->task != one.sent.task) continue;
    if (parcel->kind == "paper") one.has_sheet = message.state != MessageState::Stopped;
    if (message.state == MessageState::Failed || message.state == MessageState::Held) {
      one.waits_for_person = true;
      if (!parcel->trouble.empty()) one.trouble = parcel->trouble;
    }
  }
}

json::Value stepsJson(const record::SentUpdate& sent) {
  json::Value steps = json::Value::object();
  for (const record::SentStep& step : sent.steps) steps.set(record::stageCode(step.stage), toIso(step.at));
  return steps;
}

}  // namespace

Result<std::vector<Followed>> followSent(Home& home, const record::PersonId& person) {
  BATON_TRY(const record::History history, loadHistory(home, person));
  const auto own = disclose(person, history, {}, home.clock().now());
  BATON_TRY(const auto messages, home.store().outbox().messages(person));
  BATON_TRY(const auto links, linksOf(home, person));
  std::vector<Followed> followed;
  for (record::SentUpdate& sent : coordination::sentUpdates(history.versions)) {
    Followed one;
    one.sent = std::move(sent);
    addMessages(one, messages);
    for (const Link& link : links) {
      if (link.task == one.sent.task) one.link = link;
    }
    record::Audience audience{"", one.sent.reader, one.sent.reader_key};
    if (auto reader = recipientBehind(own.chart(), audience)) {
      audience = reader->audience;
      one.reader = std::move(*reader);
    }
    one.next = nextRecipient(own.chart(), audience);
    followed.push_back(std::move(one));
  }
  for (Followed& one : followed) {
    if (!one.sent.is_escalated) continue;
    BATON_TRY(const std::string task, passedOnTask(home, person, one.sent.task));
    const auto passed = std::ranges::find(followed, task, [](const Followed& other) { return other.sent.task; });
    if (passed != followed.end()) one.passed_to = passed->sent.reader;
  }
  return followed;
}

json::Value followedJson(const std::vector<Followed>& followed, Instant now) {
  json::Value list = json::Value::array();
  for (const Followed& one : followed) {
    json::Value value;
    value.set("id", one.sent.task);
    value.set("to", one.sent.reader);
    value.set("by", one.sent.channel);
    value.set("priority", one.sent.priority);
    value.set("stage", record::stageCode(one.sent.stage));
    value.set("due", toIso(one.sent.due));
    value.set("overdue", one.sent.isOverdue(now));
    value.set("escalated", one.sent.is_escalated);
    value.setIfAny("passed_to", one.passed_to);
    value.set("perhaps_twice", one.sent.is_perhaps_twice);
    value.set("waits_for_you", one.waits_for_person);
    value.set("steps", stepsJson(one.sent));
    value.setIfAny("reason", one.sent.reason);
    if (one.sent.isOverdue(now) || one.sent.stage == record::SentStage::Failed) {
      value.setIfAny("call", one.reader.phone);
      value.setIfAny("next_contact", one.next.audience.who);
      value.setIfAny("next_contact_phone", one.next.phone);
    }
    json::Value replies = json::Value::array();
    for (const record::SentReply& reply : one.sent.replies) {
      json::Value said;
      said.set("kind", reply.kind);
      said.set("from", reply.who);
      said.set("on", reply.on.text());
      said.set("text", reply.text);
      replies.push(std::move(said));
    }
    value.set("replies", std::move(replies));
    list.push(std::move(value));
  }
  return list;
}

std::string deadlinesCalendar(const std::vector<Followed>& followed, Instant now, const std::string& language) {
  const bool is_spanish = outbound::languageOf(language) == outbound::Language::Spanish;
  std::vector<format::CalendarEvent> events;
  for (const Followed& one : followed) {
    if (one.sent.isAnsweredOrOver()) continue;
    events.push_back({one.sent.task + "@baton", one.sent.due, is_spanish ? "¿Ya contestaron?" : "Have they answered?",
                      is_spanish ? "Mire en Baton, en \"Lo enviado\"." : "Look in Baton, under \"Sent\".", "",
                      kAlarmMinutes, 0, false});
  }
  return format::calendarFile(events, now);
}

}  // namespace baton::app
