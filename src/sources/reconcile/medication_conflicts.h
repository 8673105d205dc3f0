// What sources do not agree on about one medication: status, dose, strength, stop date, name. All sides are shown.
#pragma once

#include <vector>

#include "record/lines.h"
#include "sources/reconcile/medication_course.h"

namespace baton::sources::reconcile {

// `dose` is what the line shows, `current` the fact that it comes from. Clears `strength` where sources differ on it
// and no dose says which is meant.
void addMedicationConflicts(record::MedicationLine& line, const std::vector<Told>& told,
                            const std::vector<Position>& positions, const Dose& dose, const Told& current);

// "No medicines" beside a medicine that another source calls active.
void addNoneKnownConflict(std::vector<record::MedicationLine>& lines);

}  // namespace baton::sources::reconcile
