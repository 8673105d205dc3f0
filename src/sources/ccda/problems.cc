// Problem Concern Act (2.16.840.1.113883.10.20.22.4.3), Problem Observation (…4.4) and the diagnosis acts of admission,
// discharge and encounter (…4.33, 4.34, 4.80, 4.51, 4.65) → Condition.
//
// Source: C-CDA on FHIR, "Problems"; ConceptMaps CF-ProblemStatus, CF-ConditionClinicalStatus, CF-ProblemCategory.
#include <algorithm>
#include <array>

#include "base/text.h"
#include "sources/ccda/code_systems.h"
#include "sources/ccda/datatypes.h"
#include "sources/ccda/entries.h"
#include "sources/ccda/fields.h"
#include "sources/ccda/observation.h"
#include "sources/ccda/statement.h"

namespace baton::sources::ccda {
namespace {

using xml::Node;

constexpr std::string_view kClinical = "http://terminology.hl7.org/CodeSystem/condition-clinical";
constexpr std::string_view kVerification = "http://terminology.hl7.org/CodeSystem/condition-ver-status";
constexpr std::string_view kCategory = "http://terminology.hl7.org/CodeSystem/condition-category";
constexpr std::string_view kUsCoreCategory = "http://hl7.org/fhir/us/core/CodeSystem/condition-category";

// Problem Type value set 2.16.840.1.113883.3.88.12.3221.7.2 (SNOMED), and the LOINC codes of its later edition.
constexpr auto kProblemTypes = std::to_array<std::string_view>(
    {"404684003", "409586006", "282291009", "64572001",  "248536006", "418799008", "55607006", "373930000", "75326-9",
     "75325-1",   "75324-4",   "75323-6",   "29308-4",   "75322-8",   "75321-0",   "75319-4",  "75318-6",   "75315-2",
     "75314-5",   "75313-7",   "75312-9",   "ASSERTION", "8646-2",    "11535-2",   "46241-6",  "10219-4",   "10218-6"});

std::string_view clinicalFromStatus(Node value) {
  const std::string_view code = value.attribute("code");
  if (code == "55561003") return "active";
  if (code == "73425007") return "inactive";
  if (code == "413322009") return "resolved";
  if (code == "277022003") return "remission";
  if (code == "246455001") return "recurrence";
  if (code == "263855007") return "relapse";
  const std::string text = toLowerAscii(value.attribute("displayName"));
  if (text == "active" || text == "chronic") return "active";
  if (text == "inactive" || text == "intermittent") return "inactive";
  if (text == "resolved") return "resolved";
  return {};
}

std::string_view clinicalFromConcern(std::string_view status) {
  if (status == "active") return "active";
  if (status == "completed" || status == "suspended" || status == "aborted") return "inactive";
  return {};
}

// "UNK" at the end is C-CDA's way to say "resolved, nobody knows when" - but some portals write it everywhere, and a
// problem that is said to be active must not look resolved.
bool hasEndedUnknown(Node observation, Node concern) {
  if (nullFlavor(observation["effectiveTime"]["high"]) != "UNK") return false;
  return statusOf(concern) != "active" && clinicalFromStatus(relatedValue(observation, "33999-4")) != "active";
}

// FHIR con-4: what has ended is not active.
std::string_view clinicalStatus(Node observation, Node concern) {
  const bool has_ended = !toDateTime(observation["effectiveTime"]["high"].attribute("value")).empty() ||
                         hasEndedUnknown(observation, concern);
  std::string_view status = clinicalFromStatus(relatedValue(observation, "33999-4"));
  if (status.empty()) {
    status = clinicalFromConcern(statusOf(concern));
    if (has_ended) return "resolved";
  }
  if (has_ended && (status == "active" || status == "recurrence" || status == "relapse")) return "inactive";
  return status.empty() ? "active" : status;
}

void putOnset(Import& import, Value& resource, Node observation, Node concern) {
  const Node time = observation["effectiveTime"];
  std::string onset = toDateTime(time["low"].attribute("value"));
  if (onset.empty()) onset = toDateTime(time.attribute("value"));
  if (onset.empty()) onset = toDateTime(time["center"].attribute("value"));
  if (!onset.empty()) {
    put(resource, "onsetDateTime", std::move(onset));
  } else if (const Node age = relatedValue(observation, "445518008")) {
    put(resource, "onsetAge", toAge(age));
  }
  Value period = toPeriod(import, time);
  if (period.has("end") && !time.hasAttribute("value")) {
    put(resource, "abatementDateTime", period["end"]);
  } else if (hasEndedUnknown(observation, concern)) {
    put(resource, "_abatementDateTime", absentExtension("unknown"));
  }
}

void putCategories(Import& import, Value& resource, Node observation, ProblemKind kind) {
  switch (kind) {
    case ProblemKind::ProblemList:
      add(resource, "category", concept_(kCategory, "problem-list-item", "Problem List Item"));
      break;
    case ProblemKind::EncounterDiagnosis:
      add(resource, "category", concept_(kCategory, "encounter-diagnosis", "Encounter Diagnosis"));
      break;
    case ProblemKind::HealthConcern:
      add(resource, "category", concept_(kUsCoreCategory, "health-concern", "Health Concern"));
      break;
  }
  const std::string_view type = observation["code"].attribute("code");
  if (type != "ASSERTION") {
    Value own = toConcept(import, observation["code"]);
    if (!own.isNull()) add(resource, "category", std::move(own));
  }
  if (!type.empty() && kind == ProblemKind::ProblemList &&
      std::ranges::find(kProblemTypes, type) == kProblemTypes.end()) {
    import.note(IssueSeverity::Information,
                "\"" + shorten(type, 40) + "\" is not a type of problem that C-CDA knows; it was kept as written.");
  }
}

// A negated "problem" without more says that there is none.
Value codeOf(Import& import, Node observation) {
  const Node value = observation["value"];
  const std::string_view code = value.attribute("code");
  if (isNegated(observation) && (code == "55607006" || code == "64572001" || code.empty())) {
    Value none = concept_(kSnomed, "160245001", "No current problems or disability");
    const std::string text = toConcept(import, value)["text"].text();
    put(none, "text", text.empty() ? "No known problems" : "No known problems (" + text + ")");
    return none;
  }
  Value made = toConcept(import, value);
  if (!made.isNull()) return made;
  std::string text = import.narrative().textOf(observation["text"]);
  if (text.empty() && typeOf(value) == "ST") text = plainText(value);
  put(made, "text", std::move(text));
  return made;
}

Value severityOf(Import& import, Node observation) { return toConcept(import, relatedValue(observation, "SEV")); }

void putEvidence(Import& import, Value& resource, Node observation) {
  for (const Node relation : observation.children("entryRelationship")) {
    const Node support = relation["observation"];
    if (!support || relation.attribute("typeCode") != "SPRT" || !support["value"]) continue;
    std::string made = takeObservation(import, support, ObservationCategory::Survey, observation);
    if (made.empty()) continue;
    Value evidence;
    add(evidence, "detail", reference(std::move(made)));
    add(resource, "evidence", std::move(evidence));
  }
}

void putAsserted(Value& resource, Node observation) {
  for (const Node relation : observation.children("entryRelationship")) {
    const Node act = relation["act"];
    if (act["code"].attribute("code") != "77975-1") continue;
    std::string asserted = momentOf(act["effectiveTime"]);
    if (asserted.empty()) continue;
    Value extension;
    put(extension, "url", "http://hl7.org/fhir/StructureDefinition/condition-assertedDate");
    put(extension, "valueDateTime", std::move(asserted));
    add(resource, "extension", std::move(extension));
    return;
  }
}

}  // namespace

std::string takeProblem(Import& import, Node observation, Node concern, ProblemKind kind) {
  Value code = codeOf(import, observation);
  if (code.isNull()) {
    import.reject("The problem has no name or code.");
    return {};
  }
  if (!hasAnyTemplate(observation)) {
    import.note(IssueSeverity::Information, "The problem does not name its template; it was recognised by its shape.");
  }
  Value resource = import.start("Condition");
  putAsserted(resource, observation);
  putIdentifiers(resource, observation);
  const bool is_error = statusOf(observation) == "nullified" || statusOf(concern) == "nullified";
  const bool is_none = code["coding"][0]["code"].text() == "160245001";
  if (!is_error) put(resource, "clinicalStatus", concept_(kClinical, clinicalStatus(observation, concern)));
  if (is_error) {
    put(resource, "verificationStatus", concept_(kVerification, "entered-in-error"));
  } else if (isNegated(observation) && !is_none) {
    put(resource, "verificationStatus", concept_(kVerification, "refuted"));
  }
  putCategories(import, resource, observation, kind);
  put(resource, "severity", severityOf(import, observation));
  put(resource, "code", std::move(code));
  if (Value site = toConcept(import, observation["targetSiteCode"]); !site.isNull())
    add(resource, "bodySite", std::move(site));
  putSubject(import, resource);
  if (kind == ProblemKind::EncounterDiagnosis && !import.encounter.empty()) {
    put(resource, "encounter", reference(import.encounter));
  }
  putOnset(import, resource, observation, concern);
  const Node authored = observation["author"] ? observation : concern;
  put(resource, "recordedDate", firstAuthorTime(authored));
  if (std::string author = lastAuthor(import, authored); author.starts_with("Practitioner/")) {
    put(resource, "recorder", reference(std::move(author)));
  }
  putEvidence(import, resource, observation);
  putNotes(import, resource, observation["entryRelationship"] ? observation : concern);
  return import.take(std::move(resource), observation);
}

void readProblem(Import& import, Node statement, ProblemKind kind) {
  if (statement.is("observation")) {
    takeProblem(import, statement, {}, kind);
    return;
  }
  if (!hasAnyTemplate(statement)) {
    import.note(IssueSeverity::Information, "The concern does not name its template; it was recognised by its shape.");
  }
  bool has_found = false;
  for (const Node relation : statement.children("entryRelationship")) {
    const Node observation = relation["observation"];
    if (!observation || (!observation["value"] && relation.attribute("typeCode") != "SUBJ")) continue;
    has_found = true;
    takeProblem(import, observation, statement, kind);
  }
  if (has_found) return;
  // An act that carries the problem in its own code (older documents).
  for (const Node relation : statement.children("entryRelationship")) {
    if (relation["act"]) {
      readProblem(import, relation["act"], kind);
      return;
    }
  }
  import.reject("The concern names no problem.");
}

}  // namespace baton::sources::ccda
