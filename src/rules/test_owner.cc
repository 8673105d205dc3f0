#include "rules/test_owner.h"

#include <array>

#include "base/text.h"
#include "record/responsibilities.h"

namespace baton::rules {
namespace {

std::string nameKey(std::string_view name) { return foldForMatching(name.substr(0, name.find(','))); }

// Roles that order tests.
std::string_view orderingRole(std::string_view role) {
  static constexpr std::array<std::string_view, 3> kRoles = {"psychiatrist", "telepsychiatry", "primary-care"};
  for (const std::string_view one : kRoles) {
    if (one == role) return one;
  }
  return {};
}

}  // namespace

TestOwner ownerOf(const record::Chart& chart, const Course& course, std::string_view usual_role) {
  for (const std::string& prescriber : course.item->prescribers) {
    const std::string key = nameKey(prescriber);
    for (const record::CareTeamLine& line : chart.care_team) {
      const std::string_view role = orderingRole(line.role);
      if (line.status != "inactive" && !role.empty() && nameKey(line.text) == key) {
        return {std::string(role), line.text};
      }
    }
  }
  const record::CareTeamLine* only = nullptr;
  for (const record::CareTeamLine& line : chart.care_team) {
    if (line.status == "inactive" || line.role != usual_role) continue;
    if (only != nullptr) return {std::string(usual_role), ""};
    only = &line;
  }
  return {std::string(usual_role), only == nullptr ? "" : only->text};
}

std::optional<TestOwner> acceptedOwner(const record::Chart& chart) {
  if (chart.facts.tasks.empty()) return std::nullopt;
  const record::Responsibilities all = record::responsibilitiesOf(chart);
  const record::Holding* acting = record::find(all, "lab-follow-up")->acting(chart.at);
  if (acting == nullptr) return std::nullopt;
  return TestOwner{acting->role, acting->role == "self" ? "" : acting->name};
}

bool ordersTests(std::string_view role) { return !orderingRole(role).empty(); }

}  // namespace baton::rules
