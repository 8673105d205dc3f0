// Rules of a Bundle as a whole: what each kind of Bundle must carry, and that its entries tell one story.
//
// Source: FHIR R4 http://hl7.org/fhir/R4/bundle.html (bdl-1 to bdl-12; link relations; fullUrl against Resource.id).
#pragma once

#include "fhir/validate_report.h"

namespace baton::fhir {

void checkBundle(const json::Value& bundle, const Frame& frame, Report& report);

}  // namespace baton::fhir
