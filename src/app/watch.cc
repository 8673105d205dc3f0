#include "app/watch.h"

#include <algorithm>

#include "app/check.h"
#include "app/views.h"
#include "knowledge/knowledge.h"
#include "outbound/watch_document.h"

namespace baton::app {
namespace {

// A score or a call that answers a check is not seen by everybody: then none is called open.
void hideOpenChecks(record::WatchPlan& plan) {
  std::erase_if(plan.checks, [](const record::WatchCheck& check) { return check.is_due; });
  const auto open = std::ranges::find_if(plan.checks, [](const auto& check) { return check.done_by.empty(); });
  plan.next_check = open == plan.checks.end() ? "" : open->on;
}

}  // namespace

std::vector<record::WatchPlan> watchPlansOf(const record::Disclosure& seen, const WatchRequest& request) {
  const knowledge::Knowledge& knowledge = knowledge::builtIn();
  const rules::Reader reader = readerOf(request.role);
  const bool is_spanish = request.language == "es";
  const rules::Language language =
      rules::languageFor(reader, is_spanish ? rules::Language::Spanish : rules::Language::English);
  const rules::TakenList list = rules::takenFrom(knowledge, seen.chart(), language);
  std::vector<record::WatchPlan> plans = rules::watchPlans({.knowledge = knowledge,
                                                            .chart = seen.chart(),
                                                            .taken = list,
                                                            .changes = {},
                                                            .reader = reader,
                                                            .language = language,
                                                            .now = seen.chart().at});
  if (!seesResults(seen)) {
    for (record::WatchPlan& plan : plans) hideOpenChecks(plan);
  }
  return plans;
}

Result<std::vector<record::WatchPlan>> watchPlans(Home& home, const record::PersonId& person,
                                                  const WatchRequest& request) {
  if (request.language != "en" && request.language != "es") {
    return fail(ErrorCode::BadUsage, "--language is en or es.");
  }
  BATON_TRY(const auto seen, viewRecord(home, person, request.role, ""));
  return watchPlansOf(seen, request);
}

json::Value watchJson(const std::vector<record::WatchPlan>& plans, Instant now) {
  return outbound::watchJson(plans, now);
}

std::string watchText(const std::vector<record::WatchPlan>& plans, const WatchRequest& request) {
  const bool is_spanish = request.language == "es" && readerOf(request.role) == rules::Reader::Person;
  return outbound::watchText(plans, is_spanish ? outbound::Language::Spanish : outbound::Language::English);
}

}  // namespace baton::app
