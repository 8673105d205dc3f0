// Daily dose, route and regularity out of what was read: the numbers that conditions of interactions ask for.
#pragma once

#include <optional>
#include <string_view>

#include "knowledge/interaction_condition.h"
#include "knowledge/medication_text.h"

namespace baton::rules {

// 0.5 and "g" → 500; nullopt for units that are no mass.
std::optional<double> inMilligrams(double value, std::string_view unit);

// Milligrams a day. A single dose without a frequency counts as taken once a day: less is not taken on a day of use.
std::optional<double> dailyMilligrams(const knowledge::MedicationText& text);

// Route words of FHIR, of labels and of knowledge/sig/words.tsv; the form where no route is said.
knowledge::TakenRoute routeOf(std::string_view route, std::string_view form);

// True when on most days, false when now and then, nullopt when the words do not say.
std::optional<bool> isRegular(const knowledge::Timing& timing);

}  // namespace baton::rules
