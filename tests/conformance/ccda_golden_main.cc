// Compares the clinical facts of the reader's answer with those of other importers for one document that several
// vendors mapped for HL7 (ccda-on-fhir, "Myra Jones"). A fact is a code, a date, an amount or a status at a place of a
// resource.
//
//   ccda_golden DOCUMENT.xml VENDOR.json...   one line a fact that a vendor has and we have not: file, fact; then a
//   count
//
// Medicines of any resource type count alike, dates by their day.
#include <cstdio>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <span>
#include <string>

#include "format/json.h"
#include "sources/ccda.h"

namespace {

using baton::json::Value;
using Facts = std::set<std::string>;

std::string contentOf(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

// Some vendors left OIDs where FHIR has a URI, or wrote an address of their own: the same code all the same.
std::string sameSystem(std::string system) {
  std::erase(system, ' ');
  static const std::map<std::string, std::string> kSame = {
      {"urn:oid:2.16.840.1.113883.6.96", "http://snomed.info/sct"},
      {"http://www.snomed.org/", "http://snomed.info/sct"},
      {"urn:oid:2.16.840.1.113883.6.1", "http://loinc.org"},
      {"urn:oid:2.16.840.1.113883.6.88", "http://www.nlm.nih.gov/research/umls/rxnorm"},
      {"urn:oid:2.16.840.1.113883.6.90", "http://hl7.org/fhir/sid/icd-10-cm"},
      {"urn:oid:2.16.840.1.113883.6.103", "http://hl7.org/fhir/sid/icd-9-cm"},
      {"urn:oid:2.16.840.1.113883.6.12", "http://www.ama-assn.org/go/cpt"},
      {"urn:oid:2.16.840.1.113883.12.292", "http://hl7.org/fhir/sid/cvx"}};
  const auto found = kSame.find(system);
  return found == kSame.end() ? system : found->second;
}

void addCodes(Facts& facts, const std::string& place, const Value& concept_value) {
  for (const Value& coding : concept_value["coding"].items()) {
    if (!coding["code"].text().empty())
      facts.insert(place + "=" + sameSystem(coding["system"].text()) + "|" + coding["code"].text());
  }
}

void addText(Facts& facts, const std::string& place, const Value& value) {
  if (!value.text().empty()) facts.insert(place + "=" + value.text());
}

void addDay(Facts& facts, const std::string& place, const Value& value) {
  if (!value.text().empty()) facts.insert(place + "=" + value.text().substr(0, 10));
}

void addAmount(Facts& facts, const std::string& place, const Value& quantity) {
  if (quantity["value"].text().empty()) return;
  const std::string& unit = quantity["code"].text().empty() ? quantity["unit"].text() : quantity["code"].text();
  std::string number = quantity["value"].text();  // "1.030" and "1.03" are one amount
  if (number.find('.') != std::string::npos) number.erase(number.find_last_not_of('0') + 1);
  facts.insert(place + "=" + number + (unit == "1" ? "" : unit));
}

void addResource(Facts& facts, const Value& resource) {
  std::string type = resource["resourceType"].text();
  const bool is_medicine = type == "MedicationRequest" || type == "MedicationStatement" || type == "Medication";
  if (is_medicine) type = "Medicine";
  for (const char* key : {"code", "vaccineCode", "medicationCodeableConcept"}) {
    addCodes(facts, type + (is_medicine ? std::string(".code") : std::string(".") + key), resource[key]);
  }
  if (type == "Encounter") {
    for (const Value& one : resource["type"].items()) addCodes(facts, "Encounter.type", one);
  }
  for (const char* key :
       {"onsetDateTime", "effectiveDateTime", "performedDateTime", "occurrenceDateTime", "recordedDate", "birthDate"}) {
    addDay(facts, type + "." + key, resource[key]);
  }
  addDay(facts, type + ".start", resource["effectivePeriod"]["start"]);
  addDay(facts, type + ".start", resource["period"]["start"]);
  for (const char* key : {"status", "gender", "lotNumber", "criticality"})
    addText(facts, type + "." + key, resource[key]);
  addText(facts, type + ".clinicalStatus", resource["clinicalStatus"]["coding"][0]["code"]);
  addAmount(facts, type + ".value", resource["valueQuantity"]);
  addCodes(facts, type + ".value", resource["valueCodeableConcept"]);
  for (const char* key : {"dosage", "dosageInstruction"}) {
    for (const Value& dosage : resource[key].items()) {
      addAmount(facts, type + ".dose", dosage["doseAndRate"][0]["doseQuantity"]);
      addCodes(facts, type + ".route", dosage["route"]);
      addDay(facts, type + ".start", dosage["timing"]["repeat"]["boundsPeriod"]["start"]);
    }
  }
  for (const Value& range : resource["referenceRange"].items()) {
    addAmount(facts, type + ".low", range["low"]);
    addAmount(facts, type + ".high", range["high"]);
  }
  for (const Value& reaction : resource["reaction"].items()) {
    for (const Value& one : reaction["manifestation"].items()) addCodes(facts, type + ".reaction", one);
    addText(facts, type + ".severity", reaction["severity"]);
  }
  for (const Value& name : resource["name"].items()) addText(facts, type + ".family", name["family"]);
}

// Vendors wrote single resources, bundles, lists and entries.
void addAny(Facts& facts, const Value& value) {
  if (value.isArray()) {
    for (const Value& item : value.items()) addAny(facts, item);
  } else if (value["resourceType"].text() == "Bundle") {
    addAny(facts, value["entry"]);
  } else if (value.has("resource")) {
    addAny(facts, value["resource"]);
  } else if (value.has("resourceType")) {
    addResource(facts, value);
    addAny(facts, value["contained"]);
  }
}

}  // namespace

int main(int count, char** arguments) {
  const std::span<char*> all(arguments, static_cast<std::size_t>(count));
  if (count < 3) return 2;
  const auto file = baton::sources::readCcda(contentOf(all[1]));
  if (!file) return 1;
  Facts ours;
  for (const auto& entry : file->entries) addAny(ours, entry.resource);
  std::size_t facts = 0;
  std::size_t agreed = 0;
  for (const char* path : all.subspan(2)) {
    const auto vendor = baton::json::parse(contentOf(path), {.duplicate_keys = baton::json::DuplicateKeys::Keep});
    if (!vendor) {
      std::printf("unreadable\t%s\n", path);
      continue;
    }
    Facts theirs;
    addAny(theirs, *vendor);
    for (const std::string& fact : theirs) {
      ++facts;
      if (ours.contains(fact)) {
        ++agreed;
      } else {
        std::printf("%s\t%s\n", path, fact.c_str());
      }
    }
  }
  std::fprintf(stderr, "%zu facts of %zu files, %zu agree\n", facts, all.size() - 2, agreed);
  return 0;
}
