#include "sources/forms/record_request.h"

#include <algorithm>

#include "knowledge/record_limits.h"
#include "record/members.h"
#include "record/record_request.h"
#include "sources/forms/choice.h"

namespace baton::sources::forms {
namespace {

using record::RecordRequest;

std::string dayAfter(std::string_view day, int days) {
  const auto date = PartialDate::parse(day.substr(0, 10));
  return toIsoDate({date->first().ms + days * kDayMs});
}

json::Value stateConcept(std::string_view code, std::string_view text) {
  return codedConcept(record::kRecordRequestSystem, code, "", text);
}

json::Value authorizationConcept(std::string_view authorization) {
  if (authorization.empty()) return {};
  return stateConcept("authorization-" + std::string(authorization),
                      authorization == "sent" ? "The authorization was sent" : "They need an authorization first");
}

json::Value officeReference(const std::string& office, const Context& context) {
  if (const auto who = record::whoIs(context.chart, office); who && !who->isSelf() && !who->name.empty()) {
    json::Value value = json::Value::object();
    if (!who->key.empty()) value.set("reference", who->key);
    value.set("display", who->name);
    return value;
  }
  return display(office, "Organization");
}

Status mustBe(bool holds, std::string_view message) {
  if (!holds) return wrong("step", std::string(message));
  return {};
}

// Of one request that there is.
class Stepping {
 public:
  Stepping(const RecordRequestStepForm& form, const Context& context, const RecordRequest& now, json::Value task)
      : form_(form), context_(context), now_(now), task_(std::move(task)) {}

  Result<Drafts> run() {
    BATON_TRY(const std::string note, words(form_.note, "note", Need::Optional));
    BATON_CHECK(take());
    task_.set("lastModified", localNow(context_));
    if (!note.empty()) {
      const std::string process = now_.process.empty() ? note : now_.process + "\n" + note;
      task_.set("note", notes(process));
    }
    Drafts drafts;
    drafts.push_back({std::move(task_), now_.key});
    return drafts;
  }

 private:
  Status take() {
    switch (form_.step) {
      case RequestStep::AuthorizationSent:
        BATON_CHECK(mustBe(now_.isOpen(), "This request is over."));
        task_.set("statusReason", authorizationConcept("sent"));
        return {};
      case RequestStep::Extended:
        return extend();
      case RequestStep::Received:
        return receive();
      case RequestStep::Filed:
        return file();
      case RequestStep::Refused:
        BATON_CHECK(mustBe(now_.isOpen(), "This request is over."));
        task_.set("status", "rejected");
        task_.set("businessStatus", stateConcept("refused", "They said no"));
        return {};
      case RequestStep::Stopped:
        BATON_CHECK(mustBe(now_.isOpen(), "This request is over."));
        task_.set("status", "cancelled");
        return {};
    }
    return {};
  }

  Status extend() {
    BATON_CHECK(mustBe(now_.state == "asked", now_.state == "extended"
                                                  ? "It was extended already; once is what the law allows."
                                                  : "This request is over."));
    BATON_TRY(const std::string wanted, dateTime(context_, form_.on, "until"));
    const std::string longest = dayAfter(now_.due.text(), knowledge::recordLimits().extension_days);
    const std::string until = wanted.empty() ? longest : wanted.substr(0, 10);
    if (until.size() < 10 || until > longest)
      return wrong("until", "The law allows at most 30 more days: until " + longest + ".");
    if (until < now_.due.dateText()) return wrong("until", "This is before the day it is due already.");
    task_.set("status", "in-progress");
    task_.set("businessStatus", stateConcept("extended", "They asked for more time"));
    setDue(task_, until);
    return {};
  }

  Status receive() {
    BATON_CHECK(mustBe(now_.isOpen() || now_.state == "refused", "This was received already."));
    BATON_TRY(const std::string on, dateTimeOrNow(context_, form_.on, "on"));
    if (on.substr(0, 10) < now_.asked.dateText()) return wrong("on", "This is before they were asked.");
    task_.set("status", "completed");
    task_.set("businessStatus", stateConcept("received", "The papers came"));
    json::Value period = task_["executionPeriod"];
    period.set("end", on);
    task_.set("executionPeriod", std::move(period));
    return {};
  }

  Status file() {
    if (now_.isOpen() || now_.state == "refused") BATON_CHECK(receive());
    const auto& papers = context_.chart.facts.documents;
    const bool is_known = form_.paper.empty() ||
                          std::ranges::any_of(papers, [&](const auto& one) { return one.about.key == form_.paper; });
    if (!is_known) return fail(ErrorCode::NotFound, "There is no such paper in this record.", "field: paper");
    if (!form_.paper.empty()) task_.set("focus", json::Value::object({{"reference", form_.paper}}));
    task_.set("status", "completed");
    task_.set("businessStatus", stateConcept("filed", "A copy is kept"));
    return {};
  }

 public:
  static void setDue(json::Value& task, const std::string& day) {
    task.set("restriction", json::Value::object({{"period", json::Value::object({{"end", day}})}}));
  }

 private:
  const RecordRequestStepForm& form_;
  const Context& context_;
  const RecordRequest& now_;
  json::Value task_;
};

}  // namespace

Result<Drafts> make(const RecordRequestForm& form, const Context& context) {
  BATON_TRY(const std::string office, words(form.office, "office", Need::Required));
  BATON_TRY(const std::string what, words(form.what, "what", Need::Required));
  BATON_TRY(const std::string process, words(form.process, "process", Need::Optional, kLongestText));
  BATON_CHECK(oneOf(form.authorization, {"", "needed", "sent"}, "authorization"));
  BATON_TRY(const std::string on, dateTimeOrNow(context, form.on, "on"));
  if (on.size() < 10) return wrong("on", "On which day? Write it like 2026-03-01.");
  Drafts drafts;
  json::Value task = begin("Task", context, drafts);
  task.set("status", "requested");
  task.setIfAny("statusReason", authorizationConcept(form.authorization));
  task.set("businessStatus", stateConcept("asked", "Asked"));
  task.set("intent", "order");
  task.set("code", codedConcept(record::kRecordRequestSystem, record::kRecordRequestCode, "", "Request of records"));
  task.set("description", what);
  task.set("for", personReference(context));
  task.set("executionPeriod", json::Value::object({{"start", on}}));
  task.set("authoredOn", on);
  task.set("lastModified", localNow(context));
  task.set("requester", authorReference(context));
  task.set("owner", officeReference(office, context));
  task.setIfAny("note", notes(process));
  Stepping::setDue(task, dayAfter(on, knowledge::recordLimits().answer_days));
  drafts.push_back({std::move(task), ""});
  return drafts;
}

Result<Drafts> make(const RecordRequestStepForm& form, const Context& context) {
  const auto all = record::recordRequests(context.chart);
  const auto found = std::ranges::find(all, form.request, &RecordRequest::key);
  if (found == all.end()) return fail(ErrorCode::NotFound, "There is no such request.", "field: request");
  const auto fact = std::ranges::find_if(context.chart.facts.tasks,
                                         [&](const record::TaskFact& one) { return one.about.key == form.request; });
  const bool is_person = context.author.kind == Author::Kind::Person;
  if (!is_person && !mayReplace(fact->about.source, context.author)) {
    return fail(ErrorCode::NotAllowed, "Only who wrote this, or the person, can change it.");
  }
  BATON_TRY(json::Value task, context.stored(form.request));
  return Stepping(form, context, *found, std::move(task)).run();
}

}  // namespace baton::sources::forms
