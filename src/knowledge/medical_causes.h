// Medical causes: what in the body can look like depression or anxiety, and what shows that somebody looked.
//
// Why (capability ROLE-3): a slow thyroid treated as depression for years. A cause is answered by a dated normal
// result, by a diagnosis, or by a diagnosis that was ruled out. Errors: BadInput naming table and line. Plain values
// after build. Source: knowledge/medical_causes/*.tsv, a source per row.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "knowledge/labs.h"

namespace baton::knowledge {

struct MedicalCause {
  std::string_view id;  // "thyroid"
  std::string_view name_plain, name_plain_es, name_clinical;
  std::vector<std::uint16_t> tests;  // groups of labs.h; empty: only a question
  std::optional<LabBound> low, high;
  int fresh_days = 0;
  std::vector<std::string_view> groups;  // condition groups
  std::vector<std::string> words;        // folded labels of conditions
  std::string_view sex;                  // FHIR gender, "" for all
  int age_from = 0;
  int age_to = 200;
  std::string_view ask_plain, ask_plain_es, ask_clinical;
  bool is_verified = false;
  std::string_view source, checked_on;
};

// A score of this LOINC code that is a reason to ask.
struct TellingScore {
  std::string_view loinc;
  double at_least = 0;
};

class MedicalCauses {
 public:
  std::span<const MedicalCause> causes() const { return causes_; }
  bool isTellingGroup(std::string_view group) const;
  bool isTellingWord(const std::string& folded) const;
  std::span<const TellingScore> scores() const { return scores_; }

  static Result<MedicalCauses> build(const Labs& labs, std::string_view causes_tsv, std::string_view presentations_tsv);

 private:
  std::vector<MedicalCause> causes_;
  std::vector<std::string_view> groups_;
  std::vector<std::string> words_;
  std::vector<TellingScore> scores_;
};

}  // namespace baton::knowledge
