// What a medication fact names: its ingredients, and how its name, strength and form are written.
//
// Ingredients come from knowledge only: RxNorm codes, and the words of the name. A code and words that name different
// ingredients are both kept (`contradiction`), and the words count: they are what people read. In: a fact whose `what`
// is filled. Cost: each distinct text is read once.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "knowledge/medication_text.h"
#include "record/facts.h"

namespace baton::sources::reconcile {

struct MedicationReading {
  std::vector<std::string> ingredients;  // canonical, sorted; empty: not read
  knowledge::MedicationText text;        // of the words that were read best
  std::string label;                     // as written
  std::string contradiction;             // "the code means sertraline"
  bool says_none = false;                // "no current medications": a statement, not a medicine
  bool is_supplement = false;
};

class MedicationReader {
 public:
  MedicationReading read(const record::MedicationFact& fact);
  const knowledge::MedicationText& readText(const std::string& text);

 private:
  const knowledge::MedicationText& readBest(const record::Concept& what);
  std::vector<std::string> contentsOf(const record::MedicationFact& fact);

  std::unordered_map<std::string, knowledge::MedicationText> texts_;
};

// A unit as people say it: "[iU]" → "units", "ug" → "mcg", "{tablet}" → "tablet"; others as they are.
std::string unitWords(std::string_view unit);
// "100 mg", "5 mg/5 mL", "20 mg/12.5 mg"; "" when not written.
std::string strengthText(const knowledge::MedicationText& text);
// What tells two products of one ingredient apart: release, form and strength; "" when nothing of it is written.
std::string productOf(const MedicationReading& reading);

}  // namespace baton::sources::reconcile
