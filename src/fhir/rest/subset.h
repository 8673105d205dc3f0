// A part of a resource: _summary and _elements. What is given is marked SUBSETTED, so that nobody takes it for all.
//
// Top-level elements only: what is inside a kept element is kept whole. Source: http://hl7.org/fhir/R4/search.html
// #summary, #elements.
#pragma once

#include <string>
#include <vector>

#include "fhir/search/query.h"
#include "format/json.h"

namespace baton::fhir {

// `elements`: names asked for ("code", "Observation.code"); empty = by the mode alone.
json::Value subsetOf(const json::Value& resource, SummaryMode mode, const std::vector<std::string>& elements);

}  // namespace baton::fhir
