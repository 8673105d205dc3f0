// Limits of FHIR JSON, set before a tree exists.
#pragma once

#include <cstddef>

#include "format/json.h"

namespace baton::sources {

// A value of real FHIR takes 12 bytes of text at least, 23 as a rule (measured without white space); what has far more
// values than its length allows is no health record but a way to fill the memory.
json::Limits limitsFor(std::size_t bytes);

}  // namespace baton::sources
