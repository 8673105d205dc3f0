#include "record/handoff.h"

#include <algorithm>

namespace baton::record {

bool isResponsibility(std::string_view name) {
  return std::find(kResponsibilities.begin(), kResponsibilities.end(), name) != kResponsibilities.end();
}

bool isHandoff(const TaskFact& task) {
  return std::any_of(task.what.codings.begin(), task.what.codings.end(),
                     [](const Coding& code) { return code.system == kHandoffSystem; });
}

std::string responsibilityOf(const TaskFact& task) {
  if (!isHandoff(task)) return {};
  for (const Identifier& identifier : task.identifiers) {
    if (identifier.system == kResponsibilitySystem && isResponsibility(identifier.value)) return identifier.value;
  }
  return {};
}

}  // namespace baton::record
