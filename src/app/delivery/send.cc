#include "app/delivery/send.h"

#include <algorithm>

#include "app/access/access_log.h"
#include "app/access/disclosed_classes.h"
#include "app/delivery/parcel.h"
#include "app/delivery/writing.h"
#include "app/histories.h"
#include "app/submission.h"
#include "app/update.h"
#include "app/views.h"
#include "coordination/sent_updates.h"
#include "format/mail.h"
#include "outbound/cover_sheet.h"
#include "outbound/sent_resources.h"
#include "outbound/update_document.h"

namespace baton::app {
namespace {

using record::SentStage;
using store::Message;
using store::MessageState;

constexpr std::size_t kIdLetters = 24;

struct Ids {
  std::string communication;
  std::string task;
  std::string message;
  std::string deadline;
};
Ids idsFrom(const std::string& digest) {
  const std::string one = digest.substr(0, kIdLetters);
  const std::string two = digest.substr(kIdLetters, kIdLetters);
  return {"d" + one, "d" + two, "m" + two, "t" + two};
}

const record::TaskFact* newestTask(const record::History& history, const std::string& id) {
  const record::TaskFact* newest = nullptr;
  for (const record::TaskFact& task : history.versions.tasks) {
    if (task.about.key != "Task/" + id) continue;
    if (newest == nullptr || newest->about.sequence < task.about.sequence) newest = &task;
  }
  return newest != nullptr && newest->about.is_entered_in_error ? nullptr : newest;
}

UpdateRequest updateFor(const record::Audience& reader, const std::string& since) {
  return {.role = reader.role, .since = since, .name = reader.who, .key = reader.key};
}

tl::unexpected<Error> noSuchUpdate() { return fail(ErrorCode::NotFound, "There is no such update among those sent."); }

class SendingOne {
 public:
  SendingOne(Home& home, const DeliverySettings& settings, const SendRequest& request)
      : home_(home), settings_(settings), request_(request), now_(home.clock().now()) {}

  Result<Sent> run() {
    BATON_TRY(const std::string digest, submissionDigest(home_, request_.person, request_.idempotency_key));
    ids_ = idsFrom(digest);
    BATON_TRY(const record::History history, loadHistory(home_, request_.person));
    const auto own = disclose(request_.person, history, {}, now_);
    if (const record::TaskFact* before = newestTask(history, ids_.task)) return sentBefore(own.chart(), *before);
    BATON_TRY(sent_.reader, findRecipient(own.chart(), request_.to));
    BATON_CHECK(chooseWay());
    BATON_TRY(sent_.due, dueOf());
    BATON_TRY(const record::Update update, composed());
    since_ = toIso(update.since);
    sent_.task = ids_.task;
    sent_.at = now_;
    sent_.is_urgent = request_.is_urgent;
    AccessLine line{now_,
                    Act::Disclose,
                    request_.author.account == "self" ? "" : request_.author.account,
                    request_.author.name,
                    sent_.reader.audience.role,
                    withClasses(home_, request_.person, sent_.reader.audience, "update"),
                    sent_.reader.audience.who};
    BATON_CHECK(logAccess(home_, request_.person, line));
    BATON_TRY(const Parcel parcel, parcelFor(update));
    BATON_CHECK(write(update, parcel));
    return sent_;
  }

 private:
  Result<record::Update> composed() {
    if (request_.made != nullptr) return *request_.made;
    return makeUpdate(home_, request_.person, updateFor(sent_.reader.audience, request_.since));
  }

  Result<Sent> sentBefore(const record::Chart& chart, const record::TaskFact& task) {
    sent_.task = ids_.task;
    sent_.was_sent_before = true;
    sent_.at = task.authored.first();
    sent_.due = task.due.last();
    sent_.is_urgent = task.priority == "urgent";
    sent_.reader.audience.who = task.owner.display;
    if (auto found = findRecipient(chart, task.owner.display)) sent_.reader = std::move(*found);
    BATON_TRY(const auto links, linksOf(home_, request_.person));
    for (const Link& link : links) {
      if (link.task == ids_.task) sent_.code = link.code;
    }
    return sent_;
  }

  Status chooseWay() {
    const std::string& by = request_.by;
    if (!by.empty() && by != "email" && by != "paper" && by != "fhir") {
      return fail(ErrorCode::BadUsage, "The way is email, paper or fhir.", "field: by");
    }
    const std::string asked = wayAsked(sent_.reader);
    const bool is_endpoint =
        by == "fhir" || (by.empty() && asked == "fhir" && net::checkEndpoint(sent_.reader.endpoint));
    address_ = !request_.address.empty() ? request_.address : is_endpoint ? sent_.reader.endpoint : sent_.reader.email;
    sent_.channel = by.empty() ? wayWithoutChoice(asked) : by;
    sent_.is_as_asked = sent_.channel == asked;
    if (sent_.channel == "email") {
      if (!settings_.canMail()) {
        return fail(ErrorCode::BadUsage,
                    "No mail server is set up yet. Choose paper, or set one up: baton mail-server.", "field: by");
      }
      if (address_.empty()) {
        return fail(ErrorCode::BadUsage,
                    "No e-mail address of " + sent_.reader.audience.who + " is known. Write one, or choose paper.",
                    "field: address");
      }
      if (!format::isMailAddress(address_)) {
        return fail(ErrorCode::BadUsage, "This is not an e-mail address that Baton can write to.", "field: address");
      }
    }
    if (sent_.channel == "fhir") {
      const Status checked = net::checkEndpoint(address_);
      if (!checked) return fail(ErrorCode::BadUsage, checked.error().message, "field: address");
    }
    return {};
  }

  // As they asked, where that can be done from here; else e-mail, else paper.
  std::string wayWithoutChoice(const std::string& asked) const {
    const bool can_mail = settings_.canMail() && !address_.empty();
    if (asked == "paper") return asked;
    if (asked == "fhir" && net::checkEndpoint(address_)) return asked;
    return can_mail && asked != "fhir" ? "email" : "paper";
  }

  Result<Instant> dueOf() {
    if (request_.until.empty()) {
      return Instant{now_.ms + (request_.is_urgent ? kUrgentDays : kRoutineDays) * kDayMs};
    }
    const auto date = PartialDate::parse(request_.until);
    if (!date || date->last() <= now_) {
      return fail(ErrorCode::BadUsage, "The day until which you want an answer lies ahead, like 2026-03-08.",
                  "field: until");
    }
    return date->last();
  }

  Result<Parcel> parcelFor(const record::Update& update) {
    Parcel parcel;
    parcel.kind = sent_.channel == "email" ? "mail" : sent_.channel;
    parcel.task = ids_.task;
    parcel.communication = ids_.communication;
    parcel.reader = sent_.reader.audience;
    parcel.to = address_;
    parcel.language = request_.language;
    parcel.is_urgent = request_.is_urgent;
    if (sent_.channel == "fhir") {
      parcel.token = request_.token;
      json::Value body = outbound::updateCommunication(update, request_.person);
      body.set("status", "completed");
      body.set("sent", toIso(now_));
      parcel.body = json::write(body);
      return parcel;
    }
    Link link;
    link.person = request_.person;
    link.task = ids_.task;
    link.communication = ids_.communication;
    link.reader = sent_.reader.audience;
    link.since = toIso(update.since);
    link.with_summary = request_.with_summary;
    link.made = now_;
    link.until = {std::max(now_.ms + kLinkDays * kDayMs, sent_.due.ms + kRoutineDays * kDayMs)};
    parcel.until = link.until;
    if (settings_.site.empty()) return parcel;  // paper of a home without an address: answered on the phone
    BATON_TRY(const std::string token, makeLink(home_, link));
    sent_.code = link.code;
    parcel.url = settings_.site + "/l/" + token;
    if (sent_.channel == "paper") {
      parcel.code = link.code;
      sent_.link = parcel.url;
    }
    return parcel;
  }

  Status write(const record::Update& update, const Parcel& parcel) {
    BATON_TRY(const std::string text,
              updateDocument(update, request_.person, UpdateFormat::Text, outbound::Paper::Letter));
    const bool is_paper = sent_.channel == "paper";
    return writeBatch(home_, {request_.person, request_.author.account, "send"},
                      [&](const record::History& history) -> Result<Batch> {
                        // Another request with the same key was faster.
                        if (newestTask(history, ids_.task) != nullptr) return Batch();
                        const outbound::Sending sending{ids_.communication,
                                                        ids_.task,
                                                        patientKeyOf(history, request_.person),
                                                        sent_.reader.audience,
                                                        sent_.channel,
                                                        request_.is_urgent ? "urgent" : "routine",
                                                        text,
                                                        now_,
                                                        sent_.due,
                                                        is_paper ? SentStage::Delivered : SentStage::Queued};
                        Batch batch;
                        batch.resources = {outbound::sentCommunication(sending), outbound::acknowledgeTask(sending)};
                        batch.queue = {messageOf(ids_.message, parcel, now_), deadline()};
                        if (is_paper) batch.queue.front().state = MessageState::Sent;
                        return batch;
                      });
  }

  static Message messageOf(const std::string& id, const Parcel& parcel, Instant due) {
    Message message;
    message.id = id;
    message.due = due;
    message.content = encode(parcel);
    return message;
  }

  Message deadline() const {
    Parcel parcel;
    parcel.kind = "deadline";
    parcel.task = ids_.task;
    parcel.communication = ids_.communication;
    parcel.reader = sent_.reader.audience;
    parcel.language = request_.language;
    parcel.since = since_;
    parcel.is_urgent = request_.is_urgent;
    parcel.passes_on = request_.passes_on;
    return messageOf(ids_.deadline, parcel, sent_.due);
  }

  Home& home_;
  const DeliverySettings& settings_;
  const SendRequest& request_;
  Instant now_;
  Ids ids_;
  Sent sent_;
  std::string address_;
  std::string since_;
};

// The messages of one update, found by its Task's id.
Result<std::vector<Message>> messagesOf(Home& home, const record::PersonId& person, const std::string& task) {
  BATON_TRY(auto messages, home.store().outbox().messages(person));
  std::erase_if(messages, [&](const Message& message) {
    const auto parcel = decodeParcel(message.content);
    return !parcel || parcel->task != task;
  });
  return messages;
}

std::string authorOf(const Author& author) { return author.account; }

}  // namespace

Result<Sent> sendUpdate(Home& home, const DeliverySettings& settings, const SendRequest& request) {
  return SendingOne(home, settings, request).run();
}

std::string passedOnKey(const std::string& task) { return "next " + task; }

Result<std::string> passedOnTask(Home& home, const record::PersonId& person, const std::string& task) {
  BATON_TRY(const std::string digest, submissionDigest(home, person, passedOnKey(task)));
  return idsFrom(digest).task;
}

Status stopSent(Home& home, const record::PersonId& person, const Author& author, const std::string& task) {
  BATON_CHECK(endLinksOf(home, person, task));  // first, so that nobody opens what is being taken back
  const Instant now = home.clock().now();
  return writeBatch(home, {person, authorOf(author), "stop"}, [&](const record::History& history) -> Result<Batch> {
    const record::TaskFact* const fact = newestTask(history, task);
    const auto stage = fact == nullptr ? std::nullopt : coordination::stageOf(*fact);
    if (!stage) return noSuchUpdate();
    if (*stage == SentStage::Stopped) return Batch();
    if (record::isAnswered(*stage)) {
      return fail(ErrorCode::Conflict, "This was answered already, so it cannot be taken back.");
    }
    Batch batch;
    BATON_TRY(json::Value stored, storedResource(home, person, history, "Task/" + task));
    batch.resources.push_back(outbound::atStage(std::move(stored), SentStage::Stopped, now));
    BATON_TRY(json::Value said, storedResource(home, person, history, fact->focus.target));
    batch.resources.push_back(outbound::communicationAt(std::move(said), "stopped", {}, {}));
    BATON_TRY(const auto messages, messagesOf(home, person, task));
    for (const Message& message : messages) {
      BATON_TRY(const Parcel parcel, decodeParcel(message.content));
      // What went out went out; a sheet is only printed when somebody asks for it.
      const bool is_over = message.state == MessageState::Sent && parcel.kind != "paper";
      if (is_over || message.state == MessageState::Stopped) continue;
      batch.settle.push_back(
          {message.id, message.state, message.attempts, MessageState::Stopped, now, encode(withoutSecrets(parcel))});
    }
    return batch;
  });
}

Status sendAgain(Home& home, const record::PersonId& person, const Author& author, const std::string& task) {
  const Instant now = home.clock().now();
  return writeBatch(home, {person, authorOf(author), "again"}, [&](const record::History& history) -> Result<Batch> {
    if (newestTask(history, task) == nullptr) return noSuchUpdate();
    Batch batch;
    BATON_TRY(const auto messages, messagesOf(home, person, task));
    for (const Message& message : messages) {
      if (message.state != MessageState::Failed && message.state != MessageState::Held) continue;
      BATON_TRY(Parcel parcel, decodeParcel(message.content));
      // What a restored copy held may have gone out before.
      if (message.state == MessageState::Held && parcel.kind != "deadline") parcel.is_perhaps_twice = true;
      parcel.trouble.clear();
      const Instant due = parcel.kind == "deadline" ? message.due : now;
      batch.settle.push_back({message.id, message.state, message.attempts, MessageState::Waiting, due, encode(parcel)});
    }
    if (batch.settle.empty()) return fail(ErrorCode::NotFound, "Nothing of this update waits for you.");
    BATON_TRY(json::Value stored, storedResource(home, person, history, "Task/" + task));
    batch.resources.push_back(outbound::atStage(std::move(stored), SentStage::Queued, now));
    return batch;
  });
}

Status markAnswered(Home& home, const record::PersonId& person, const Author& author, const std::string& task,
                    SentStage stage) {
  const Instant now = home.clock().now();
  return writeBatch(home, {person, authorOf(author), "answered"}, [&](const record::History& history) -> Result<Batch> {
    if (newestTask(history, task) == nullptr) return noSuchUpdate();
    Batch batch;
    BATON_TRY(json::Value stored, storedResource(home, person, history, "Task/" + task));
    batch.resources.push_back(outbound::atStage(std::move(stored), stage, now));
    return batch;
  });
}

Result<std::string> sentSheet(Home& home, const record::PersonId& person, const std::string& task,
                              outbound::Paper paper) {
  BATON_TRY(const auto messages, messagesOf(home, person, task));
  for (const Message& message : messages) {
    BATON_TRY(const Parcel parcel, decodeParcel(message.content));
    if (parcel.kind != "paper" || message.state == MessageState::Stopped) continue;
    BATON_TRY(const record::History history, loadHistory(home, person));
    const record::TaskFact* const fact = newestTask(history, task);
    if (fact == nullptr) return noSuchUpdate();
    const auto own = disclose(person, history, {}, home.clock().now());
    const auto reader = recipientBehind(own.chart(), parcel.reader);
    if (!reader) return fail(ErrorCode::NotAllowed, parcel.reader.who + " is not of the care team any more.");
    std::string since = toIso(Instant{fact->authored.first().ms - kRoutineDays * kDayMs});
    BATON_TRY(const auto links, linksOf(home, person));
    for (const Link& link : links) {
      if (link.task == task) since = link.since;
    }
    BATON_TRY(const auto update, makeUpdate(home, person, updateFor(parcel.reader, since)));
    return outbound::sheetPdf(update,
                              {reader->audience.who, reader->organization, reader->fax, reader->phone, parcel.url,
                               parcel.code, fact->due.last(), parcel.is_urgent},
                              paper);
  }
  return fail(ErrorCode::NotFound, "This update was not sent on paper.");
}

}  // namespace baton::app
