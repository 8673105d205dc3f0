// OIDs of code systems ↔ the URIs that FHIR uses, and what a code of the large systems must look like.
//
// Sources: FHIR R4 terminologies-systems (http://hl7.org/fhir/R4/terminologies-systems.html), HL7 OID registry;
// shapes of codes: SNOMED CT Release File Specification (SCTID with Verhoeff digit), LOINC Users' Guide (mod-10 digit).
#pragma once

#include <string>
#include <string_view>

namespace baton::sources::ccda {

constexpr std::string_view kSnomed = "http://snomed.info/sct";
constexpr std::string_view kLoinc = "http://loinc.org";
constexpr std::string_view kRxNorm = "http://www.nlm.nih.gov/research/umls/rxnorm";
constexpr std::string_view kUcum = "http://unitsofmeasure.org";

struct CodeSystem {
  std::string_view uri;   // "" when no URI could be made
  std::string_view name;  // what people call it; "" for an unknown one
  bool is_known = false;
  std::string made_uri;  // owns the letters of "urn:oid:..." for an unknown OID
  std::string_view asUri() const { return made_uri.empty() ? uri : std::string_view(made_uri); }
};

// `oid` is codeSystem as written, `name` codeSystemName: used when the OID is missing or is no OID ("CPT").
CodeSystem findCodeSystem(std::string_view oid, std::string_view name);

// False when `code` cannot be a code of the system `uri` (wrong letters, wrong check digit). True for systems whose
// shape is not known.
bool canBeCode(std::string_view uri, std::string_view code);

bool isOid(std::string_view text);
bool isUuid(std::string_view text);

}  // namespace baton::sources::ccda
