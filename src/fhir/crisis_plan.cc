#include "fhir/crisis_plan.h"

#include <algorithm>

#include "knowledge/crisis_plan_parts.h"

namespace baton::fhir {
namespace {

json::Value codeable(std::string_view system, std::string_view code, std::string_view text) {
  json::Value coding = json::Value::object();
  coding.set("system", system);
  coding.set("code", code);
  json::Value value = json::Value::object();
  value.set("coding", json::Value::array({std::move(coding)}));
  value.set("text", text);
  return value;
}

json::Value activity(json::Value detail) {
  json::Value value = json::Value::object();
  value.set("detail", std::move(detail));
  return value;
}

bool hasCode(const json::Value& value, std::string_view system, std::string_view code) {
  return std::ranges::any_of(value["coding"].items(), [&](const json::Value& coding) {
    return coding["system"].text() == system && (code.empty() || coding["code"].text() == code);
  });
}

PartialDate dateOf(const json::Value& value) { return PartialDate::parse(value.text()).value_or(PartialDate()); }

}  // namespace

void writeCrisisPlan(json::Value& care_plan, const record::CrisisPlan& plan) {
  care_plan.set("category", json::Value::array({codeable(kCrisisPlanCategory, "crisis-plan", "Crisis plan")}));
  care_plan.set("title", "Crisis plan");
  json::Value period = json::Value::object();
  period.set("start", plan.changed.text());
  care_plan.set("period", std::move(period));
  json::Value activities = json::Value::array();
  for (const knowledge::CrisisPlanPart& part : knowledge::crisisPlanParts()) {
    const std::string_view text = plan.textOf(part.id);
    if (text.empty()) continue;
    json::Value detail = json::Value::object();
    detail.set("code", codeable(kCrisisPlanPart, part.id, part.title));
    detail.set("status", "in-progress");
    detail.set("description", text);
    activities.push(activity(std::move(detail)));
  }
  if (!plan.rehearsed.empty()) {
    json::Value detail = json::Value::object();
    detail.set("code", codeable(kCrisisPlanPart, kRehearsed, "Gone through with somebody"));
    detail.set("status", "completed");
    json::Value on = json::Value::object();
    on.set("start", plan.rehearsed.text());
    on.set("end", plan.rehearsed.text());
    detail.set("scheduledPeriod", std::move(on));
    activities.push(activity(std::move(detail)));
  }
  care_plan.set("activity", std::move(activities));
}

std::optional<record::CrisisPlan> readCrisisPlan(const json::Value& resource) {
  if (resource["resourceType"].text() != "CarePlan") return std::nullopt;
  const auto& categories = resource["category"].items();
  const auto is_ours = [](const json::Value& one) { return hasCode(one, kCrisisPlanCategory, "crisis-plan"); };
  if (std::ranges::none_of(categories, is_ours)) return std::nullopt;
  record::CrisisPlan plan;
  plan.changed = dateOf(resource["period"]["start"]);
  for (const knowledge::CrisisPlanPart& part : knowledge::crisisPlanParts()) {
    for (const json::Value& one : resource["activity"].items()) {
      if (!hasCode(one["detail"]["code"], kCrisisPlanPart, part.id)) continue;
      plan.parts.push_back({std::string(part.id), one["detail"]["description"].text()});
      break;
    }
  }
  for (const json::Value& one : resource["activity"].items()) {
    if (hasCode(one["detail"]["code"], kCrisisPlanPart, kRehearsed)) {
      plan.rehearsed = dateOf(one["detail"]["scheduledPeriod"]["end"]);
    }
  }
  return plan;
}

}  // namespace baton::fhir
