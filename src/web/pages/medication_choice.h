// The medicines that are taken now, as the choice that stopping and changing a dose begin with.
#pragma once

#include <string>

#include "record/disclosure.h"
#include "web/pages/entry_parts.h"

namespace baton::web::entry {

// Active, on hold or of unknown state; not what has ended and not "no medicines".
bool isTaken(const record::MedicationLine& line);
// By the line's id, or by its opaque name in an address (record_parts.h).
const record::MedicationLine* takenLine(const Page& page, const record::Chart& chart, const std::string& name);
// "sertraline 100 mg, 1 tablet every morning"
std::string medicineText(const Page& page, const record::MedicationLine& line);
// One link for each, to `path`?line=...; an empty state when there is none.
Html medicineLinks(const Page& page, const record::Chart& chart, const std::string& path);

}  // namespace baton::web::entry
