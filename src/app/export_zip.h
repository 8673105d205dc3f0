// export_zip: everything of one record as one archive for a person to keep: the FHIR Bundle, the one page, what is
// what.
#pragma once

#include "app/home.h"

namespace baton::app {

// Errors: as exportFhir() and viewSummary(); where no font is installed the one page comes as text.
Result<std::string> exportZip(Home& home, const record::PersonId& person, const std::string& language);

}  // namespace baton::app
