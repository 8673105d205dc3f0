// The watch plans of a record: what to look for after each recent change of a medicine (MED-2).
//
// `role`: who reads it, as in app/check.h; `language`: "en" or "es", of what a person reads. Errors: BadUsage for a
// role or a language that is none, what loading a record may answer.
#pragma once

#include <string>
#include <vector>

#include "app/home.h"
#include "format/json.h"
#include "record/disclosure.h"
#include "record/watch_plan.h"
#include "rules/watch_plans.h"

namespace baton::app {

using rules::kWatchDays;  // a change is watched for at least so long

struct WatchRequest {
  std::string role = "self";
  std::string language = "en";
};
// What a disclosure shows, at its moment.
std::vector<record::WatchPlan> watchPlansOf(const record::Disclosure& seen, const WatchRequest& request);
Result<std::vector<record::WatchPlan>> watchPlans(Home& home, const record::PersonId& person,
                                                  const WatchRequest& request);

json::Value watchJson(const std::vector<record::WatchPlan>& plans, Instant now);
std::string watchText(const std::vector<record::WatchPlan>& plans, const WatchRequest& request);

}  // namespace baton::app
