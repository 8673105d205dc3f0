// Therapies, and what gets in their way: the words and codes that tell of exposure, EMDR, DBT ..., and rows such as
// "benzodiazepine × exposure" with who should talk to whom.
//
// Why: therapist and prescriber seldom read each other's plan; what works against the other's work has to be said.
// Shapes: kinds of therapy are the table's own words ("exposure", "trauma-processing", "cognitive",
// "skills-intensive", "insomnia-therapy"; "any" in a row: no therapy needed). Days count from the start of a therapy.
// Errors: BadInput naming table and line. Cost: read() is one pass over the table's words; for short texts only.
// Source: knowledge/therapy_conflicts/*.tsv, a source per row.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "knowledge/drugs.h"
#include "knowledge/effects.h"
#include "knowledge/interactions.h"
#include "knowledge/psychotropics.h"

namespace baton::knowledge {

struct Therapy {
  std::string_view id;
  std::vector<std::string_view> kinds;
  std::string_view name_plain, name_plain_es, name_clinical;
  int hard_from = 0, hard_to = 0;  // days after the start in which distress usually rises for a time; 0 and 0: none
  std::string_view distress_plain, distress_plain_es, distress_clinical;
  std::string_view source, checked_on;
  bool is_verified = false;
};

enum class ConflictTrigger : std::uint8_t {
  DrugClass,       // of drugs/classes.tsv or names/psychotropics.tsv
  Ingredient,      // also substances: "cannabis"
  EffectGrade,     // effects/grades.tsv: at least this grade
  Psychotropic,    // any
  ReportedEffect,  // the record tells of this effect after a change
  TherapyStart     // the therapy itself has just begun
};
enum class ConflictWhen : std::uint8_t { Any, New, AsNeeded };

struct ConflictRow {
  std::string_view id;
  std::vector<std::string_view> therapies;  // kinds; "any" alone: none needed
  ConflictTrigger trigger = ConflictTrigger::DrugClass;
  std::string_view name;               // class or ingredient
  std::vector<std::uint16_t> effects;  // of EffectGrade (one) and ReportedEffect
  int grade = 0;
  ConflictWhen when = ConflictWhen::Any;
  std::optional<int> age_below;
  Severity severity = Severity::Low;
  std::string_view title_plain, title_plain_es;  // {medicine}, {therapy}
  std::string_view why_plain, why_plain_es, why_clinical;
  std::string_view action_plain, action_plain_es, action_clinical;
  std::string_view who, by, source, checked_on;
  bool is_verified = false;

  bool needsTherapy() const { return therapies.front() != "any"; }
};

class TherapyConflicts {
 public:
  static Result<TherapyConflicts> build(const Drugs& drugs, const Psychotropics& psychotropics, const Effects& effects,
                                        std::string_view therapies_tsv, std::string_view conflicts_tsv);

  std::span<const Therapy> therapies() const { return therapies_; }
  std::span<const ConflictRow> rows() const { return rows_; }
  // Places in therapies() that a short text names, in whole words of English or Spanish, most telling words first.
  std::vector<std::size_t> read(std::string_view text) const;
  std::vector<std::size_t> readSnomed(std::string_view code) const;
  bool isOf(const Therapy& therapy, const ConflictRow& row) const;
  // Whether the medicine itself is what a row speaks of; never for rows about the therapy or about what is reported.
  static bool isTrigger(const ConflictRow& row, const Drugs& drugs, const Psychotropics& psychotropics,
                        const Effects& effects, std::string_view ingredient);

 private:
  Status addTherapies(std::string_view text);
  Status addRows(const Drugs& drugs, const Psychotropics& psychotropics, const Effects& effects, std::string_view text);

  std::vector<Therapy> therapies_;
  std::vector<ConflictRow> rows_;
  std::vector<std::pair<std::string, std::size_t>> words_;  // folded, longest first
  std::vector<std::pair<std::string_view, std::size_t>> codes_;
};

}  // namespace baton::knowledge
