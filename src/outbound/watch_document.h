// Watch plans as JSON (docs/formats/watch.md) and as plain text for people. What is not expected is not promised.
#pragma once

#include <string>
#include <vector>

#include "format/json.h"
#include "outbound/words.h"
#include "record/watch_plan.h"

namespace baton::outbound {

json::Value watchJson(const std::vector<record::WatchPlan>& plans, Instant now);
std::string watchText(const std::vector<record::WatchPlan>& plans, Language language);

}  // namespace baton::outbound
