// CapabilityStatement: what this server does, made from the tables that it works by, so that it says no more.
// Source: http://hl7.org/fhir/R4/capabilitystatement.html.
#pragma once

#include <string>

#include "base/instant.h"
#include "format/json.h"

namespace baton::fhir {

struct CapabilityFacts {
  std::string base;     // "https://host/fhir"
  std::string version;  // of the software
  std::string date;     // of this statement, a FHIR date
};

json::Value capabilityStatement(const CapabilityFacts& facts);

}  // namespace baton::fhir
