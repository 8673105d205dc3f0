// Medication Activity (2.16.840.1.113883.10.20.22.4.16) and what wraps it: admission and discharge medication acts
// (…4.36, 4.35), planned medications (…4.42).
//
// moodCode EVN is what the person takes or took → MedicationStatement; INT and the other moods of intent are orders and
// plans → MedicationRequest. The guide maps INT and found no agreement on EVN: a request that nobody made would be
// worse than a statement. Supplies inside become MedicationDispense, dispenseRequest, or an order of their own. Source:
// C-CDA on FHIR, "Medications"; ConceptMaps CF-MedicationStatus, CF-MedActivityMood.
#include "base/text.h"
#include "sources/ccda/code_systems.h"
#include "sources/ccda/datatypes.h"
#include "sources/ccda/dosage.h"
#include "sources/ccda/entries.h"
#include "sources/ccda/fields.h"
#include "sources/ccda/participants.h"
#include "sources/ccda/statement.h"
#include "sources/ccda/supplies.h"

namespace baton::sources::ccda {
namespace {

using xml::Node;

bool isEvent(Node administration) {
  const std::string_view mood = moodOf(administration);
  return mood.empty() || mood == "EVN";
}

// Medication Status (CCD 1.0/C32, observation 33999-4): what older documents use in place of statusCode.
std::string_view statusFromObservation(Node administration) {
  const std::string_view code = relatedValue(administration, "33999-4").attribute("code");
  if (code == "55561003") return "active";
  if (code == "421139008" || code == "385655000") return "on-hold";
  if (code == "392521001" || code == "73425007") return "completed";
  return {};
}

// "completed" often means that the writing is completed: dates after the document's own say that it still goes on.
bool endsAfterDocument(const Import& import, const Schedule& schedule) {
  const std::string& end = schedule.bounds["end"].text();
  return !end.empty() && !import.made_on.empty() && end.substr(0, 10) > import.made_on.substr(0, 10);
}

std::string_view commonStatus(const Import& import, Node administration, const Schedule& schedule) {
  if (statusOf(administration) == "nullified") return "entered-in-error";
  if (const std::string_view status = statusFromObservation(administration); !status.empty()) return status;
  const std::string_view status = statusOf(administration);
  if (status == "active" || status == "new") return "active";
  if (status == "aborted") return "stopped";
  if (status == "suspended" || status == "held") return "on-hold";
  if (status == "completed") return endsAfterDocument(import, schedule) ? "active" : "completed";
  return "unknown";
}

std::string_view requestStatus(const Import& import, Node administration, const Schedule& schedule) {
  const std::string_view status = statusOf(administration);
  if (status == "cancelled" || status == "canceled") return "cancelled";
  return commonStatus(import, administration, schedule);
}

std::string_view statementStatus(const Import& import, Node administration, const Schedule& schedule) {
  const std::string_view status = statusOf(administration);
  if (status == "nullified") return "entered-in-error";
  if (isNegated(administration) || status == "cancelled" || status == "canceled") return "not-taken";
  return commonStatus(import, administration, schedule);
}

// Nobody said what for, and negated: there are no medicines.
Value noneKnown() {
  Value none = concept_("http://hl7.org/fhir/uv/ips/CodeSystem/absent-unknown-uv-ips", "no-known-medications",
                        "No known medications");
  put(none, "text", "No known medications");
  return none;
}

Value medicineOf(Import& import, Node administration) {
  Value product = toProduct(import, administration["consumable"]);
  if (product.isNull() && isNegated(administration)) return noneKnown();
  if (product.isNull()) put(product, "text", shorten(import.narrative().textOf(administration["text"]), 300));
  return product;
}

Value notesOf(Import& import, Node administration) {
  Value holder = Value::object();
  putNotes(import, holder, administration);
  return holder["note"];
}

enum class Purpose { Listed, Planned };

std::string_view intentOf(std::string_view mood, Purpose purpose) {
  if (mood == "PRP") return "proposal";
  if (mood == "RQO") return "order";
  return mood == "INT" && purpose == Purpose::Listed ? "order" : "plan";
}

void takeStatement(Import& import, Node administration, Value medicine, const Schedule& schedule) {
  Value resource = import.start("MedicationStatement");
  putIdentifiers(resource, administration);
  put(resource, "status", statementStatus(import, administration, schedule));
  const Value medicine_copy = medicine;
  put(resource, "medicationCodeableConcept", std::move(medicine));
  putSubject(import, resource);
  if (!schedule.bounds.isNull()) {
    put(resource, "effectivePeriod", schedule.bounds);
  } else {
    put(resource, "effectiveDateTime", schedule.moment);
  }
  put(resource, "dateAsserted", firstAuthorTime(administration));
  if (std::string source = lastAuthor(import, administration); !source.empty()) {
    put(resource, "informationSource", reference(std::move(source)));
  }
  putReasons(import, resource, administration);
  put(resource, "note", notesOf(import, administration));
  if (Value dosage = toDosage(import, administration, schedule, Bounds::Apart); !dosage.isNull()) {
    add(resource, "dosage", std::move(dosage));
  }
  for (const std::string& order : takeSupplyOrders(import, administration, medicine_copy))
    add(resource, "basedOn", reference(order));
  const std::string made = import.take(std::move(resource), administration);
  takeDispenses(import, administration, medicine_copy, made);
}

void takeRequest(Import& import, Node administration, Value medicine, const Schedule& schedule, Purpose purpose) {
  Value resource = import.start("MedicationRequest");
  putIdentifiers(resource, administration);
  put(resource, "status", requestStatus(import, administration, schedule));
  put(resource, "intent", intentOf(moodOf(administration), purpose));
  if (isNegated(administration)) put(resource, "doNotPerform", Value(true));
  const Value medicine_copy = medicine;
  put(resource, "medicationCodeableConcept", std::move(medicine));
  putSubject(import, resource);
  put(resource, "authoredOn", firstAuthorTime(administration));
  if (std::string author = lastAuthor(import, administration); !author.empty()) {
    put(resource, "requester", reference(std::move(author)));
  }
  putReasons(import, resource, administration);
  put(resource, "note", notesOf(import, administration));
  if (Value dosage = toDosage(import, administration, schedule, Bounds::Inside); !dosage.isNull()) {
    add(resource, "dosageInstruction", std::move(dosage));
  }
  putDispenseRequest(import, resource, administration);
  const std::string made = import.take(std::move(resource), administration);
  takeDispenses(import, administration, medicine_copy, made);
}

void noteOddities(Import& import, Node administration) {
  if (!hasAnyTemplate(administration)) {
    import.note(IssueSeverity::Information, "The medicine does not name its template; it was recognised by its shape.");
  }
  const Node route = administration["routeCode"];
  // Routes of the NCI Thesaurus are of two branches only (FDA route of administration).
  const std::string_view code = codeIn(route, "2.16.840.1.113883.3.26.1.1");
  if (code.size() > 3 && code.starts_with('C') && !code.starts_with("C38") && !code.starts_with("C28161") &&
      !code.starts_with("C79") && !code.starts_with("C48623") && !code.starts_with("C444") &&
      !code.starts_with("C126")) {
    import.note(IssueSeverity::Information,
                "\"" + shorten(code, 40) + "\" is not a route that C-CDA knows; it was kept as written.");
  }
  const std::string_view unit = codeIn(administration["administrationUnitCode"], "2.16.840.1.113883.3.26.1.1");
  if (unit == "C22559") {
    import.note(IssueSeverity::Information, "\"C22559\" is not a dose form that C-CDA knows; it was kept as written.");
  }
}

void takeMedication(Import& import, Node administration, Purpose purpose) {
  Value medicine = medicineOf(import, administration);
  if (medicine.isNull()) return import.reject("The medicine has no name or code.");
  noteOddities(import, administration);
  const Schedule schedule = toSchedule(import, administration);
  if (isEvent(administration)) return takeStatement(import, administration, std::move(medicine), schedule);
  takeRequest(import, administration, std::move(medicine), schedule, purpose);
}

void read(Import& import, Node statement, Purpose purpose) {
  if (statement.is("substanceAdministration")) return takeMedication(import, statement, purpose);
  if (statement.is("supply")) return readSupply(import, statement);
  bool has_found = false;
  for (const Node relation : statement.children("entryRelationship")) {
    if (const Node inner = relation["substanceAdministration"]) {
      has_found = true;
      takeMedication(import, inner, purpose);
    }
  }
  for (const Node component : statement.children("component")) {
    if (const Node inner = component["substanceAdministration"]) {
      has_found = true;
      takeMedication(import, inner, purpose);
    }
  }
  if (has_found) return;
  if (!statement.is("act") || statement["code"]) return readPlan(import, statement);
  import.reject("The entry names no medicine.");
}

}  // namespace

void readMedication(Import& import, Node statement) { read(import, statement, Purpose::Listed); }
void readPlannedMedication(Import& import, Node statement) { read(import, statement, Purpose::Planned); }

}  // namespace baton::sources::ccda
