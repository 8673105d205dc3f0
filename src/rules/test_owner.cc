#include "rules/test_owner.h"

#include <array>

#include "base/text.h"

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
      if (line.status != "inactive" && !role.empty() && nameKey(line.text) == key) return {role, line.text};
    }
  }
  const record::CareTeamLine* only = nullptr;
  for (const record::CareTeamLine& line : chart.care_team) {
    if (line.status == "inactive" || line.role != usual_role) continue;
    if (only != nullptr) return {usual_role, ""};
    only = &line;
  }
  return {usual_role, only == nullptr ? "" : only->text};
}

}  // namespace baton::rules
