// Conditions: codes and words of common diagnoses → a concept and the group it belongs to.
//
// Why: one source says F33.1, the other 370143000, the person says "depression". A `group` puts them under one heading
// for showing. Only equal `concept_id` with both matches exact means the same diagnosis: F33.1 and F33.2 share a group
// and differ in severity. Conservative: a code that is not listed, and not below a listed ICD-10-CM prefix, is nullopt.
// Systems: the URIs and OIDs of SNOMED CT, ICD-10-CM; others are nullopt.
// Source: knowledge/names/conditions.tsv, a source per row.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace baton::knowledge {

inline constexpr std::string_view kSnomedSystem = "http://snomed.info/sct";
inline constexpr std::string_view kIcd10CmSystem = "http://hl7.org/fhir/sid/icd-10-cm";

struct ConditionMatch {
  std::string concept_id;  // "depression-recurrent-moderate"
  std::string group;       // "depression"
  std::string display;     // of the concept, in English
  bool is_exact = false;   // false: the code is more specific than the concept (covered by an ICD-10-CM prefix)
};

enum class SameCondition : std::uint8_t {
  No,     // different groups, or one of them is not known: never merge
  Group,  // the same heading, perhaps another severity or kind: show together, ask before merging
  Exact,  // the same concept
};

class Conditions {
 public:
  std::optional<ConditionMatch> find(std::string_view system, std::string_view code) const;
  // English and Spanish names and listed synonyms, exact after folding.
  std::optional<ConditionMatch> findText(std::string_view text) const;
  // Is there a concept of this group ("bipolar")?
  bool hasGroup(std::string_view group) const;
  // Is it the name of a group or of a concept?
  bool knows(std::string_view group_or_concept) const;
  static SameCondition same(const std::optional<ConditionMatch>& left, const std::optional<ConditionMatch>& right);

  static Result<Conditions> build(std::string_view conditions_tsv);

 private:
  struct Concept {
    std::string_view id;
    std::string_view group;
    std::string_view display;
  };
  struct Key {
    std::string key;  // code without the dot, SNOMED code, or folded text
    std::size_t row = 0;
  };
  std::optional<ConditionMatch> match(const std::vector<Key>& keys, const std::string& key) const;

  std::vector<Concept> concepts_;
  std::vector<Key> icd10_;  // each sorted by key
  std::vector<Key> snomed_;
  std::vector<Key> texts_;
};

}  // namespace baton::knowledge
