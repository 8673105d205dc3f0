// Corrections of what has a form of its own elsewhere: a medicine, a typed note, a goal, one line of the daily log.
// Unlike the plain kinds (entry_kinds.h) their fields are filled from the resource as it is stored.
#pragma once

#include <optional>

#include "format/json.h"
#include "web/pages/entry_kinds.h"

namespace baton::web::entry {

// nullopt for what one form cannot mend: a goal with progress, a file, a questionnaire.
std::optional<Found> foundInResource(const json::Value& resource);

// correct_medication.cc: what is taken and what has ended. correct_log.cc: every line of the daily log.
std::optional<Found> foundMedicine(const json::Value& resource);
std::optional<Found> foundLogLine(const json::Value& resource);

}  // namespace baton::web::entry
