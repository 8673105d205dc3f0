#include "sources/forms/after_crisis.h"

#include <algorithm>

#include "knowledge/after_crisis.h"
#include "record/after_crisis.h"
#include "record/handoff.h"

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

}  // namespace

Result<Drafts> make(const AfterCrisisForm& form, const Context& context) {
  const auto all = record::afterCrises(context.chart);
  const auto stay = std::ranges::find_if(
      all, [&](const auto& one) { return form.encounter.empty() || one.encounter == form.encounter; });
  if (stay == all.end()) return wrong("of", "There is no stay or emergency visit of the last 90 days in this record.");
  const bool is_close = form.said == StepSaid::Close;
  const auto* const step = knowledge::findAfterCrisisStep(form.step);
  if (!is_close && step == nullptr) return wrong("step", "There is no step \"" + form.step + "\".");
  if (is_close && !stay->isAllDone()) {
    return wrong("step", "Some steps are still open. Say of each that it is done or not needed; then close.");
  }
  BATON_TRY(const std::string note,
            words(form.note, "note", form.said == StepSaid::NotNeeded ? Need::Required : Need::Optional));
  BATON_TRY(const std::string typed, pastDateTime(context, form.on, "on"));
  const std::string on = typed.empty() ? localToday(context) : typed;
  const std::string identifier =
      stay->encounter + "#" + (is_close ? std::string(record::kClosed) : std::string(step->id));
  const std::string key = keyOf(identifier, context);
  Drafts drafts;
  json::Value task = begin("Task", context, drafts);
  if (!key.empty()) task.set("id", key.substr(key.find('/') + 1));
  json::Value named = json::Value::object();
  named.set("system", record::kAfterCrisisSystem);
  named.set("value", identifier);
  task.set("identifier", json::Value::array({std::move(named)}));
  task.set("status", statusOf(form.said));
  task.set("intent", "order");
  task.set("code", codedConcept(record::kHandoffSystem, record::kAfterCrisisCode, "",
                                is_close ? "After a crisis: all is done" : step->title));
  json::Value focus = json::Value::object();
  focus.set("reference", stay->encounter);
  task.set("focus", std::move(focus));
  task.set("for", personReference(context));
  if (form.said != StepSaid::Open) {
    json::Value execution = json::Value::object();
    execution.set("end", on);
    task.set("executionPeriod", std::move(execution));
  }
  task.set("lastModified", localNow(context));
  task.set("requester", authorReference(context));
  if (!note.empty()) task.set("note", notes(note));
  drafts.push_back({std::move(task), key});
  return drafts;
}

}  // namespace baton::sources::forms
