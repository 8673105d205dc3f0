#include "knowledge/roles.h"

#include <algorithm>
#include <array>

#include "knowledge/table.h"

namespace baton::knowledge {

bool isRole(std::string_view word) {
  static constexpr std::array<std::string_view, 9> kRoles = {
      "therapist", "psychiatrist", "primary-care", "telepsychiatry", "caregiver", "pharmacy", "emergency", "self",
      "other"};
  return std::find(kRoles.begin(), kRoles.end(), word) != kRoles.end();
}

bool areRoles(std::string_view list) {
  const auto roles = splitList(list);
  return !roles.empty() && std::all_of(roles.begin(), roles.end(), isRole);
}

}  // namespace baton::knowledge
