// Result Organizer (2.16.840.1.113883.10.20.22.4.1) and Result Observation (…4.2) → DiagnosticReport, Observation,
// Specimen.
//
// Source: C-CDA on FHIR, "Results"; ConceptMaps CF-ResultReportStatus, CF-ResultStatus.
#include "base/text.h"
#include "sources/ccda/datatypes.h"
#include "sources/ccda/entries.h"
#include "sources/ccda/fields.h"
#include "sources/ccda/observation.h"
#include "sources/ccda/participants.h"
#include "sources/ccda/statement.h"

namespace baton::sources::ccda {
namespace {

using xml::Node;

std::string takeSpecimen(Import& import, Node holder) {
  const Node role = holder["specimen"]["specimenRole"];
  const Node entity = role["specimenPlayingEntity"];
  Value type = toConcept(import, entity["code"]);
  if (type.isNull()) put(type, "text", plainText(entity["name"]));
  if (type.isNull()) return {};
  Value resource = import.start("Specimen");
  putIdentifiers(resource, role);
  put(resource, "type", std::move(type));
  putSubject(import, resource);
  // Specimens of one kind without an id of their own belong to one report each.
  return import.take(std::move(resource), role);
}

std::string takeResult(Import& import, Node observation, Node organizer, const std::string& outer_specimen) {
  Value resource = toObservation(import, observation, ObservationCategory::Laboratory, organizer);
  if (resource.isNull()) {
    import.reject("The result has neither a name nor a code.");
    return {};
  }
  std::string specimen = takeSpecimen(import, observation);
  if (specimen.empty()) specimen = outer_specimen;
  if (!specimen.empty()) put(resource, "specimen", reference(specimen));
  return import.take(std::move(resource), observation);
}

void putEffective(Import& import, Value& report, Node organizer) {
  const auto before = report.members().size();
  putWhen(import, report, "effective", organizer["effectiveTime"]);
  if (report.members().size() != before) return;
  std::string first;
  std::string last;
  for (const Node component : organizer.children("component")) {
    const std::string moment = momentOf(component["observation"]["effectiveTime"]);
    if (moment.empty()) continue;
    if (first.empty() || moment < first) first = moment;
    if (last.empty() || moment > last) last = moment;
  }
  if (first == last) return put(report, "effectiveDateTime", first);
  Value period;
  put(period, "start", first);
  put(period, "end", last);
  put(report, "effectivePeriod", std::move(period));
}

// A report without a code of its own is named after what it holds.
Value reportCode(Import& import, Node organizer) {
  Value code = toConcept(import, organizer["code"]);
  if (!code.isNull()) return code;
  std::string text = import.narrative().textOf(organizer["text"]);
  if (text.empty()) text = titleOf(import, organizer["component"]["observation"]);
  put(code, "text", text.empty() ? "Results" : text);
  return code;
}

void takeReport(Import& import, Node organizer) {
  const std::string specimen = takeSpecimen(import, organizer);
  Value results;
  for (const Node component : organizer.children("component")) {
    if (const Node observation = component["observation"]) {
      if (isPrivacyAnnotation(observation)) continue;  // its label is on the whole report already
      std::string made = takeResult(import, observation, organizer, specimen);
      if (!made.empty()) results.push(reference(std::move(made)));
    } else if (component["organizer"]) {
      takeReport(import, component["organizer"]);
    } else if (const Node procedure = component["procedure"]; procedure && !hasTemplate(procedure, "4.415")) {
      readProcedure(import, procedure);
    }
  }
  if (organizer["code"].attribute("code").empty() && results.isNull()) {
    return import.reject("The report has no name and no results.");
  }
  if (!hasAnyTemplate(organizer)) {
    import.note(IssueSeverity::Information, "The report does not name its template; it was recognised by its shape.");
  }
  Value report = import.start("DiagnosticReport");
  putIdentifiers(report, organizer);
  std::string_view status = observationStatus(statusOf(organizer));
  put(report, "status", status.empty() ? "final" : status);
  add(report, "category", concept_("http://terminology.hl7.org/CodeSystem/v2-0074", "LAB", "Laboratory"));
  put(report, "code", reportCode(import, organizer));
  putSubject(import, report);
  putEffective(import, report, organizer);
  for (const Node performer : organizer.children("performer")) {
    if (std::string who = practitionerOrOrganization(import, performer["assignedEntity"]); !who.empty()) {
      add(report, "performer", reference(std::move(who)));
    }
  }
  if (!specimen.empty()) add(report, "specimen", reference(specimen));
  put(report, "result", std::move(results));
  import.take(std::move(report), organizer);
}

}  // namespace

void readResult(Import& import, Node statement) {
  if (statement.is("organizer")) return takeReport(import, statement);
  if (statement.is("observation")) {
    takeResult(import, statement, {}, {});
    return;
  }
  if (statement.is("procedure")) return readProcedure(import, statement);
  // Older documents wrap the battery in an act.
  bool has_found = false;
  for (const Node relation : statement.children("entryRelationship")) {
    const Node inner = statementIn(relation);
    if (!inner.is("organizer") && !inner.is("observation")) continue;
    has_found = true;
    readResult(import, inner);
  }
  if (!has_found) readProcedure(import, statement);
}

}  // namespace baton::sources::ccda
