// Words of a few rule families that speak of medicine changes: in the language of the person, for clinicians in English.
// Pure. Errors: none.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "rules/medicine_changes.h"

namespace baton::rules {

std::string_view pick(const Asked& asked, std::string_view english, std::string_view spanish);
// The clinical text for a clinician, else the plain one in the person's language.
std::string_view pick(const Asked& asked, std::string_view plain, std::string_view plain_es, std::string_view clinical);

Language languageOf(const Asked& asked);
// How an ingredient stands within a sentence of the reader.
std::string nameIn(const Asked& asked, std::string_view ingredient);
// "sertraline was raised from 50 mg to 100 mg on 2026-11-10".
std::string sayChange(const Asked& asked, const MedicineChange& change, std::string_view name);
// The name in the change: its only ingredient, else the line's.
std::string nameOf(const Asked& asked, const record::MedicationLine& line);

// "{medicine} with {therapy}" filled; sentences begin with a capital.
std::string fillIn(std::string_view text, std::string_view medicine, std::string_view therapy);
std::string withCapital(std::string text);

}  // namespace baton::rules
