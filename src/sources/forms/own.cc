#include "sources/forms/own.h"

#include <algorithm>

#include "base/text.h"
#include "knowledge/responsibilities.h"
#include "record/members.h"
#include "record/responsibilities.h"

namespace baton::sources::forms {
namespace {

using record::Holding;
using record::Responsibility;
using record::Who;

// Errors keep their code and message; the field is named for the page.
tl::unexpected<Error> at(std::string_view field, Error error) {
  error.detail = "field: " + std::string(field);
  return tl::unexpected<Error>(std::move(error));
}

json::Value handoffCoding(std::string_view code) {
  return json::Value::object({{"system", record::kHandoffSystem}, {"code", code}});
}

json::Value ownerReference(const Who& who, const Context& context) {
  if (who.isSelf()) return personReference(context);
  json::Value value = json::Value::object();
  if (!who.key.empty()) value.set("reference", who.key);
  // A role that nobody has yet, or somebody who is only named.
  if (who.key.empty())
    value.set("type", who.role == "caregiver" && !who.name.empty() ? "RelatedPerson" : "PractitionerRole");
  value.set("display", who.name.empty() ? who.role : who.name);
  return value;
}

Holding holdingOf(const Who& who) {
  Holding holding;
  holding.role = who.role;
  holding.name = who.name;
  holding.key = who.key;
  return holding;
}

const Holding* findIn(const std::vector<Holding>& holdings, const Who& who) {
  const Holding wanted = holdingOf(who);
  const auto found =
      std::ranges::find_if(holdings, [&](const Holding& one) { return record::isSameHolder(one, wanted); });
  return found == holdings.end() ? nullptr : &*found;
}

class Handoff {
 public:
  Handoff(const OwnForm& form, const Context& context, const Responsibility& now)
      : form_(form), context_(context), now_(now) {}

  Result<Drafts> run() {
    BATON_TRY(note_, words(form_.note, "note", Need::Optional));
    switch (form_.act) {
      case OwnAct::Own:
        BATON_CHECK(own());
        break;
      case OwnAct::Propose:
        BATON_CHECK(propose());
        break;
      case OwnAct::Accept:
        BATON_CHECK(accept());
        break;
      case OwnAct::HandBack:
        BATON_CHECK(end("rejected", "completed", "handed back"));
        break;
      case OwnAct::Release:
        BATON_CHECK(end("cancelled", "cancelled", "released"));
        break;
      case OwnAct::WhileAway:
        BATON_CHECK(standIn());
        break;
    }
    return std::move(drafts_);
  }

 private:
  Result<Who> who(std::string_view word, std::string_view field) const {
    auto found = record::whoIs(context_.chart, word);
    if (!found) return at(field, std::move(found.error()));
    return std::move(*found);
  }

  json::Value begun(const Who& owner, std::string_view status) {
    json::Value task = begin("Task", context_, drafts_);
    task.set("identifier",
             listOf(json::Value::object({{"system", record::kResponsibilitySystem}, {"value", std::string(now_.id)}})));
    task.set("status", status);
    task.set("intent", "order");
    const auto* row = knowledge::responsibility(now_.id);
    const std::string name = row == nullptr ? std::string(now_.id) : row->name;
    json::Value code = json::Value::object();
    code.set("coding", listOf(handoffCoding(record::kOwnCode)));
    code.set("text", "Owner of: " + name);
    task.set("code", std::move(code));
    task.set("for", personReference(context_));
    task.set("authoredOn", localNow(context_));
    task.set("lastModified", localNow(context_));
    task.set("requester", authorReference(context_));
    task.set("performerType", listOf(textConcept(owner.role)));
    task.set("owner", ownerReference(owner, context_));
    task.setIfAny("note", notes(note_));
    return task;
  }

  void startNow(json::Value& task) const {
    task.set("executionPeriod", json::Value::object({{"start", localNow(context_)}}));
  }

  static void reference(json::Value& task, const std::string& key) {
    if (!key.empty()) task.set("focus", json::Value::object({{"reference", key}}));
  }

  // The stored Task of a holding as its next version in this status.
  Status next(const std::string& key, std::string_view status, std::string_view reason) {
    const auto fact = std::ranges::find_if(context_.chart.facts.tasks,
                                           [&](const record::TaskFact& one) { return one.about.key == key; });
    const bool is_person = context_.author.kind == Author::Kind::Person;
    if (fact == context_.chart.facts.tasks.end() || (!is_person && !mayReplace(fact->about.source, context_.author))) {
      return fail(ErrorCode::NotAllowed, "Only who wrote this, or the person, can change it.");
    }
    BATON_TRY(json::Value task, context_.stored(key));
    task.set("status", status);
    if (!reason.empty()) task.set("statusReason", textConcept(reason));
    task.set("lastModified", localNow(context_));
    if (status == "accepted") startNow(task);
    if (!note_.empty()) task.set("note", notes(note_));
    drafts_.push_back({std::move(task), key});
    return {};
  }

  Status own() {
    BATON_TRY(const Who owner, who(form_.who, "by"));
    // Whoever only confirmed the medicine list may still say it in so many words.
    const Holding* owned = findIn(now_.owners, owner);
    if (owned != nullptr && !owned->task.empty()) return wrong("by", "This is theirs already.");
    if (findIn(now_.proposed, owner) != nullptr) return accept();
    json::Value task = begun(owner, "accepted");
    startNow(task);
    drafts_.push_back({std::move(task), ""});
    return {};
  }

  Status propose() {
    BATON_TRY(const Who owner, who(form_.who, "by"));
    if (findIn(now_.owners, owner) != nullptr) return wrong("by", "This is theirs already.");
    if (findIn(now_.proposed, owner) != nullptr) {
      return wrong("by", "They were asked already.");
    }
    json::Value task = begun(owner, "requested");
    if (now_.owners.size() == 1) reference(task, now_.owners.front().task);
    drafts_.push_back({std::move(task), ""});
    return {};
  }

  Status accept() {
    BATON_TRY(const Who owner, who(form_.who, "by"));
    const Holding* asked = findIn(now_.proposed, owner);
    if (asked == nullptr) return wrong("by", "They were not asked yet.");
    BATON_CHECK(next(asked->task, "accepted", ""));
    // The handoff is done: who had it has it no longer.
    for (const Holding& earlier : now_.owners) {
      if (!asked->instead_of.empty() && earlier.task == asked->instead_of) {
        BATON_CHECK(next(earlier.task, "completed", "handed over"));
      }
    }
    return {};
  }

  Status end(std::string_view asked_status, std::string_view owned_status, std::string_view reason) {
    if (trim(form_.who).empty()) {
      if (now_.owners.size() + now_.proposed.size() + now_.stand_ins.size() != 1) {
        return wrong("by", now_.owners.empty() && now_.proposed.empty() && now_.stand_ins.empty()
                               ? "Nobody has this."
                               : "Several people are named here. Say who.");
      }
      if (!now_.owners.empty()) return endOwned(now_.owners.front(), owned_status, reason);
      if (!now_.stand_ins.empty()) return next(now_.stand_ins.front().task, owned_status, reason);
      return next(now_.proposed.front().task, asked_status, asked_status == "rejected" ? "declined" : reason);
    }
    // Also somebody who has left the team is let go by name.
    Who holder;
    if (auto found = record::whoIs(context_.chart, form_.who)) {
      holder = std::move(*found);
    } else {
      holder = {"other", std::string(trim(form_.who)), ""};
    }
    if (const Holding* one = findIn(now_.stand_ins, holder)) return next(one->task, owned_status, reason);
    if (const Holding* one = findIn(now_.owners, holder)) return endOwned(*one, owned_status, reason);
    if (const Holding* one = findIn(now_.proposed, holder)) {
      return next(one->task, asked_status, asked_status == "rejected" ? "declined" : reason);
    }
    return wrong("by", "They do not have this.");
  }

  // Whoever stood in for them stands in no longer.
  Status endOwned(const Holding& owner, std::string_view status, std::string_view reason) {
    if (owner.task.empty())
      return wrong("by", "This is so by the confirmed medicine list. Confirm that list with another name.");
    BATON_CHECK(next(owner.task, status, reason));
    for (const Holding& one : now_.stand_ins) {
      if (one.instead_of == owner.task) BATON_CHECK(next(one.task, status, reason));
    }
    return {};
  }

  Status standIn() {
    BATON_TRY(const Who owner, who(form_.who, "by"));
    BATON_TRY(const Who other, who(form_.away, "while-away"));
    const Holding* owned = findIn(now_.owners, owner);
    if (owned == nullptr) return wrong("by", "This is not theirs, so nobody can stand in for them.");
    if (record::isSameHolder(*owned, holdingOf(other)))
      return wrong("while-away", "This is the owner. Name somebody else.");
    BATON_TRY(const std::string until, dateTime(context_, form_.until, "until"));
    if (until.size() < 10) return wrong("until", "Until which day? Write it like 2026-03-01.");
    if (until.substr(0, 10) < localToday(context_)) return wrong("until", "This day is over. Please check the date.");
    json::Value task = begun(other, "accepted");
    json::Value away = json::Value::object();
    away.set("coding", listOf(handoffCoding(record::kWhileAway)));
    away.set("text", "Stands in while the owner is away");
    task.set("businessStatus", std::move(away));
    reference(task, owned->task);
    startNow(task);
    task.set("restriction", json::Value::object({{"period", json::Value::object({{"end", until.substr(0, 10)}})}}));
    drafts_.push_back({std::move(task), ""});
    return {};
  }

  const OwnForm& form_;
  const Context& context_;
  const Responsibility& now_;
  std::string note_;
  Drafts drafts_;
};

}  // namespace

Result<Drafts> make(const OwnForm& form, const Context& context) {
  if (!record::isResponsibility(form.responsibility)) {
    std::string known;
    for (const std::string_view one : record::kResponsibilities) {
      known += (known.empty() ? "" : ", ") + std::string(one);
    }
    return wrong("responsibility", "This is no responsibility. There are: " + known + ".");
  }
  const record::Responsibilities all = record::responsibilitiesOf(context.chart);
  return Handoff(form, context, *record::find(all, form.responsibility)).run();
}

}  // namespace baton::sources::forms
