// Allergy Concern Act (2.16.840.1.113883.10.20.22.4.30), Allergy Intolerance Observation (…4.7) → AllergyIntolerance.
//
// Source: C-CDA on FHIR, "Allergies"; ConceptMaps CF-AllergyStatus, CF-AllergyIntoleranceType,
// CF-AllergyIntoleranceCategory, CF-NoKnownAllergies, CF-Severity, CF-Criticality.
#include <array>

#include "base/text.h"
#include "sources/ccda/code_systems.h"
#include "sources/ccda/datatypes.h"
#include "sources/ccda/entries.h"
#include "sources/ccda/fields.h"
#include "sources/ccda/statement.h"

namespace baton::sources::ccda {
namespace {

using xml::Node;

constexpr std::string_view kClinical = "http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical";
constexpr std::string_view kVerification = "http://terminology.hl7.org/CodeSystem/allergyintolerance-verification";

struct Propensity {
  std::string_view code;      // SNOMED CT
  std::string_view type;      // allergy, intolerance or ""
  std::string_view category;  // food, medication, environment or ""
  std::string_view none;      // the SNOMED CT code that says there is none
  std::string_view none_text;
};

constexpr auto kPropensities = std::to_array<Propensity>({
    {"419511003", "", "medication", "409137002", "No known drug allergy"},
    {"416098002", "allergy", "medication", "409137002", "No known drug allergy"},
    {"59037007", "intolerance", "medication", "409137002", "No known drug allergy"},
    {"418471000", "", "food", "429625007", "No known food allergy"},
    {"414285001", "allergy", "food", "429625007", "No known food allergy"},
    {"235719002", "intolerance", "food", "429625007", "No known food allergy"},
    {"232347008", "allergy", "environment", "428607008", "No known environmental allergy"},
    {"426232007", "allergy", "environment", "428607008", "No known environmental allergy"},
    {"419199007", "allergy", "", "716186003", "No known allergy"},
    {"106190000", "allergy", "", "716186003", "No known allergy"},
    {"418038007", "", "", "716186003", "No known allergy"},
    {"420134006", "", "", "716186003", "No known allergy"},
});

const Propensity* findPropensity(Node value) {
  for (const Propensity& row : kPropensities) {
    if (row.code == codeIn(value, "2.16.840.1.113883.6.96") || row.code == value.attribute("code")) return &row;
  }
  return nullptr;
}

Node substanceOf(Node observation) {
  for (const Node participant : observation.children("participant")) {
    const std::string_view type = participant.attribute("typeCode");
    if (!type.empty() && type != "CSM") continue;
    if (const Node entity = participant["participantRole"]["playingEntity"]) return entity;
  }
  return {};
}

// The guide takes a completed concern for an ended allergy. C-CDA says only that nobody follows it up any more, and
// portals complete every concern: without an end or a status of its own the allergy stays active, with a note.
std::string_view clinicalStatus(Import& import, Node observation, Node concern) {
  const Node status = relatedValue(observation, "33999-4");
  const std::string_view code = status.attribute("code");
  if (code == "55561003") return "active";
  if (code == "73425007") return "inactive";
  if (code == "413322009") return "resolved";
  if (!toDateTime(observation["effectiveTime"]["high"].attribute("value")).empty()) return "resolved";
  const std::string_view act = statusOf(concern);
  if (act == "completed" && !isNegated(observation)) {
    import.note(IssueSeverity::Warning,
                "The concern about this allergy is closed, but nothing says that the allergy has ended; it was kept as "
                "active.");
  }
  if (act == "aborted" || act == "suspended") return "inactive";
  return "active";
}

std::string_view severityFrom(Node value) {
  const std::string_view code = value.attribute("code");
  if (code == "255604002" || code == "371923003") return "mild";
  if (code == "6736007" || code == "371924009") return "moderate";
  if (code == "24484000" || code == "399166001") return "severe";
  const std::string text = toLowerAscii(value.attribute("displayName"));
  if (text == "mild" || text == "moderate" || text == "severe")
    return text == "mild" ? "mild" : text == "severe" ? "severe" : "moderate";
  return {};
}

std::string_view criticalityFrom(Node value) {
  const std::string_view code = value.attribute("code");
  if (code == "CRITH" || code == "high") return "high";
  if (code == "CRITL" || code == "low") return "low";
  if (code == "CRITU") return "unable-to-assess";
  return {};
}

void putReactions(Import& import, Value& resource, Node observation) {
  const std::string_view overall = severityFrom(relatedValue(observation, "SEV"));
  for (const Node relation : observation.children("entryRelationship")) {
    const Node found = relation["observation"];
    if (!found || (relation.attribute("typeCode") != "MFST" && !hasTemplate(found, "4.9"))) continue;
    Value manifestation = toConcept(import, found["value"]);
    if (manifestation.isNull()) put(manifestation, "text", import.narrative().textOf(found["text"]));
    if (manifestation.isNull()) continue;
    Value reaction;
    add(reaction, "manifestation", std::move(manifestation));
    put(reaction, "onset", momentOf(found["effectiveTime"]));
    const std::string_view severity = severityFrom(relatedValue(found, "SEV"));
    put(reaction, "severity", severity.empty() ? overall : severity);
    add(resource, "reaction", std::move(reaction));
  }
  if (!overall.empty() && !resource.has("reaction")) {
    import.note(IssueSeverity::Information,
                "The allergy says how severe it is (" + std::string(overall) + ") but names no reaction.");
  }
}

// What the person is allergic to, or the statement that there is no allergy.
Value codeOf(Import& import, Node observation, const Propensity* propensity) {
  const Node value = observation["value"];
  const Node entity = substanceOf(observation);
  Value substance = toConcept(import, entity["code"]);
  if (substance.isNull()) put(substance, "text", plainText(entity["name"]));
  if (isNegated(observation)) {
    // A negated substance means no allergy to it: kept as text with the refuted status, never as an allergy.
    if (!substance.isNull()) return substance;
    const bool is_known = propensity != nullptr;
    return concept_(kSnomed, is_known ? propensity->none : "716186003",
                    is_known ? propensity->none_text : "No known allergy");
  }
  if (!substance.isNull()) return substance;
  if (propensity == nullptr) substance = toConcept(import, value);
  if (substance.isNull()) put(substance, "text", import.narrative().textOf(observation["text"]));
  if (substance.isNull()) put(substance, "text", import.narrative().textOf(value["originalText"]));
  return substance;
}

bool isNoneKnown(const Value& code) {
  static constexpr auto kNone = std::to_array<std::string_view>(
      {"716186003", "409137002", "429625007", "428607008", "160244002", "428197003", "1003774007"});
  for (const Value& one : code["coding"].items()) {
    for (const std::string_view none : kNone) {
      if (one["code"].text() == none) return true;
    }
  }
  return false;
}

void putVerification(Import& import, Value& resource, Node observation, Node concern, bool is_none) {
  if (statusOf(observation) == "nullified" || statusOf(concern) == "nullified") {
    put(resource, "verificationStatus", concept_(kVerification, "entered-in-error"));
    return;
  }
  put(resource, "clinicalStatus", concept_(kClinical, clinicalStatus(import, observation, concern)));
  if (isNegated(observation) && !is_none) {
    put(resource, "verificationStatus", concept_(kVerification, "refuted"));
  }
}

void takeAllergy(Import& import, Node observation, Node concern) {
  const Propensity* propensity = findPropensity(observation["value"]);
  Value code = codeOf(import, observation, propensity);
  if (code.isNull()) return import.reject("The allergy names no substance.");
  if (!hasAnyTemplate(observation)) {
    import.note(IssueSeverity::Information, "The allergy does not name its template; it was recognised by its shape.");
  }
  Value resource = import.start("AllergyIntolerance");
  const std::string ended = toDateTime(observation["effectiveTime"]["high"].attribute("value"));
  if (!ended.empty()) {
    Value extension;
    put(extension, "url", "http://hl7.org/fhir/StructureDefinition/allergyintolerance-abatement");
    put(extension, "valueDateTime", ended);
    add(resource, "extension", std::move(extension));
  }
  putIdentifiers(resource, observation);
  const bool is_none = isNoneKnown(code);
  putVerification(import, resource, observation, concern, is_none);
  if (propensity != nullptr && !is_none) {
    put(resource, "type", propensity->type);
    if (!propensity->category.empty()) add(resource, "category", propensity->category);
  }
  put(resource, "criticality", criticalityFrom(relatedValue(observation, "82606-5")));
  put(resource, "code", std::move(code));
  putSubject(import, resource, "patient");
  const Node time = observation["effectiveTime"];
  std::string onset = toDateTime(time["low"].attribute("value"));
  put(resource, "onsetDateTime", onset.empty() ? toDateTime(time.attribute("value")) : onset);
  const Node authored = observation["author"] ? observation : concern;
  put(resource, "recordedDate", firstAuthorTime(authored));
  if (std::string author = lastAuthor(import, authored); author.starts_with("Practitioner/")) {
    put(resource, "recorder", reference(std::move(author)));
  }
  putNotes(import, resource, observation);
  putReactions(import, resource, observation);
  import.take(std::move(resource), observation);
}

}  // namespace

void readAllergy(Import& import, Node statement) {
  if (statement.is("observation")) return takeAllergy(import, statement, {});
  if (!hasAnyTemplate(statement)) {
    import.note(IssueSeverity::Information, "The concern does not name its template; it was recognised by its shape.");
  }
  // The act's code is fixed: CONC, in older documents 48765-2.
  const std::string_view code = statement["code"].attribute("code");
  const std::string_view system = statement["code"].attribute("codeSystem");
  const bool is_fixed =
      (code == "CONC" && system == "2.16.840.1.113883.5.6") || (code == "48765-2" && system == "2.16.840.1.113883.6.1");
  if (!code.empty() && !is_fixed) {
    import.note(IssueSeverity::Warning, "The allergy's concern carries the code \"" + shorten(code, 40) +
                                            "\", which C-CDA does not allow there; the allergy itself was read.");
  }
  bool has_found = false;
  for (const Node relation : statement.children("entryRelationship")) {
    const Node observation = relation["observation"];
    if (!observation) continue;
    const std::string_view inner = observation["code"].attribute("code");
    if (inner == "33999-4" || inner == "SEV") continue;
    has_found = true;
    takeAllergy(import, observation, statement);
  }
  if (!has_found) import.reject("The concern names no allergy.");
}

}  // namespace baton::sources::ccda
