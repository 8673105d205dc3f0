#include "sources/forms/after_crisis.h"

#include <algorithm>
#include <iterator>

#include "base/text.h"
#include "knowledge/after_crisis.h"
#include "record/after_crisis.h"
#include "record/handoff.h"
#include "record/members.h"

namespace baton::sources::forms {
namespace {

std::string_view statusOf(StepSaid said) {
  switch (said) {
    case StepSaid::NotNeeded:
      return "cancelled";
    case StepSaid::Open:
      return "requested";
    case StepSaid::Done:
    case StepSaid::Close:
    case StepSaid::Decide:
      break;
  }
  return "completed";
}

std::string keyOf(const std::string& identifier, const Context& context) {
  for (const record::TaskFact& task : context.chart.facts.tasks) {
    if (task.about.is_entered_in_error || !mayReplace(task.about.source, context.author)) continue;
    for (const record::Identifier& one : task.identifiers) {
      if (one.system == record::kAfterCrisisSystem && one.value == identifier) return task.about.key;
    }
  }
  return "";
}

// One Task: what was said of one step, of the whole, or of one medicine.
struct Saying {
  std::string step;  // the part of the identifier behind "#"
  std::string title;
  StepSaid said = StepSaid::Done;
};

Result<json::Value> taskOf(const Saying& saying, const record::AfterCrisis& stay, const AfterCrisisForm& form,
                           const Context& context, const Drafts& drafts, std::string& replaces) {
  BATON_TRY(const std::string note,
            words(form.note, "note", saying.said == StepSaid::NotNeeded ? Need::Required : Need::Optional));
  BATON_TRY(const std::string typed, pastDateTime(context, form.on, "on"));
  const std::string on = typed.empty() ? localToday(context) : typed;
  const std::string identifier = stay.encounter + "#" + saying.step;
  replaces = keyOf(identifier, context);
  json::Value task = begin("Task", context, drafts);
  if (!replaces.empty()) task.set("id", replaces.substr(replaces.find('/') + 1));
  json::Value named = json::Value::object();
  named.set("system", record::kAfterCrisisSystem);
  named.set("value", identifier);
  task.set("identifier", json::Value::array({std::move(named)}));
  task.set("status", statusOf(saying.said));
  if (saying.said == StepSaid::Decide) task.set("businessStatus", textConcept(form.decision));
  task.set("intent", "order");
  task.set("code", codedConcept(record::kHandoffSystem, record::kAfterCrisisCode, "", saying.title));
  json::Value focus = json::Value::object();
  focus.set("reference", stay.encounter);
  task.set("focus", std::move(focus));
  task.set("for", personReference(context));
  if (saying.said != StepSaid::Open) {
    json::Value execution = json::Value::object();
    execution.set("end", on);
    task.set("executionPeriod", std::move(execution));
  }
  task.set("lastModified", localNow(context));
  task.set("requester", authorReference(context));
  if (!note.empty()) task.set("note", notes(note));
  return task;
}

// Who decides about a medicine treats: neither the person nor a relative.
Result<json::Value> clinicianOf(const std::string& by, const Context& context) {
  BATON_TRY(const std::string name, words(by, "by", Need::Required));
  const auto who = record::whoIs(context.chart, name);
  if (!who) {
    if (who.error().code != ErrorCode::NotFound) return tl::make_unexpected(who.error());
    return display(name, "Practitioner");  // a hospital doctor who is on no team
  }
  if (who->isSelf() || who->role == "caregiver" || who->key.starts_with("RelatedPerson/") || who->name.empty()) {
    return wrong("by", "Name the clinician who decided it: a prescriber, or a doctor of the hospital.");
  }
  json::Value owner = display(who->name);
  if (!who->key.empty()) owner.set("reference", who->key);
  return owner;
}

Result<Drafts> decide(const AfterCrisisForm& form, const record::AfterCrisis& stay, const Context& context) {
  if (std::ranges::find(record::kDecisions, form.decision) == std::end(record::kDecisions)) {
    return wrong("decision", "What was decided is keep, stop, change or ask.");
  }
  const std::string folded = foldForMatching(form.medicine);
  const auto found = std::ranges::find_if(stay.medicines, [&](const record::MedicineDifference& one) {
    return one.line == form.medicine || (!folded.empty() && foldForMatching(one.text).starts_with(folded));
  });
  if (found == stay.medicines.end()) {
    return wrong("medicine", "There is no difference in \"" + form.medicine + "\" between before and after.");
  }
  Drafts drafts;
  std::string replaces;
  const std::string step = std::string(record::kMedicineStep) + found->line;
  BATON_TRY(json::Value task,
            taskOf({step, "After a crisis: " + found->text, StepSaid::Decide}, stay, form, context, drafts, replaces));
  if (form.decision == "ask" && trim(form.by).empty()) return wrong("by", "Whom did you ask?");
  BATON_TRY(json::Value owner, clinicianOf(form.by, context));
  task.set("owner", std::move(owner));
  drafts.push_back({std::move(task), replaces});
  return drafts;
}

// Every step that is open, each with the same reason.
Result<Drafts> setAside(const AfterCrisisForm& form, const record::AfterCrisis& stay, const Context& context) {
  Drafts drafts;
  for (const record::CrisisStep& step : stay.steps) {
    if (step.state == record::StepState::Done || step.state == record::StepState::NotNeeded) continue;
    const auto* const row = knowledge::findAfterCrisisStep(step.id);
    std::string replaces;
    BATON_TRY(json::Value task, taskOf({std::string(step.id), std::string(row->title), StepSaid::NotNeeded}, stay, form,
                                       context, drafts, replaces));
    drafts.push_back({std::move(task), replaces});
  }
  if (drafts.empty()) return wrong("step", "No step is open.");
  return drafts;
}

}  // namespace

Result<Drafts> make(const AfterCrisisForm& form, const Context& context) {
  const auto all = record::afterCrises(context.chart);
  const auto stay = std::ranges::find_if(
      all, [&](const auto& one) { return form.encounter.empty() || one.encounter == form.encounter; });
  if (stay == all.end()) return wrong("of", "There is no stay or emergency visit of the last 90 days in this record.");
  if (form.said == StepSaid::Decide) return decide(form, *stay, context);
  if (form.said == StepSaid::NotNeeded && form.step == "all") return setAside(form, *stay, context);
  const bool is_close = form.said == StepSaid::Close;
  const auto* const step = knowledge::findAfterCrisisStep(form.step);
  if (!is_close && step == nullptr) return wrong("step", "There is no step \"" + form.step + "\".");
  if (is_close && !stay->isAllDone()) {
    return wrong("step", "Some steps are still open. Say of each that it is done or not needed; then close.");
  }
  const bool is_undecided =
      std::ranges::any_of(stay->medicines, [](const record::MedicineDifference& one) { return !one.isDecided(); });
  if (form.said == StepSaid::Done && form.step == "medicines" && is_undecided) {
    return wrong("step", "Each medicine that is not what it was needs a clinician's word first: keep, stop or change.");
  }
  Drafts drafts;
  std::string replaces;
  const Saying saying = is_close ? Saying{std::string(record::kClosed), "After a crisis: all is done", form.said}
                                 : Saying{std::string(step->id), std::string(step->title), form.said};
  BATON_TRY(json::Value task, taskOf(saying, *stay, form, context, drafts, replaces));
  drafts.push_back({std::move(task), replaces});
  return drafts;
}

}  // namespace baton::sources::forms
