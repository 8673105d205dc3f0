// Older FHIR: does this resource follow DSTU2 or STU3? Baton reads R4 only, and says so instead of misreading.
//
// Only plain signs count: a type that R4 no longer has, an element that only the older release had, a profile or
// fhirVersion that names it. Source: the "Changes since" sections of http://hl7.org/fhir/R4/resourcelist.html.
#pragma once

#include <string>

#include "format/json.h"

namespace baton::sources {

// "DSTU2", "STU3", "DSTU2 or STU3"; "" when nothing speaks against R4.
std::string olderRelease(const json::Value& resource);

}  // namespace baton::sources
