// Which medication facts make one line: by ingredients, by code or words where no ingredient is known, and apart where
// one source holds two products of one ingredient at once.
#pragma once

#include <string>
#include <vector>

#include "sources/reconcile/grouping.h"
#include "sources/reconcile/medication_course.h"

namespace baton::sources::reconcile {

// All facts of one line-to-be.
struct Bundle {
  std::vector<Told> told;
  std::string product;  // set when the source holds several products of the ingredient at once
};

// A fact whose words cannot be read takes the ingredients of another one with the same RxNorm code, when all such
// facts agree.
void readThroughCodes(const std::vector<const record::MedicationFact*>& facts,
                      std::vector<MedicationReading>& readings);

Grouping groupByName(const std::vector<const record::MedicationFact*>& facts,
                     const std::vector<MedicationReading>& readings);

// One bundle, or one for each product held together; what names none of these products goes with the oldest of them.
std::vector<Bundle> splitByProduct(std::vector<Told> told);

}  // namespace baton::sources::reconcile
