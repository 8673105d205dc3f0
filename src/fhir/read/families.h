// One reader per resource type: each adds exactly one fact. readInto (fhir/read.h) finds them by name in its table.
// Errors: none; what a resource does not say stays empty. Source: http://hl7.org/fhir/R4/<type>.html for each.
#pragma once

#include "fhir/read/about.h"
#include "record/facts.h"

namespace baton::fhir::read {

void readPatient(record::Facts& facts, const Incoming& incoming);
void readRelatedPerson(record::Facts& facts, const Incoming& incoming);
void readPractitioner(record::Facts& facts, const Incoming& incoming);
void readPractitionerRole(record::Facts& facts, const Incoming& incoming);
void readOrganization(record::Facts& facts, const Incoming& incoming);
void readCareTeam(record::Facts& facts, const Incoming& incoming);
void readMedication(record::Facts& facts, const Incoming& incoming);
void readMedicationRequest(record::Facts& facts, const Incoming& incoming);
void readMedicationStatement(record::Facts& facts, const Incoming& incoming);
void readMedicationDispense(record::Facts& facts, const Incoming& incoming);
void readMedicationAdministration(record::Facts& facts, const Incoming& incoming);
void readAllergyIntolerance(record::Facts& facts, const Incoming& incoming);
void readCondition(record::Facts& facts, const Incoming& incoming);
void readObservation(record::Facts& facts, const Incoming& incoming);
void readEncounter(record::Facts& facts, const Incoming& incoming);
void readProcedure(record::Facts& facts, const Incoming& incoming);
void readImmunization(record::Facts& facts, const Incoming& incoming);
void readFamilyMemberHistory(record::Facts& facts, const Incoming& incoming);
void readGoal(record::Facts& facts, const Incoming& incoming);
void readCarePlan(record::Facts& facts, const Incoming& incoming);
void readServiceRequest(record::Facts& facts, const Incoming& incoming);
void readAppointment(record::Facts& facts, const Incoming& incoming);
void readTask(record::Facts& facts, const Incoming& incoming);
void readConsent(record::Facts& facts, const Incoming& incoming);
void readCommunication(record::Facts& facts, const Incoming& incoming);
void readDocumentReference(record::Facts& facts, const Incoming& incoming);
void readDiagnosticReport(record::Facts& facts, const Incoming& incoming);
void readComposition(record::Facts& facts, const Incoming& incoming);
void readMedia(record::Facts& facts, const Incoming& incoming);
void readCoverage(record::Facts& facts, const Incoming& incoming);
void readList(record::Facts& facts, const Incoming& incoming);
void readLinkage(record::Facts& facts, const Incoming& incoming);
// An acknowledgement when Baton wrote it, else as readOther().
void readDetectedIssue(record::Facts& facts, const Incoming& incoming);
// Every other type: what a person would call it, its status and date.
void readOther(record::Facts& facts, const Incoming& incoming);

}  // namespace baton::fhir::read
