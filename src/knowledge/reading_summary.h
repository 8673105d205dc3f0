// One line of words for a reading, for the case tables of the tests: what a nurse would say was understood.
#pragma once

#include <string>

#include "knowledge/medication_text.h"
#include "knowledge/substance_text.h"

namespace baton::knowledge {

std::string summary(const MedicationText& reading);
std::string summary(const SubstanceText& reading);

}  // namespace baton::knowledge
