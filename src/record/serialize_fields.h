// The fields of every noun, named once: what a binary snapshot holds and where references sit.
//
// Why: serialize, deserialize and resolveReferences must treat every field of every noun, and C++20 cannot list them.
// eachField(visit, x) calls visit(a, b, c ...) with all fields of `x`, in a fixed order; `x` may be const or not.
// A new field in facts.h is one word here. The test "no field is forgotten" counts the members of each struct.
// Changing an order, adding or removing a field asks for a new kHistoryFormat in serialize.cc.
#pragma once

#include <concepts>
#include <type_traits>

#include "record/facts.h"

namespace baton::record {

template <class X, class T>
concept Is = std::same_as<std::remove_const_t<X>, T>;

template <class V>
void eachField(V&& v, Is<Coding> auto& x) {
  v(x.system, x.code, x.display);
}
template <class V>
void eachField(V&& v, Is<Concept> auto& x) {
  v(x.codings, x.text);
}
template <class V>
void eachField(V&& v, Is<Reference> auto& x) {
  v(x.target, x.display, x.key);
}
template <class V>
void eachField(V&& v, Is<Period> auto& x) {
  v(x.start, x.end);
}
template <class V>
void eachField(V&& v, Is<Source> auto& x) {
  v(x.key, x.organisation, x.file, x.format, x.author, x.recorded, x.asserted);
}
template <class V>
void eachField(V&& v, Is<About> auto& x) {
  v(x.key, x.version, x.sequence, x.digest, x.source, x.full_url, x.last_updated, x.file_hash, x.security, x.held_from,
    x.held_to, x.is_entered_in_error, x.is_not_interpreted);
}
template <class V>
void eachField(V&& v, Is<Quantity> auto& x) {
  v(x.value, x.comparator, x.unit, x.code, x.system);
}
template <class V>
void eachField(V&& v, Is<Identifier> auto& x) {
  v(x.system, x.value, x.type);
}
template <class V>
void eachField(V&& v, Is<Name> auto& x) {
  v(x.use, x.text, x.family, x.given);
}
template <class V>
void eachField(V&& v, Is<Telecom> auto& x) {
  v(x.system, x.value, x.use);
}
template <class V>
void eachField(V&& v, Is<Contact> auto& x) {
  v(x.about, x.name, x.relationship, x.telecoms, x.period);
}
template <class V>
void eachField(V&& v, Is<PersonFact> auto& x) {
  v(x.about, x.identifiers, x.names, x.telecoms, x.gender, x.born, x.deceased, x.addresses, x.languages, x.contacts);
}
template <class V>
void eachField(V&& v, Is<HelperFact> auto& x) {
  v(x.about, x.kind, x.name, x.identifiers, x.telecoms, x.specialties, x.address, x.practitioner, x.organization,
    x.is_active, x.period);
}
template <class V>
void eachField(V&& v, Is<CareTeamFact::Member> auto& x) {
  v(x.role, x.who, x.on_behalf_of, x.period);
}
template <class V>
void eachField(V&& v, Is<CareTeamFact> auto& x) {
  v(x.about, x.name, x.status, x.period, x.members);
}
template <class V>
void eachField(V&& v, Is<Dosage> auto& x) {
  v(x.text, x.dose, x.has_dose, x.dose_high, x.timing, x.frequency, x.frequency_max, x.period, x.period_unit, x.when,
    x.is_as_needed, x.as_needed_for, x.route, x.patient_instruction);
}
template <class V>
void eachField(V&& v, Is<MedicationFact> auto& x) {
  v(x.about, x.kind, x.what, x.contents, x.form, x.medication, x.status, x.intent, x.started, x.ended, x.written,
    x.dosages, x.reasons, x.reason_references, x.status_reason, x.prescriber, x.is_reported, x.is_otc, x.note,
    x.refills, x.supply, x.supply_days, x.based_on, x.categories);
}
template <class V>
void eachField(V&& v, Is<AllergyFact::Reaction> auto& x) {
  v(x.manifestations, x.severity, x.substance, x.note);
}
template <class V>
void eachField(V&& v, Is<AllergyFact> auto& x) {
  v(x.about, x.what, x.clinical_status, x.verification_status, x.type, x.categories, x.criticality, x.reactions,
    x.onset, x.written, x.asserter, x.note);
}
template <class V>
void eachField(V&& v, Is<ConditionFact> auto& x) {
  v(x.about, x.what, x.clinical_status, x.verification_status, x.categories, x.severity, x.onset, x.abated, x.written,
    x.asserter, x.note);
}
template <class V>
void eachField(V&& v, Is<ObservationFact::Component> auto& x) {
  v(x.what, x.quantity, x.value_concept, x.value_text);
}
template <class V>
void eachField(V&& v, Is<ObservationFact> auto& x) {
  v(x.about, x.what, x.status, x.categories, x.effective, x.quantity, x.value_concept, x.value_text, x.absent_reason,
    x.interpretation, x.range_low, x.range_high, x.range_text, x.components, x.performers, x.note);
}
template <class V>
void eachField(V&& v, Is<EncounterFact> auto& x) {
  v(x.about, x.status, x.class_code, x.types, x.service, x.period, x.reasons, x.discharge_disposition, x.organization,
    x.participants, x.location);
}
template <class V>
void eachField(V&& v, Is<ProcedureFact> auto& x) {
  v(x.about, x.what, x.status, x.performed, x.performers, x.reasons, x.note);
}
template <class V>
void eachField(V&& v, Is<ImmunizationFact> auto& x) {
  v(x.about, x.what, x.status, x.given);
}
template <class V>
void eachField(V&& v, Is<GoalFact> auto& x) {
  v(x.about, x.lifecycle_status, x.achievement, x.description, x.start, x.due, x.expressed_by, x.target_text, x.note);
}
template <class V>
void eachField(V&& v, Is<PlanFact> auto& x) {
  v(x.about, x.kind, x.status, x.intent, x.categories, x.what, x.description, x.period, x.author, x.participants,
    x.activities);
}
template <class V>
void eachField(V&& v, Is<TaskFact> auto& x) {
  v(x.about, x.identifiers, x.status, x.intent, x.priority, x.what, x.business_status, x.description, x.focus,
    x.requester, x.owner, x.authored, x.modified, x.execution, x.due, x.status_reason, x.note);
}
template <class V>
void eachField(V&& v, Is<ConsentFact::Actor> auto& x) {
  v(x.role, x.who);
}
template <class V>
void eachField(V&& v, Is<ConsentFact::Provision> auto& x) {
  v(x.type, x.period, x.data_period, x.actors, x.actions, x.labels, x.purposes, x.classes, x.codes, x.data);
}
template <class V>
void eachField(V&& v, Is<ConsentFact> auto& x) {
  v(x.about, x.status, x.scope, x.categories, x.given, x.performers, x.organizations, x.policies, x.is_verified,
    x.provision, x.exceptions, x.is_deeper);
}
template <class V>
void eachField(V&& v, Is<CommunicationFact> auto& x) {
  v(x.about, x.identifiers, x.status, x.status_reason, x.categories, x.topic, x.priority, x.media, x.sent, x.received,
    x.sender, x.recipients, x.subjects, x.answers, x.payload, x.note);
}
template <class V>
void eachField(V&& v, Is<DocumentFact> auto& x) {
  v(x.about, x.status, x.type, x.categories, x.title, x.date, x.authors, x.content_type, x.conclusion, x.results);
}
template <class V>
void eachField(V&& v, Is<CoverageFact> auto& x) {
  v(x.about, x.status, x.payor, x.type, x.member_id, x.plan, x.group, x.period);
}
template <class V>
void eachField(V&& v, Is<ListFact> auto& x) {
  v(x.about, x.status, x.title, x.what, x.owner, x.confirmed, x.items, x.is_empty_on_purpose);
}
template <class V>
void eachField(V&& v, Is<FamilyHistoryFact> auto& x) {
  v(x.about, x.relationship, x.conditions);
}
template <class V>
void eachField(V&& v, Is<DecisionFact> auto& x) {
  v(x.about, x.keys, x.is_same);
}
template <class V>
void eachField(V&& v, Is<AcknowledgementFact> auto& x) {
  v(x.about, x.finding, x.facts, x.on, x.by);
}
template <class V>
void eachField(V&& v, Is<OtherFact> auto& x) {
  v(x.about, x.type, x.label, x.status, x.date);
}
template <class V>
void eachField(V&& v, Is<Facts::MedicationCode> auto& x) {
  v(x.about, x.what, x.contents, x.form);
}

// True for every struct above: it has fields to visit.
template <class X>
concept HasFields = requires(X& x) { eachField([](auto&...) {}, x); };

}  // namespace baton::record
