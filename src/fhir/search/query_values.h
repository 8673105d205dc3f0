// The values of one search parameter: alternatives, escapes, prefixes, systems.
// Source: http://hl7.org/fhir/R4/search.html#escaping, #prefix, #token, #quantity, #date.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "fhir/search/query.h"

namespace baton::fhir {

// Errors: BadInput with `name` in its detail.
Result<std::vector<QueryValue>> readQueryValues(const SearchParameter& parameter, const std::string& modifier,
                                                const std::string& text, const std::string& name);

}  // namespace baton::fhir
