#include "sources/ccda/code_systems.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace baton::sources::ccda {
namespace {

struct Row {
  std::string_view oid;
  std::string_view uri;
  std::string_view name;
};

#define BATON_V3(number, system) \
  {"2.16.840.1.113883.5." number, "http://terminology.hl7.org/CodeSystem/v3-" system, system}
#define BATON_V2(number) \
  {"2.16.840.1.113883.12." number, "http://terminology.hl7.org/CodeSystem/v2-" number, "HL7 table " number}

// Sorted by OID when compiled, so that a look-up is a binary search.
constexpr auto kSystems = [] {
  auto rows = std::to_array<Row>({
      BATON_V3("1", "AdministrativeGender"),
      BATON_V3("1002", "ActRelationshipType"),
      BATON_V3("104", "Race"),
      BATON_V3("1063", "ObservationValue"),
      BATON_V3("1076", "ReligiousAffiliation"),
      BATON_V3("1077", "EducationLevel"),
      BATON_V3("1119", "AddressUse"),
      BATON_V3("110", "RoleClass"),
      BATON_V3("111", "RoleCode"),
      BATON_V3("112", "RouteOfAdministration"),
      BATON_V3("14", "ActStatus"),
      BATON_V3("2", "MaritalStatus"),
      BATON_V3("25", "Confidentiality"),
      BATON_V3("4", "ActCode"),
      BATON_V3("41", "EntityClass"),
      BATON_V3("45", "EntityNameUse"),
      BATON_V3("50", "Ethnicity"),
      BATON_V3("53", "IntegrityCheckAlgorithm"),
      BATON_V3("6", "ActClass"),
      BATON_V3("60", "LanguageAbilityMode"),
      BATON_V3("61", "LanguageAbilityProficiency"),
      BATON_V3("7", "ActPriority"),
      BATON_V3("8", "ActReason"),
      BATON_V3("83", "ObservationInterpretation"),
      BATON_V3("84", "ObservationMethod"),
      BATON_V3("88", "ParticipationFunction"),
      BATON_V3("89", "ParticipationSignature"),
      BATON_V3("90", "ParticipationType"),
      BATON_V2("112"),
      BATON_V2("131"),
      BATON_V2("135"),
      BATON_V2("443"),
      {"1.0.3166.1", "urn:iso:std:iso:3166", "ISO 3166"},
      {"1.2.840.10008.2.16.4", "http://dicom.nema.org/resources/ontology/DCM", "DICOM"},
      {"1.2.840.10008.2.6.1", "urn:oid:1.2.840.10008.2.6.1", "DICOM UIDs"},
      {"1.3.6.1.4.1.12009.10.3.1", "http://unitsofmeasure.org", "UCUM"},
      {"1.3.6.1.4.1.19376.1.5.3.2", "urn:oid:1.3.6.1.4.1.19376.1.5.3.2", "IHE codes"},
      {"2.16.840.1.113883.1.11.11526", "urn:ietf:bcp:47", "Languages"},
      {"2.16.840.1.113883.1.11.19563", "urn:oid:2.16.840.1.113883.1.11.19563",
       "HL7 value set (order of address parts)"},
      {"2.16.840.1.113883.1.11.20457", "http://terminology.hl7.org/CodeSystem/v3-ActCode", "SecurityObservationType"},
      {"2.16.840.1.113883.1.11.78", "urn:oid:2.16.840.1.113883.1.11.78", "HL7 interpretation"},
      {"2.16.840.1.113883.11.20.9.34", "urn:oid:2.16.840.1.113883.11.20.9.34", "Ability"},
      {"2.16.840.1.113883.12.292", "http://hl7.org/fhir/sid/cvx", "CVX"},
      {"2.16.840.1.113883.13.19", "urn:oid:2.16.840.1.113883.13.19", "Codes of US states"},
      {"2.16.840.1.113883.18.108", "http://terminology.hl7.org/CodeSystem/v2-0203", "HL7 table 203"},
      {"2.16.840.1.113883.3.221.5", "https://nahdo.org/sopt", "Source of Payment Typology"},
      {"2.16.840.1.113883.3.247.1.1", "urn:oid:2.16.840.1.113883.3.247.1.1", "Intelligent Medical Objects"},
      {"2.16.840.1.113883.3.26.1.1", "http://ncicb.nci.nih.gov/xml/owl/EVS/Thesaurus.owl", "NCI Thesaurus"},
      {"2.16.840.1.113883.3.26.1.5", "http://hl7.org/fhir/ndfrt", "NDF-RT"},
      {"2.16.840.1.113883.4.209", "http://va.gov/terminology/medrt", "MED-RT"},
      {"2.16.840.1.113883.4.9", "http://fdasis.nlm.nih.gov", "UNII"},
      {"2.16.840.1.113883.6.1", "http://loinc.org", "LOINC"},
      {"2.16.840.1.113883.6.101", "http://nucc.org/provider-taxonomy", "NUCC provider taxonomy"},
      {"2.16.840.1.113883.6.103", "http://hl7.org/fhir/sid/icd-9-cm", "ICD-9-CM"},
      {"2.16.840.1.113883.6.104", "http://hl7.org/fhir/sid/icd-9-cm", "ICD-9-CM procedures"},
      {"2.16.840.1.113883.6.12", "http://www.ama-assn.org/go/cpt", "CPT"},
      {"2.16.840.1.113883.6.121", "urn:ietf:bcp:47", "Languages"},
      {"2.16.840.1.113883.6.13", "http://www.ada.org/cdt", "CDT"},
      {"2.16.840.1.113883.6.208", "urn:oid:2.16.840.1.113883.6.208", "NDDF"},
      {"2.16.840.1.113883.6.209", "http://hl7.org/fhir/ndfrt", "NDF-RT"},
      {"2.16.840.1.113883.6.233", "urn:oid:2.16.840.1.113883.6.233", "US Veterans Affairs"},
      {"2.16.840.1.113883.6.238", "urn:oid:2.16.840.1.113883.6.238", "CDC race and ethnicity"},
      {"2.16.840.1.113883.6.24", "urn:iso:std:iso:11073:10101", "MDC"},
      {"2.16.840.1.113883.6.253", "urn:oid:2.16.840.1.113883.6.253", "MediSpan"},
      {"2.16.840.1.113883.6.254", "http://hl7.org/fhir/sid/icf", "ICF"},
      {"2.16.840.1.113883.6.255.1336", "urn:oid:2.16.840.1.113883.6.255.1336", "X12"},
      {"2.16.840.1.113883.6.259", "https://www.cdc.gov/nhsn/cdaportal/terminology/codesystem/hsloc.html", "HSLOC"},
      {"2.16.840.1.113883.6.26", "urn:oid:2.16.840.1.113883.6.26", "MEDCIN"},
      {"2.16.840.1.113883.6.285", "https://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets", "HCPCS"},
      {"2.16.840.1.113883.6.3", "http://hl7.org/fhir/sid/icd-10", "ICD-10"},
      {"2.16.840.1.113883.6.301.3", "https://www.nubc.org/CodeSystem/PatDischargeStatus", "NUBC discharge status"},
      {"2.16.840.1.113883.6.312", "urn:oid:2.16.840.1.113883.6.312", "multum"},
      {"2.16.840.1.113883.6.314", "urn:oid:2.16.840.1.113883.6.314", "multum drug"},
      {"2.16.840.1.113883.6.345", "http://va.gov/terminology/medrt", "MED-RT"},
      {"2.16.840.1.113883.6.4", "http://www.cms.gov/Medicare/Coding/ICD10", "ICD-10-PCS"},
      {"2.16.840.1.113883.6.42", "http://hl7.org/fhir/sid/icd-9", "ICD-9"},
      {"2.16.840.1.113883.6.5", "http://snomed.info/srt", "SNOMED RT"},
      {"2.16.840.1.113883.6.59", "http://hl7.org/fhir/sid/cvx", "CVX"},
      {"2.16.840.1.113883.6.6", "http://snomed.info/srt", "SNOMED 3"},
      {"2.16.840.1.113883.6.64", "urn:oid:2.16.840.1.113883.6.64", "First DataBank"},
      {"2.16.840.1.113883.6.68", "urn:oid:2.16.840.1.113883.6.68", "Medi-Span GPI"},
      {"2.16.840.1.113883.6.69", "http://hl7.org/fhir/sid/ndc", "NDC"},
      {"2.16.840.1.113883.6.73", "http://www.whocc.no/atc", "ATC"},
      {"2.16.840.1.113883.6.8", "http://unitsofmeasure.org", "UCUM"},
      {"2.16.840.1.113883.6.88", "http://www.nlm.nih.gov/research/umls/rxnorm", "RxNorm"},
      {"2.16.840.1.113883.6.90", "http://hl7.org/fhir/sid/icd-10-cm", "ICD-10-CM"},
      {"2.16.840.1.113883.6.92", "urn:oid:2.16.840.1.113883.6.92", "FIPS states"},
      {"2.16.840.1.113883.6.93", "urn:oid:2.16.840.1.113883.6.93", "FIPS counties"},
      {"2.16.840.1.113883.6.96", "http://snomed.info/sct", "SNOMED CT"},
  });
  std::ranges::sort(rows, {}, &Row::oid);
  return rows;
}();

#undef BATON_V3
#undef BATON_V2

// Names as portals write them in place of an OID; lower case, letters and digits only.
constexpr auto kNames = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"cpt", "2.16.840.1.113883.6.12"},
    {"cpt4", "2.16.840.1.113883.6.12"},
    {"cvx", "2.16.840.1.113883.12.292"},
    {"hcpcs", "2.16.840.1.113883.6.285"},
    {"icd10", "2.16.840.1.113883.6.90"},
    {"icd10cm", "2.16.840.1.113883.6.90"},
    {"icd10pcs", "2.16.840.1.113883.6.4"},
    {"icd9", "2.16.840.1.113883.6.103"},
    {"icd9cm", "2.16.840.1.113883.6.103"},
    {"loinc", "2.16.840.1.113883.6.1"},
    {"ndc", "2.16.840.1.113883.6.69"},
    {"rxnorm", "2.16.840.1.113883.6.88"},
    {"snomed", "2.16.840.1.113883.6.96"},
    {"snomedct", "2.16.840.1.113883.6.96"},
    {"unii", "2.16.840.1.113883.4.9"},
});

// Half of all codes are of these two.
constexpr const Row* kLoincRow = std::ranges::lower_bound(kSystems, "2.16.840.1.113883.6.1", {}, &Row::oid);
constexpr const Row* kSnomedRow = std::ranges::lower_bound(kSystems, "2.16.840.1.113883.6.96", {}, &Row::oid);

const Row* findRow(std::string_view oid) {
  if (oid == kLoincRow->oid) return kLoincRow;
  if (oid == kSnomedRow->oid) return kSnomedRow;
  const auto row = std::ranges::lower_bound(kSystems, oid, {}, &Row::oid);
  return row != kSystems.end() && row->oid == oid ? &*row : nullptr;
}

const Row* findByName(std::string_view name) {
  std::string bare;
  for (const char letter : name.substr(0, 32)) {
    if (letter >= 'A' && letter <= 'Z') bare += static_cast<char>(letter + 32);
    if ((letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9')) bare += letter;
  }
  for (const auto& [known, oid] : kNames) {
    if (bare == known) return findRow(oid);
  }
  return nullptr;
}

bool areDigits(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char letter) { return letter >= '0' && letter <= '9'; });
}

// Verhoeff's check over the dihedral group D5 (SNOMED CT Release File Specification, "Check-digit").
bool hasVerhoeffDigit(std::string_view digits) {
  static constexpr unsigned char kMultiply[10][10] = {{0, 1, 2, 3, 4, 5, 6, 7, 8, 9}, {1, 2, 3, 4, 0, 6, 7, 8, 9, 5},
                                                      {2, 3, 4, 0, 1, 7, 8, 9, 5, 6}, {3, 4, 0, 1, 2, 8, 9, 5, 6, 7},
                                                      {4, 0, 1, 2, 3, 9, 5, 6, 7, 8}, {5, 9, 8, 7, 6, 0, 4, 3, 2, 1},
                                                      {6, 5, 9, 8, 7, 1, 0, 4, 3, 2}, {7, 6, 5, 9, 8, 2, 1, 0, 4, 3},
                                                      {8, 7, 6, 5, 9, 3, 2, 1, 0, 4}, {9, 8, 7, 6, 5, 4, 3, 2, 1, 0}};
  static constexpr unsigned char kPermute[8][10] = {{0, 1, 2, 3, 4, 5, 6, 7, 8, 9}, {1, 5, 7, 6, 2, 8, 3, 0, 9, 4},
                                                    {5, 8, 0, 3, 7, 9, 6, 1, 4, 2}, {8, 9, 1, 6, 0, 4, 3, 5, 2, 7},
                                                    {9, 4, 5, 3, 1, 2, 6, 8, 7, 0}, {4, 2, 8, 6, 5, 7, 3, 9, 0, 1},
                                                    {2, 7, 9, 3, 8, 0, 6, 4, 1, 5}, {7, 0, 4, 6, 9, 1, 3, 2, 5, 8}};
  unsigned char check = 0;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    const auto digit = static_cast<std::size_t>(digits[digits.size() - 1 - i] - '0');
    check = kMultiply[check][kPermute[i % 8][digit]];
  }
  return check == 0;
}

// "8480-6": digits, hyphen, Luhn digit. Parts and answers ("LA6568-5", "LP...") carry letters first.
bool isLoincShaped(std::string_view code) {
  const auto hyphen = code.rfind('-');
  if (hyphen == std::string_view::npos || hyphen + 2 != code.size() || !areDigits(code.substr(hyphen + 1)))
    return false;
  std::string_view body = code.substr(0, hyphen);
  while (!body.empty() && body.front() >= 'A' && body.front() <= 'Z') body.remove_prefix(1);
  if (!areDigits(body)) return false;
  int sum = 0;
  bool is_doubled = true;
  for (std::size_t i = body.size(); i-- > 0; is_doubled = !is_doubled) {
    const int digit = (body[i] - '0') * (is_doubled ? 2 : 1);
    sum += digit > 9 ? digit - 9 : digit;
  }
  return (10 - sum % 10) % 10 == code.back() - '0';
}

}  // namespace

bool isOid(std::string_view text) {
  if (text.size() < 3 || text.size() > 128 || text[0] < '0' || text[0] > '2' || text[1] != '.') return false;
  bool is_start_of_arc = true;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char letter = text[at];
    if (letter == '.') {
      if (is_start_of_arc) return false;
      is_start_of_arc = true;
    } else if (letter >= '0' && letter <= '9') {
      if (!is_start_of_arc && text[at - 1] == '0' && (at == 1 || text[at - 2] == '.')) return false;
      is_start_of_arc = false;
    } else {
      return false;
    }
  }
  return !is_start_of_arc;
}

bool isUuid(std::string_view text) {
  if (text.size() != 36) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool is_hyphen_place = i == 8 || i == 13 || i == 18 || i == 23;
    const char letter = text[i];
    const bool is_hex = (letter >= '0' && letter <= '9') || ((letter | 0x20) >= 'a' && (letter | 0x20) <= 'f');
    if (is_hyphen_place ? letter != '-' : !is_hex) return false;
  }
  return true;
}

CodeSystem findCodeSystem(std::string_view oid, std::string_view name) {
  if (const Row* row = findRow(oid)) return {row->uri, row->name, true, {}};
  if (isOid(oid)) return {{}, {}, false, "urn:oid:" + std::string(oid)};
  if (oid.starts_with("http://") || oid.starts_with("https://") || oid.starts_with("urn:")) {
    return {{}, {}, false, std::string(oid)};
  }
  if (const Row* row = findByName(oid.empty() ? name : oid)) return {row->uri, row->name, true, {}};
  if (const Row* row = oid.empty() ? nullptr : findByName(name)) return {row->uri, row->name, true, {}};
  return {};
}

bool canBeCode(std::string_view uri, std::string_view code) {
  if (uri == kSnomed) {
    return areDigits(code) && code.size() >= 6 && code.size() <= 18 && code.front() != '0' && hasVerhoeffDigit(code);
  }
  if (uri == kLoinc) return isLoincShaped(code);
  if (uri == kRxNorm) return areDigits(code) && code.size() <= 8;
  if (uri == "http://hl7.org/fhir/sid/cvx") return areDigits(code) && code.size() <= 3;
  if (uri == "http://ncicb.nci.nih.gov/xml/owl/EVS/Thesaurus.owl") {
    return code.size() > 1 && code.front() == 'C' && areDigits(code.substr(1));
  }
  if (uri == "http://hl7.org/fhir/sid/icd-10-cm") {
    return code.size() >= 3 && code.size() <= 8 && code[0] >= 'A' && code[0] <= 'Z' && code[1] >= '0' && code[1] <= '9';
  }
  return true;
}

}  // namespace baton::sources::ccda
