// Cautions: a medicine and something about the person that do not go well together.
//
// Why: bupropion and an eating disorder, valproate and a pregnancy, citalopram above 20 mg at 70: no pair of medicines
// shows them. A row names medicines (ingredients and classes, some taken out again) and says when it holds:
//   condition:A|B      one of these is so now: a group or a concept of names/conditions.tsv
//   history:A|B        is or was so
//   recent:A:60        began or happened within 60 days
//   pregnant, breastfeeding, could-become-pregnant
//   age>=65, age>60, age<18
//   dose>20            mg of the medicine a day
//   with:class:X|y     taken at the same time
//   egfr<30            the last eGFR of a year, mL/min/1.73 m2
//   gene:CYP2D6=poor|ultrarapid, gene:HLA-B*15:02=positive
//   release:extended, regular, start
// joined by "; ", all of which have to hold. `asks.tsv` holds what the person is asked to do.
// Only a verified row is high (it interrupts); none is urgent. Errors: BadInput naming table and line: unknown
// medicine, class, condition or ask, an empty field, a row that can never hold, severity and day that do not agree, a
// row twice. Source: knowledge/cautions/*.tsv and knowledge/cyp/genes.tsv, a source per row.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "knowledge/conditions.h"
#include "knowledge/drugs.h"
#include "knowledge/interactions.h"

namespace baton::knowledge {

struct CautionCondition {
  enum class Kind : std::uint8_t {
    Condition,
    History,
    Recent,
    Pregnant,
    Breastfeeding,
    CouldBecomePregnant,
    AgeAtLeast,
    AgeAbove,
    AgeBelow,
    DoseOver,
    With,
    EgfrBelow,
    Gene,
    ExtendedRelease,
    Regular,
    Start,
  };
  Kind kind = Kind::Condition;
  std::vector<std::string_view> any_of;  // groups or concepts; phenotypes of Gene; subjects of With
  std::string_view gene;                 // "CYP2D6"
  double number = 0;                     // years, mg a day, days of Recent, mL/min
};

struct CautionAsk {
  std::string_view id;
  std::string_view by;  // 48h | next-contact | next-visit
  std::string_view plain;
  std::string_view plain_es;
};

struct CautionRow {
  std::string_view id;
  std::string_view topic;  // what it is about; with the medicine it makes the id of a finding
  Severity severity = Severity::Low;
  bool is_verified = false;
  std::vector<CautionCondition> conditions;
  std::string_view when;
  std::string_view effect_clinical;
  std::string_view action_clinical;
  std::string_view why_plain;  // "{a}" stands for the medicine
  std::string_view why_plain_es;
  CautionAsk ask;
  std::string_view who;
  std::string_view source;
  std::string_view source_url;
  std::string_view checked_on;
};

class Cautions {
 public:
  std::span<const CautionRow> rows() const { return rows_; }
  // Numbers of the rows that speak of a drug, in the order of the tables.
  std::span<const std::uint16_t> rowsOf(std::uint16_t drug) const;
  const CautionRow* row(std::string_view id) const;
  // Does the row speak of anything that the person may be asked about without a record: age, dose, other medicines?
  static bool needsRecord(const CautionRow& row);

  struct Texts {
    std::string_view asks, conditions, pregnancy, ages, genes;
  };
  static Result<Cautions> build(const Drugs& drugs, const Conditions& conditions, const Texts& texts);

 private:
  std::vector<CautionRow> rows_;
  std::vector<std::uint16_t> of_drugs_;       // row numbers, by drug
  std::vector<std::uint32_t> first_of_drug_;  // of each drug, and one past the end
};

// Whether an ingredient is what a subject means: itself, or a member of "class:X".
bool isSubject(const Drugs& drugs, std::uint16_t drug, std::string_view subject);

}  // namespace baton::knowledge
