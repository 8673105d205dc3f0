// C-CDA documents (R2.1, R1.1, C32 and kin) → FHIR R4 resources.
//
// Mapping after the published C-CDA on FHIR guide (HL7, STU2) and the R4 definitions; where they are silent, what
// portals really write decides. Ids are deterministic: the same entry of a newer document gives the same id.
#pragma once

#include <string_view>

#include "base/result.h"
#include "sources/parsed_file.h"

namespace baton::sources {

// Errors: BadInput when the bytes are not XML or not a ClinicalDocument, TooLarge for a limit (size 64 MiB, depth 128,
// nodes). Everything else is an issue inside the answer.
Result<ParsedFile> readCcda(std::string_view bytes);

}  // namespace baton::sources
