// Effects: side effects by medicine, how likely, when they begin and end, and the words a record tells of them with.
//
// Why: "restless since Tuesday" means something else four days after a dose was raised than in a quiet month, and a
// therapist who does not know takes it for the illness. Grades: 0 not expected, 1 can happen, 2 common, 3 very common.
// Shapes: canonical ingredient names; effect ids as in knowledge/effects/effects.tsv ("akathisia"). Days are whole days
// after a start or a new dose (onset), and after the last dose (offset).
// Errors: BadInput naming table and line. Cost: grade() a binary search; of() a few of them; read() one pass over the
// words of the table, for short texts only. Source: knowledge/effects/*.tsv, a source per row.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "knowledge/drugs.h"
#include "knowledge/psychotropics.h"

namespace baton::knowledge {

struct Effect {
  std::string_view id;
  std::string_view name_plain, name_plain_es, name_clinical;
  int onset_from = 0, onset_to = 0;
  int eases_day = 0;  // when it usually eases while the medicine goes on; 0: it often stays
  int offset_days = 0;
  std::string_view therapy_plain, therapy_plain_es, therapy_clinical;  // what it means for therapy
  std::string_view action_clinical;                                    // what the prescriber can consider
  std::string_view source, checked_on;
  bool is_verified = false;
};

struct EffectGrade {
  std::string_view subject;  // an ingredient, or "class:" and a class of names/psychotropics.tsv
  std::uint16_t effect = 0;  // place in Effects::all()
  int grade = 0;
  int onset_from = 0, onset_to = 0, offset_days = 0;
  std::string_view source, checked_on;
  bool is_verified = false;
};

class Effects {
 public:
  static Result<Effects> build(const Drugs& drugs, const Psychotropics& psychotropics, std::string_view effects_tsv,
                               std::string_view grades_tsv);

  std::span<const Effect> all() const { return effects_; }
  std::span<const EffectGrade> grades() const { return grades_; }  // sorted by subject, then effect
  const Effect* find(std::string_view id) const;                   // nullptr when there is none
  // The row that counts for an ingredient: its own, else the highest of its classes. Nullptr when no row speaks of it.
  const EffectGrade* grade(const Psychotropics& psychotropics, std::string_view ingredient,
                           std::uint16_t effect) const;
  // All that are graded 1 or more, highest first.
  std::vector<const EffectGrade*> of(const Psychotropics& psychotropics, std::string_view ingredient) const;
  // The effects that a short text names, in whole words of English or Spanish; what the text denies is not read.
  std::vector<std::uint16_t> read(std::string_view text) const;
  // By the ICD-10-CM code of a condition; a code below a listed one counts.
  std::vector<std::uint16_t> readIcd10(std::string_view code) const;

 private:
  Status addEffects(std::string_view text);
  Status addGrades(const Drugs& drugs, const Psychotropics& psychotropics, std::string_view text);
  const EffectGrade* row(std::string_view subject, std::uint16_t effect) const;

  std::vector<Effect> effects_;
  std::vector<EffectGrade> grades_;
  std::vector<std::pair<std::string, std::uint16_t>> words_;       // folded words, longest first
  std::vector<std::pair<std::string_view, std::uint16_t>> codes_;  // "G25.71"
};

}  // namespace baton::knowledge
