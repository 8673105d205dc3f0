#include "consent/policy.h"

#include <algorithm>
#include <iterator>

namespace baton::consent {
namespace {

struct TypeRule {
  std::string_view type;
  Reach reach;
};

constexpr TypeRule kTypeRules[] = {
#include "consent/type_rules.inc"
};

}  // namespace

std::optional<Reach> reachOf(std::string_view resource_type) {
  const auto* found = std::lower_bound(std::begin(kTypeRules), std::end(kTypeRules), resource_type,
                                       [](const TypeRule& rule, std::string_view type) { return rule.type < type; });
  if (found == std::end(kTypeRules) || found->type != resource_type) return std::nullopt;
  return found->reach;
}

std::vector<std::string_view> typesWithRule() {
  std::vector<std::string_view> types;
  for (const TypeRule& rule : kTypeRules) types.push_back(rule.type);
  return types;
}

bool roleIsWithin(std::string_view role, Reach reach) {
  if (role == "self" || role == "manager") return true;
  if (role == "therapist" || role == "psychiatrist" || role == "primary-care" || role == "telepsychiatry" ||
      role == "emergency") {
    return reach != Reach::Self;
  }
  if (role == "pharmacy") return reach == Reach::Pharmacies || reach == Reach::Caregivers;
  if (role == "caregiver") return reach == Reach::Caregivers;
  return false;  // "other" and unknown roles: nothing until the person grants it
}

}  // namespace baton::consent
