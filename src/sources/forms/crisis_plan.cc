#include "sources/forms/crisis_plan.h"

#include <algorithm>

#include "fhir/crisis_plan.h"
#include "knowledge/crisis_plan_parts.h"

namespace baton::sources::forms {
namespace {

bool isCrisisPlan(const record::PlanFact& plan) {
  return plan.kind == record::PlanFact::Kind::CarePlan && !plan.about.is_entered_in_error &&
         std::ranges::any_of(plan.categories, [](const record::Concept& category) {
           return std::ranges::any_of(category.codings, [](const record::Coding& code) {
             return code.system == fhir::kCrisisPlanCategory && code.code == "crisis-plan";
           });
         });
}

void put(record::CrisisPlan& plan, const std::string& id, std::string text) {
  const auto known = std::ranges::find(plan.parts, id, &record::CrisisPlan::Part::id);
  if (known != plan.parts.end()) plan.parts.erase(known);
  if (!text.empty()) plan.parts.push_back({id, std::move(text)});
}

}  // namespace

std::string crisisPlanKey(const record::Chart& chart, const Author& author) {
  for (const record::PlanFact& plan : chart.facts.plans) {
    if (isCrisisPlan(plan) && mayReplace(plan.about.source, author)) return plan.about.key;
  }
  return "";
}

Result<Drafts> make(const CrisisPlanForm& form, const Context& context) {
  const std::string key = crisisPlanKey(context.chart, context.author);
  record::CrisisPlan plan;
  if (!key.empty()) {
    BATON_TRY(const json::Value before, context.stored(key));
    plan = fhir::readCrisisPlan(before).value_or(record::CrisisPlan());
  }
  for (const auto& [id, typed] : form.parts) {
    if (knowledge::findCrisisPlanPart(id) == nullptr) {
      return wrong("part", "A crisis plan has no part \"" + id + "\".");
    }
    BATON_TRY(std::string text, words(typed, id, Need::Optional, kLongestPlanPart));
    put(plan, id, std::move(text));
  }
  BATON_TRY(const std::string rehearsed, pastDateTime(context, form.rehearsed, "rehearsed"));
  if (!rehearsed.empty()) plan.rehearsed = PartialDate::parse(rehearsed).value_or(plan.rehearsed);
  if (plan.empty()) return wrong("part", "Please write something: the plan would be empty.");
  if (!form.parts.empty()) plan.changed = PartialDate::parse(localNow(context)).value_or(PartialDate());
  Drafts drafts;
  json::Value care_plan = begin("CarePlan", context, drafts);
  if (!key.empty()) care_plan.set("id", key.substr(key.find('/') + 1));
  care_plan.set("status", "active");
  care_plan.set("intent", "plan");
  care_plan.set("subject", personReference(context));
  care_plan.set("created", localNow(context));
  care_plan.set("author", authorReference(context));
  fhir::writeCrisisPlan(care_plan, plan);
  drafts.push_back({std::move(care_plan), key});
  return drafts;
}

}  // namespace baton::sources::forms
