#include "knowledge/conditions.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "knowledge/names.h"
#include "knowledge/table.h"

namespace baton::knowledge {
namespace {

constexpr std::string_view kTable = "names/conditions.tsv";

// HL7 registered OIDs of the two systems, as C-CDA and some FHIR servers write them.
bool isSnomed(std::string_view system) {
  return system == kSnomedSystem || system == "urn:oid:2.16.840.1.113883.6.96" || system == "2.16.840.1.113883.6.96";
}
bool isIcd10(std::string_view system) {
  return system == kIcd10CmSystem || system == "urn:oid:2.16.840.1.113883.6.90" || system == "2.16.840.1.113883.6.90";
}

// ICD-10-CM codes are compared without the dot, in capitals: "f33.1" → "F331".
std::string icdKey(std::string_view code) {
  std::string key;
  for (const char c : trim(code)) {
    if (c != '.') key += c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
  }
  return key;
}

// Codes have at most seven characters (ICD-10-CM Official Guidelines, section I.A.2).
constexpr std::size_t kIcdCategoryLength = 3;
constexpr std::size_t kIcdLongest = 7;

}  // namespace

std::optional<ConditionMatch> Conditions::match(const std::vector<Key>& keys, const std::string& key) const {
  const auto found = std::lower_bound(keys.begin(), keys.end(), key,
                                      [](const Key& left, const std::string& right) { return left.key < right; });
  if (found == keys.end() || found->key != key) return std::nullopt;
  const Concept& row = concepts_[found->row];
  return ConditionMatch{std::string(row.id), std::string(row.group), std::string(row.display), true};
}

std::optional<ConditionMatch> Conditions::find(std::string_view system, std::string_view code) const {
  if (isSnomed(system)) return match(snomed_, std::string(trim(code)));
  if (!isIcd10(system)) return std::nullopt;
  std::string key = icdKey(code);
  if (key.size() > kIcdLongest) return std::nullopt;
  if (std::optional<ConditionMatch> exact = match(icd10_, key)) return exact;
  while (key.size() > kIcdCategoryLength) {
    key.pop_back();
    if (std::optional<ConditionMatch> wider = match(icd10_, key)) {
      wider->is_exact = false;
      return wider;
    }
  }
  return std::nullopt;
}

std::optional<ConditionMatch> Conditions::findText(std::string_view text) const { return match(texts_, nameKey(text)); }

bool Conditions::hasGroup(std::string_view group) const {
  return std::any_of(concepts_.begin(), concepts_.end(), [&](const Concept& one) { return one.group == group; });
}

bool Conditions::knows(std::string_view group_or_concept) const {
  return std::any_of(concepts_.begin(), concepts_.end(),
                     [&](const Concept& one) { return one.id == group_or_concept || one.group == group_or_concept; });
}

SameCondition Conditions::same(const std::optional<ConditionMatch>& left, const std::optional<ConditionMatch>& right) {
  if (!left || !right || left->group != right->group) return SameCondition::No;
  const bool exact = left->is_exact && right->is_exact && left->concept_id == right->concept_id;
  return exact ? SameCondition::Exact : SameCondition::Group;
}

Result<Conditions> Conditions::build(std::string_view conditions_tsv) {
  Conditions built;
  static constexpr std::array<std::string_view, 7> kColumns = {"concept", "group",   "display", "icd10",
                                                               "snomed",  "english", "spanish"};
  BATON_CHECK(forEachRow(conditions_tsv, kTable, kColumns, [&](const TableRow& row) -> Status {
    const std::size_t number = built.concepts_.size();
    built.concepts_.push_back({row[0], row[1], row[2]});
    for (const std::string_view code : splitList(row[3])) built.icd10_.push_back({icdKey(code), number});
    for (const std::string_view code : splitList(row[4])) built.snomed_.push_back({std::string(code), number});
    for (const std::size_t column : {std::size_t{5}, std::size_t{6}}) {
      for (const std::string_view name : splitList(row[column])) built.texts_.push_back({nameKey(name), number});
    }
    return {};
  }));
  for (std::vector<Key>* keys : {&built.icd10_, &built.snomed_, &built.texts_}) {
    std::sort(keys->begin(), keys->end(), [](const Key& left, const Key& right) {
      return left.key != right.key ? left.key < right.key : left.row < right.row;
    });
    for (std::size_t i = 1; i < keys->size(); ++i) {
      const Key& one = (*keys)[i - 1];
      const Key& two = (*keys)[i];
      if (one.key == two.key && one.row != two.row) {
        return fail(ErrorCode::BadInput, "Table \"names/conditions.tsv\": \"" + two.key + "\" stands for both " +
                                             std::string(built.concepts_[one.row].id) + " and " +
                                             std::string(built.concepts_[two.row].id) + ".");
      }
    }
  }
  return built;
}

}  // namespace baton::knowledge
