#include "sources/forms/after_visit.h"

#include <algorithm>

#include "base/text.h"
#include "record/members.h"
#include "sources/forms/choice.h"
#include "sources/forms/medication.h"
#include "sources/forms/visit.h"

namespace baton::sources::forms {
namespace {

constexpr std::string_view kNothing = "-";

// Errors of a part are those of the field that the part came from.
tl::unexpected<Error> at(std::string_view field, Error error) {
  error.detail = "field: " + std::string(field);
  return tl::unexpected<Error>(std::move(error));
}

json::Value ownerReference(const record::Who& who, const Context& context) {
  if (who.isSelf()) return personReference(context);
  json::Value value = json::Value::object();
  if (!who.key.empty()) value.set("reference", who.key);
  value.set("display", who.name.empty() ? who.role : who.name);
  return value;
}

struct Agreeing {
  std::string_view code;
  std::string what, who, by, visit;
  std::string_view who_field, by_field;
};

std::string_view nameOf(std::string_view code) {
  if (code == record::kWatchCode) return "To watch for";
  return code == record::kFormCode ? "Form to hand in" : "Agreed at a visit";
}

Result<json::Value> agreedTask(const Agreeing& agreed, const Context& context, const Drafts& drafts) {
  record::Who owner{"self", "", ""};
  if (!trim(agreed.who).empty()) {
    auto found = record::whoIs(context.chart, agreed.who);
    if (!found) return at(agreed.who_field, std::move(found.error()));
    owner = std::move(*found);
  }
  BATON_TRY(const std::string day, dateTime(context, agreed.by, agreed.by_field));
  if (!day.empty() && day.size() < 10) return wrong(agreed.by_field, "By which day? Write it like 2026-03-01.");
  json::Value task = begin("Task", context, drafts);
  task.set("status", "accepted");
  task.set("intent", "order");
  task.set("code", codedConcept(record::kAgreedSystem, agreed.code, "", nameOf(agreed.code)));
  task.set("description", agreed.what);
  if (!agreed.visit.empty()) task.set("focus", json::Value::object({{"reference", agreed.visit}}));
  task.set("for", personReference(context));
  task.set("authoredOn", localNow(context));
  task.set("lastModified", localNow(context));
  task.set("requester", authorReference(context));
  task.set("owner", ownerReference(owner, context));
  if (!day.empty()) {
    task.set("restriction", json::Value::object({{"period", json::Value::object({{"end", day.substr(0, 10)}})}}));
  }
  return task;
}

class AfterVisit {
 public:
  AfterVisit(const AfterVisitForm& form, const Context& context) : form_(form), context_(context) {}

  Result<Drafts> run() {
    BATON_TRY(decided_, words(form_.decided, "decided", Need::Optional, kLongestText));
    BATON_TRY(changed_, words(form_.changed, "changed", Need::Optional, kLongestText));
    BATON_TRY(with_, words(form_.with, "with", Need::Optional));
    BATON_CHECK(visit());
    BATON_CHECK(decision());
    for (std::size_t i = 0; i < form_.changes.size(); ++i) BATON_CHECK(change(i));
    for (std::size_t i = 0; i < form_.duties.size(); ++i) BATON_CHECK(duty(i));
    BATON_CHECK(watch());
    BATON_CHECK(next());
    if (answers_ == 0) return wrong("decided", "Please answer at least one of the questions.");
    return std::move(drafts_);
  }

 private:
  // Parts made by other forms have ids of their own.
  template <class Part>
  Result<std::string> add(const Part& part, std::string_view seed) {
    Context own = context_;
    own.seed += std::string("/") + std::string(seed);
    BATON_TRY(Drafts made, make(part, own));
    const std::string key = made.front().resource["resourceType"].text() + "/" + made.front().resource["id"].text();
    for (Draft& draft : made) drafts_.push_back(std::move(draft));
    return key;
  }

  Status visit() {
    if (!form_.visit.empty()) {
      const auto& all = context_.chart.facts.encounters;
      const auto found = std::ranges::find(all, form_.visit, [](const auto& one) { return one.about.key; });
      if (found == all.end()) return wrong("visit", "This visit is not in the record.");
      visit_ = form_.visit;
      on_ = found->period.start.text();
      for (const record::Reference& who : found->participants) {
        if (with_.empty() && !who.key.starts_with("Patient/")) with_ = who.display;
      }
      return {};
    }
    if (with_.empty()) return wrong("with", "Who was the visit with?");
    VisitForm visit;
    BATON_TRY(on_, pastDateTime(context_, form_.when, "when"));
    if (on_.empty()) on_ = localToday(context_);
    visit.when = on_;
    visit.with = with_;
    auto key = add(visit, "visit");
    if (!key) return at("when", std::move(key.error()));
    visit_ = *key;
    return {};
  }

  Status decision() {
    if (decided_.empty() && changed_.empty()) return {};
    ++answers_;
    json::Value said = begin("Communication", context_, drafts_);
    said.set("identifier",
             listOf(json::Value::object({{"system", record::kAfterVisitSystem}, {"value", said["id"].text()}})));
    said.set("status", "completed");
    said.set("subject", personReference(context_));
    said.set("topic", textConcept("After a visit"));
    said.set("about", listOf(json::Value::object({{"reference", visit_}})));
    said.set("sent", on_);
    if (!with_.empty()) said.set("recipient", listOf(display(with_, "Practitioner")));
    said.set("sender", authorReference(context_));
    json::Value payload = json::Value::array();
    for (const std::string& text : {decided_, changed_}) {
      payload.push(json::Value::object({{"contentString", text.empty() ? std::string(kNothing) : text}}));
    }
    said.set("payload", std::move(payload));
    drafts_.push_back({std::move(said), ""});
    return {};
  }

  Status change(std::size_t i) {
    const AfterVisitForm::Change& change = form_.changes[i];
    if (change.kind.empty() && trim(change.text).empty()) return {};
    ++answers_;
    const std::string name = "change" + std::to_string(i + 1);
    // Of a visit with an hour, the day is what a medicine changes on.
    const std::string day = on_.substr(0, 10);
    if (change.kind == "new") {
      MedicationForm medicine;
      medicine.text = change.text;
      medicine.since = day;
      if (!with_.empty()) medicine.prescriber = with_;
      if (auto made = add(medicine, name); !made) return at(name + "_text", std::move(made.error()));
      return {};
    }
    if (change.kind != "dose" && change.kind != "stop") {
      return wrong(name + "_kind", "What changed: a new medicine, another dose, or a stop?");
    }
    if (change.line.empty()) return wrong(name + "_line", "Which medicine is it?");
    Result<std::string> made = change.kind == "dose"
                                   ? add(ChangeDoseForm{change.line, change.text, day, decided_}, name)
                                   : add(StopMedicationForm{change.line, day, change.text}, name);
    if (made) return {};
    const bool is_line = made.error().detail.find("line") != std::string::npos;
    return at(name + (is_line ? "_line" : "_text"), std::move(made.error()));
  }

  Status duty(std::size_t i) {
    const AfterVisitForm::Duty& duty = form_.duties[i];
    const std::string name = "duty" + std::to_string(i + 1);
    BATON_TRY(const std::string what, words(duty.what, name + "_what", Need::Optional));
    if (what.empty()) {
      if (trim(duty.by).empty() && trim(duty.who).empty()) return {};
      return wrong(name + "_what", "What is to be done?");
    }
    ++answers_;
    return task(record::kDutyCode, what, duty.who, duty.by, name + "_who", name + "_by");
  }

  Status watch() {
    BATON_TRY(const std::string what, words(form_.watch, "watch", Need::Optional));
    if (what.empty()) return {};
    ++answers_;
    return task(record::kWatchCode, what, form_.watch_who, form_.watch_until, "watch_who", "watch_until");
  }

  Status task(std::string_view code, const std::string& what, const std::string& who, const std::string& by,
              std::string_view who_field, std::string_view by_field) {
    BATON_TRY(auto task, agreedTask({code, what, who, by, visit_, who_field, by_field}, context_, drafts_));
    drafts_.push_back({std::move(task), ""});
    return {};
  }

  Status next() {
    BATON_TRY(const std::string when, dateTime(context_, form_.next_when, "next_when"));
    if (when.empty()) return {};
    ++answers_;
    if (!isInFuture(context_, when)) return wrong("next_when", "This day is over. Please check the date.");
    VisitForm visit;
    visit.when = when;
    visit.with = trim(form_.next_with).empty() ? with_ : std::string(trim(form_.next_with));
    if (auto made = add(visit, "next"); !made) return at("next_when", std::move(made.error()));
    return {};
  }

  const AfterVisitForm& form_;
  const Context& context_;
  Drafts drafts_;
  std::string decided_, changed_, with_, on_, visit_;
  int answers_ = 0;
};

}  // namespace

Result<Drafts> make(const AfterVisitForm& form, const Context& context) { return AfterVisit(form, context).run(); }

Result<Drafts> make(const AgreedForm& form, const Context& context) {
  BATON_CHECK(oneOf(form.kind, {"form", "duty", "watch"}, "kind"));
  BATON_TRY(const std::string what, words(form.what, "what", Need::Required));
  const std::string_view code = form.kind == "form"    ? record::kFormCode
                                : form.kind == "watch" ? record::kWatchCode
                                                       : record::kDutyCode;
  Drafts drafts;
  BATON_TRY(auto task, agreedTask({code, what, form.who, form.by, "", "who", "by"}, context, drafts));
  drafts.push_back({std::move(task), ""});
  return drafts;
}

Result<Drafts> make(const AgreedStepForm& form, const Context& context) {
  const std::vector<record::Agreed> all = record::agreedOf(context.chart);
  const auto one = std::ranges::find(all, form.task, &record::Agreed::key);
  if (one == all.end()) return wrong("task", "There is no such task.");
  const auto fact = std::ranges::find_if(context.chart.facts.tasks,
                                         [&](const record::TaskFact& task) { return task.about.key == form.task; });
  if (!mayReplace(fact->about.source, context.author)) {
    return fail(ErrorCode::NotAllowed, "Only who wrote this, or the person, can change it.");
  }
  const bool is_open = form.said == record::AgreedState::Open;
  BATON_TRY(const std::string note, words(form.note, "note", Need::Optional));
  BATON_TRY(json::Value task, context.stored(form.task));
  task.set("status", is_open ? "accepted" : form.said == record::AgreedState::Done ? "completed" : "cancelled");
  task.set("lastModified", localNow(context));
  task.erase("executionPeriod");
  if (!is_open) task.set("executionPeriod", json::Value::object({{"end", localToday(context)}}));
  if (!note.empty()) task.set("note", notes(note));
  Drafts drafts;
  drafts.push_back({std::move(task), form.task});
  return drafts;
}

}  // namespace baton::sources::forms
