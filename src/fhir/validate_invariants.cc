#include "fhir/validate_invariants.h"

#include <algorithm>
#include <array>

#include "base/instant.h"

namespace baton::fhir {
namespace {

using RuleTable = std::array<Rule, kTypeCount>;

constexpr RuleTable makeTable() {
  RuleTable table{};
#define BATON_FHIR_SET_RULE(name) table[static_cast<std::size_t>(TypeId::name)] = &ruleOf##name;
  BATON_FHIR_DATATYPE_RULES(BATON_FHIR_SET_RULE)
  BATON_FHIR_CARE_RULES(BATON_FHIR_SET_RULE)
  BATON_FHIR_CONFORMANCE_RULES(BATON_FHIR_SET_RULE)
#undef BATON_FHIR_SET_RULE
  return table;
}

constexpr RuleTable kRules = makeTable();

bool isUpper(char c) { return c >= 'A' && c <= 'Z'; }

}  // namespace

Rule ruleOf(TypeId type) { return kRules[static_cast<std::size_t>(type)]; }

bool exists(const json::Value& element, std::string_view name) {
  const auto& members = element.members();
  return std::any_of(members.begin(), members.end(), [name](const json::Member& member) {
    std::string_view key = member.key;
    if (key.starts_with('_')) key.remove_prefix(1);
    return key == name;
  });
}

bool existsChoice(const json::Value& element, std::string_view stem) {
  const auto& members = element.members();
  return std::any_of(members.begin(), members.end(), [stem](const json::Member& member) {
    std::string_view key = member.key;
    if (key.starts_with('_')) key.remove_prefix(1);
    return key.size() > stem.size() && key.starts_with(stem) && isUpper(key[stem.size()]);
  });
}

bool hasCodingOf(const json::Value& concept_value, std::string_view system, std::string_view code) {
  const auto& codings = concept_value["coding"].items();
  return std::any_of(codings.begin(), codings.end(), [system, code](const json::Value& coding) {
    return coding["code"].text() == code && coding["system"].text() == system;
  });
}

bool isNotAfter(std::string_view start, std::string_view end) {
  constexpr std::size_t kDate = 10;  // YYYY-MM-DD
  constexpr std::size_t kSeconds = 19;
  if (start.size() <= kDate || end.size() <= kDate) {
    const std::size_t shared = std::min(start.size(), end.size());
    const int order = start.substr(0, shared).compare(end.substr(0, shared));
    return order < 0 || (order == 0 && start.size() == end.size());
  }
  // Most pairs carry the same zone and are told apart by their letters.
  const bool is_same_zone =
      start.size() > kSeconds && end.size() > kSeconds && start.substr(kSeconds) == end.substr(kSeconds);
  if (is_same_zone) return start <= end;
  const auto first = PartialDate::parse(start);
  const auto last = PartialDate::parse(end);
  return !first || !last || first->first() <= last->first();
}

}  // namespace baton::fhir
