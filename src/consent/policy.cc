#include "consent/policy.h"

#include <algorithm>
#include <array>

namespace baton::consent {
namespace {

struct TypeRule {
  std::string_view type;
  Reach reach;
};

constexpr TypeRule kTypeRules[] = {
#include "consent/type_rules.inc"
};

// Codes that mark content as more sensitive than "normal", or forbid passing it on (HL7 v3 code systems, THO 5).
constexpr std::array<std::string_view, 2> kConfidentialityAboveNormal = {"R", "V"};
constexpr std::array<std::string_view, 34> kHeldBackActCodes = {
    // Sensitivity (ActInformationSensitivityPolicy).
    "ETH", "ETHUD", "OPIOIDUD", "SUD", "ALCHLD", "PSY", "PSYTHPN", "MH", "HIV", "STD", "SEX", "SDV", "SCA", "GDIS",
    "TBOO", "VIO", "ABUSE", "DVD", "IPV", "BH", "COGN", "SICKLE", "DIA", "SUICIDAL",
    // Policy, obligation and refrain codes.
    "42CFRPart2", "42CFRPart2CD", "NORDSCLCD", "NORDSCLCDS", "NORDSLCD", "NOAUTH", "NODSCLCD", "NODSCLCDS", "NOREUSE",
    "DELAU"};

}  // namespace

std::optional<Reach> reachOf(std::string_view resource_type) {
  const auto* found = std::lower_bound(std::begin(kTypeRules), std::end(kTypeRules), resource_type,
                                       [](const TypeRule& rule, std::string_view type) { return rule.type < type; });
  if (found == std::end(kTypeRules) || found->type != resource_type) return std::nullopt;
  return found->reach;
}

std::size_t typesWithRule() { return std::size(kTypeRules); }

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

bool isRestricted(const std::vector<record::Coding>& labels) {
  return std::any_of(labels.begin(), labels.end(), [](const record::Coding& label) {
    if (label.system.find("Confidentiality") != std::string::npos || label.system == "urn:oid:2.16.840.1.113883.5.25") {
      return std::find(kConfidentialityAboveNormal.begin(), kConfidentialityAboveNormal.end(), label.code) !=
             kConfidentialityAboveNormal.end();
    }
    return std::find(kHeldBackActCodes.begin(), kHeldBackActCodes.end(), label.code) != kHeldBackActCodes.end();
  });
}

}  // namespace baton::consent
