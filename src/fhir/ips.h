// ips: a disclosure as an International Patient Summary document (HL7 IPS 1.1.0, FHIR R4).
//
// A Bundle of type document: Composition first (LOINC 60591-5), then the person, then everything its sections name. The
// three required sections are always there; where nothing is known a coded entry says whether that is "none known" (and
// somebody said so) or "no information". Optional sections only with content. A redacted disclosure says so in the
// title, in the Composition's text and by the label REDACTED; what was left out is not said. In: Disclosure and the
// moment. Out: a valid Bundle; every reference resolves inside it; the same disclosure and moment give the same bytes
// (ids are made from person and line). Errors: none. Cost: about 1 ms for a chart of 5,000 resources. Source:
// http://hl7.org/fhir/uv/ips/STU1.1, FHIR R4 documents (http://hl7.org/fhir/R4/documents.html); labels: HL7 Healthcare
// Privacy and Security Classification System (v3-Confidentiality, v3-ObservationValue).
#pragma once

#include <string>

#include "format/json.h"
#include "record/disclosure.h"

namespace baton::fhir {

struct IpsOptions {
  Instant now;                  // timestamp of the document
  std::string language = "en";  // "en" or "es": titles and narratives; health facts stay as the sources have them
};

json::Value ipsDocument(const record::Disclosure& disclosure, const IpsOptions& options);

}  // namespace baton::fhir
