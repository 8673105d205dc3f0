#include "app/delivery/reading.h"

#include <algorithm>

#include "app/access/access_log.h"
#include "app/access/disclosed_classes.h"
#include "app/consents.h"
#include "app/delivery/recipients.h"
#include "app/delivery/writing.h"
#include "app/enter.h"
#include "app/histories.h"
#include "app/summary_for.h"
#include "app/update.h"
#include "app/views.h"
#include "base/text.h"
#include "coordination/sent_updates.h"
#include "crypto/token.h"
#include "outbound/sent_resources.h"
#include "record/handoff.h"
#include "sources/forms/own.h"

namespace baton::app {
namespace {

using record::SentStage;

constexpr std::size_t kLongestReply = 4'000;
constexpr std::size_t kLongestTitle = 200;

// One answer for everything that is not there any more.
tl::unexpected<Error> nothingHere() { return fail(ErrorCode::NotFound, "There is nothing to show here any more."); }

const record::TaskFact* newestTask(const record::Facts& versions, const std::string& key) {
  const record::TaskFact* newest = nullptr;
  for (const record::TaskFact& task : versions.tasks) {
    if (task.about.key != key) continue;
    if (newest == nullptr || newest->about.sequence < task.about.sequence) newest = &task;
  }
  return newest != nullptr && newest->about.is_entered_in_error ? nullptr : newest;
}

Writer writerFor(const Link& link, const char* where) { return {link.person, "reader:" + link.reader.who, where}; }

struct Standing {
  const record::TaskFact* task = nullptr;
  SentStage stage = SentStage::Queued;
};
Result<Standing> standingOf(const record::History& history, const Link& link) {
  const record::TaskFact* const task = newestTask(history.versions, "Task/" + link.task);
  const auto stage = task == nullptr ? std::nullopt : coordination::stageOf(*task);
  if (!stage || *stage == SentStage::Stopped) return nothingHere();
  return Standing{task, *stage};
}

bool isSameReader(const record::TaskFact& task, const Link& link) {
  if (!link.reader.key.empty()) return task.owner.key == link.reader.key || task.owner.target == link.reader.key;
  return task.owner.display == link.reader.who;
}

std::vector<ProposedTask> proposedTo(const record::Chart& chart, const Link& link) {
  std::vector<ProposedTask> proposed;
  for (const record::TaskFact& task : chart.facts.tasks) {
    const std::string responsibility = record::responsibilityOf(task);
    const bool is_open = task.status == "requested" || task.status == "received" || task.status == "accepted" ||
                         task.status == "in-progress";
    if (responsibility.empty() || !is_open || !isSameReader(task, link)) continue;
    const bool is_accepted = task.status == "accepted" || task.status == "in-progress";
    proposed.push_back({task.about.key.substr(task.about.key.find('/') + 1), responsibility, is_accepted});
  }
  return proposed;
}

Status logOpening(Home& home, const Link& link, Act act, const char* part) {
  const std::string what = withClasses(home, link.person, link.reader, part);
  return logAccess(home, link.person, {home.clock().now(), act, "", link.reader.who, link.reader.role, what, ""});
}

// The first opening is a step of the way; what came after it stays.
Status markOpened(Home& home, const Link& link) {
  const Instant now = home.clock().now();
  return writeBatch(home, writerFor(link, "opened"), [&](const record::History& history) -> Result<Batch> {
    BATON_TRY(const Standing standing, standingOf(history, link));
    const bool is_first = standing.stage == SentStage::Queued || standing.stage == SentStage::Delivered ||
                          standing.stage == SentStage::Failed;
    if (!is_first) return Batch();
    Batch batch;
    BATON_TRY(json::Value task, storedResource(home, link.person, history, "Task/" + link.task));
    batch.resources.push_back(outbound::atStage(std::move(task), SentStage::Opened, now));
    BATON_TRY(json::Value said, storedResource(home, link.person, history, "Communication/" + link.communication));
    batch.resources.push_back(outbound::communicationAt(std::move(said), "completed", now, now));
    return batch;
  });
}

// May this step follow that one? An answer is never taken back by somebody who opens the page later.
bool mayFollow(SentStage now, SentStage next) {
  if (next == SentStage::Acknowledged) return !record::isAnswered(now);
  if (next == SentStage::Owned) return now != SentStage::Owned && now != SentStage::Done;
  if (next == SentStage::HandedBack) return now != SentStage::HandedBack && now != SentStage::Done;
  return next == SentStage::Done && now == SentStage::Owned;
}

// Standard base64 with padding, as FHIR base64Binary wants it.
std::string toBase64(const std::string& bytes) {
  std::string text = crypto::toBase64Url(bytes);
  for (char& c : text) c = c == '-' ? '+' : c == '_' ? '/' : c;
  while (text.size() % 4 != 0) text += '=';
  return text;
}

std::string phoneOf(const record::Chart& chart) {
  for (const record::Telecom& telecom : chart.telecoms) {
    if (telecom.system == "phone") return telecom.value;
  }
  return "";
}

}  // namespace

Result<Reading> readByLink(Home& home, const Link& link) {
  const Instant now = home.clock().now();
  Reading reading;
  {
    const auto history = loadHistory(home, link.person);
    if (!history && history.error().code == ErrorCode::NotFound) return nothingHere();  // erased
    if (!history) return tl::unexpected(history.error());
    BATON_TRY(const Standing standing, standingOf(*history, link));
    const auto own = disclose(link.person, *history, {}, now);
    if (!recipientBehind(own.chart(), link.reader)) return nothingHere();
    reading.due = standing.task->due.last();
    reading.is_urgent = standing.task->priority == "urgent";
    reading.phone = phoneOf(own.chart());
    reading.proposed = proposedTo(own.chart(), link);
  }
  auto update =
      makeUpdate(home, link.person,
                 {.role = link.reader.role, .since = link.since, .name = link.reader.who, .key = link.reader.key});
  if (!update && update.error().code == ErrorCode::NotAllowed) return nothingHere();
  if (!update) return tl::unexpected(update.error());
  BATON_CHECK(logOpening(home, link, Act::Look, "update"));
  BATON_CHECK(markOpened(home, link));
  BATON_TRY(const auto history, loadHistory(home, link.person));
  BATON_TRY(const Standing standing, standingOf(history, link));
  reading.stage = standing.stage;
  reading.update = std::move(*update);
  return reading;
}

Result<std::string> summaryByLink(Home& home, const Link& link, outbound::Paper paper) {
  if (!link.with_summary) return nothingHere();
  BATON_TRY(const auto history, loadHistory(home, link.person));
  BATON_CHECK(standingOf(history, link));
  const auto own = disclose(link.person, history, {}, home.clock().now());
  if (!recipientBehind(own.chart(), link.reader)) return nothingHere();
  if (!mayTell(home, link.person, disclose(link.person, history, link.reader, home.clock().now())))
    return nothingHere();
  BATON_CHECK(logOpening(home, link, Act::Look, "summary"));
  return viewSummaryFor(home, link.person, link.reader, {SummaryFormat::Pdf, paper, link.reader.role, "en"});
}

Status answerByLink(Home& home, const Link& link, SentStage stage, const std::string& reason) {
  const Instant now = home.clock().now();
  const std::string why = shorten(collapseSpaces(toValidUtf8(reason)), kLongestTitle);
  return writeBatch(home, writerFor(link, "answer"), [&](const record::History& history) -> Result<Batch> {
    BATON_TRY(const Standing standing, standingOf(history, link));
    if (standing.stage == stage) return Batch();  // pressed twice
    if (!mayFollow(standing.stage, stage)) {
      return fail(ErrorCode::Conflict, "This was answered already. The answer stays as it is.");
    }
    Batch batch;
    BATON_TRY(json::Value task, storedResource(home, link.person, history, "Task/" + link.task));
    batch.resources.push_back(outbound::atStage(std::move(task), stage, now, why));
    return batch;
  });
}

Status replyByLink(Home& home, const Link& link, const std::string& kind, const std::string& text) {
  const std::string words(trim(toValidUtf8(text)));
  if (words.empty()) return fail(ErrorCode::BadUsage, "Write what you want to say.", "field: text");
  if (codePoints(words) > kLongestReply)
    return fail(ErrorCode::BadUsage, "This is too long. Say it in fewer words.", "field: text");
  if (std::ranges::find(record::kReplies, kind) == record::kReplies.end()) {
    return fail(ErrorCode::BadUsage, "Choose what it is.", "field: kind");
  }
  const std::string id = newId(home.random());
  const Instant now = home.clock().now();
  return writeBatch(home, writerFor(link, "reply"), [&](const record::History& history) -> Result<Batch> {
    BATON_TRY(const Standing standing, standingOf(history, link));
    Batch batch;
    batch.resources.push_back(outbound::replyCommunication(
        {id, link.communication, patientKeyOf(history, link.person), link.reader, kind, words, now}));
    // Who answers has read it.
    if (!record::isAnswered(standing.stage)) {
      BATON_TRY(json::Value task, storedResource(home, link.person, history, "Task/" + link.task));
      batch.resources.push_back(outbound::atStage(std::move(task), SentStage::Acknowledged, now));
    }
    return batch;
  });
}

Status answerProposal(Home& home, const Link& link, const std::string& task, bool takes_it, const std::string& reason) {
  BATON_TRY(const record::History history, loadHistory(home, link.person));
  BATON_CHECK(standingOf(history, link));
  const record::TaskFact* const fact = newestTask(history.versions, "Task/" + task);
  if (fact == nullptr || !isSameReader(*fact, link)) return nothingHere();
  forms::OwnForm form;
  form.responsibility = record::responsibilityOf(*fact);
  form.who = link.reader.who;
  form.act = takes_it ? forms::OwnAct::Accept : forms::OwnAct::HandBack;
  form.note = shorten(collapseSpaces(toValidUtf8(reason)), kLongestTitle);
  if (form.responsibility.empty()) return nothingHere();
  EnterRequest request;
  request.person = link.person;
  request.author = {"reader:" + link.reader.who, Author::Kind::Person, link.reader.who, link.reader.key};
  const auto saved = enter(home, request, form);
  // What no longer fits (they said yes already, the person took the question back) is how it stands.
  if (!saved && saved.error().code != ErrorCode::BadUsage) return tl::unexpected(saved.error());
  return {};
}

Status noteByLink(Home& home, const Link& link, const SentNote& note) {
  const std::string text(trim(toValidUtf8(note.text)));
  if (text.empty() && note.file.empty()) {
    return fail(ErrorCode::BadUsage, "Choose a file, or write the note.", "field: file");
  }
  if (note.file.size() + text.size() > kLargestNote) {
    return fail(ErrorCode::TooLarge, "This file is too large. Up to 5 MB can be sent.", "field: file");
  }
  const std::string id = newId(home.random());
  const Instant now = home.clock().now();
  return writeBatch(home, writerFor(link, "note"), [&](const record::History& history) -> Result<Batch> {
    BATON_CHECK(standingOf(history, link));
    const auto attachment = [&](const std::string& type, const std::string& bytes, const std::string& title) {
      json::Value value;
      value.set("contentType", type);
      value.set("data", toBase64(bytes));
      value.setIfAny("title", title);
      return json::Value::object({{"attachment", std::move(value)}});
    };
    json::Value document;
    document.set("resourceType", "DocumentReference");
    document.set("id", id);
    document.set("status", "current");
    document.set("docStatus", "preliminary");
    document.set("subject", json::Value::object({{"reference", patientKeyOf(history, link.person)}}));
    document.set("date", toIso(now));
    json::Value author;
    author.setIfAny("reference", link.reader.key.starts_with("RelatedPerson/") ? "" : link.reader.key);
    author.set("display", link.reader.who);
    document.set("author", json::Value::array({std::move(author)}));
    const std::string title = shorten(collapseSpaces(toValidUtf8(note.title)), kLongestTitle);
    document.set("description", title.empty() ? "Note from " + link.reader.who : title);
    json::Value content = json::Value::array();
    if (!text.empty()) content.push(attachment("text/plain; charset=utf-8", text, ""));
    const std::string type = note.content_type.empty() ? "application/octet-stream" : note.content_type;
    if (!note.file.empty())
      content.push(attachment(type, note.file, shorten(toValidUtf8(note.file_name), kLongestTitle)));
    document.set("content", std::move(content));
    Batch batch;
    batch.resources.push_back(std::move(document));
    return batch;
  });
}

}  // namespace baton::app
