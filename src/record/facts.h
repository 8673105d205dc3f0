// The nouns about one person, as single resources state them: plain values, read out of FHIR R4 by fhir/.
//
// A fact is what one version of one resource says. What is so after putting several sources together is a line
// (record/lines.h). Status fields hold the FHIR code to the letter ("active", "stopped", "entered-in-error").
// Source of names and meanings: the R4 resource pages (http://hl7.org/fhir/R4/resourcelist.html).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/decimal.h"
#include "base/instant.h"
#include "record/coded.h"

namespace baton::record {

struct Identifier {
  std::string system;
  std::string value;
  std::string type;  // "MR", "NPI", "MB" ... or the text
  bool operator==(const Identifier&) const = default;
};

struct Name {
  std::string use;   // official, usual, nickname, maiden, old ...
  std::string text;  // whole name as shown; made from the parts when the source gives none
  std::string family;
  std::vector<std::string> given;
  bool operator==(const Name&) const = default;
};

struct Telecom {
  std::string system;  // phone, email, fax, url, sms
  std::string value;
  std::string use;  // home, work, mobile
  bool operator==(const Telecom&) const = default;
};

// Patient.contact or RelatedPerson: somebody to call.
struct Contact {
  About about;
  std::string name;
  Concept relationship;
  std::vector<Telecom> telecoms;
  Period period;
};

// Patient.
struct PersonFact {
  About about;
  std::vector<Identifier> identifiers;
  std::vector<Name> names;
  std::vector<Telecom> telecoms;
  std::string gender;
  PartialDate born;
  std::optional<PartialDate> deceased;  // an empty date when only "true" is known
  std::vector<std::string> addresses;   // one line each
  std::vector<Concept> languages;       // preferred first
  std::vector<Contact> contacts;
};

// Practitioner, PractitionerRole or Organization: somebody who helps.
struct HelperFact {
  About about;
  enum class Kind { Practitioner, Role, Organization } kind = Kind::Practitioner;
  std::string name;
  std::vector<Identifier> identifiers;
  std::vector<Telecom> telecoms;
  std::vector<Concept> specialties;  // Role: code and specialty; Practitioner: qualification; Organization: type
  std::string address;
  Reference practitioner;  // of a Role
  Reference organization;  // of a Role
  bool is_active = true;
  Period period;
};

struct CareTeamFact {
  About about;
  std::string name;
  std::string status;
  Period period;
  struct Member {
    Concept role;
    Reference who;
    Reference on_behalf_of;
    Period period;
  };
  std::vector<Member> members;
};

struct Dosage {
  std::string text;       // dosageInstruction.text, or what the parts say
  Quantity dose;          // empty unit and value 0 when not stated
  bool has_dose = false;  //
  Quantity dose_high;     // of a range; value 0 when none
  std::string timing;     // in words: "2 times a day", "at bedtime"
  // FHIR Timing.repeat as stated: frequency times per period of period_unit (s, min, h, d, wk, mo, a).
  int frequency = 0;
  int frequency_max = 0;
  double period = 0;
  std::string period_unit;
  std::vector<std::string> when;  // MORN, HS, AC ...
  bool is_as_needed = false;
  std::string as_needed_for;
  Concept route;
  std::string patient_instruction;
};

// MedicationRequest, MedicationStatement, MedicationDispense, MedicationAdministration.
struct MedicationFact {
  About about;
  enum class Kind { Request, Statement, Dispense, Administration } kind = Kind::Request;
  Concept what;                   // medicationCodeableConcept, or the code of the referenced or contained Medication
  std::vector<Concept> contents;  // Medication.ingredient, when given
  Concept form;
  Reference medication;  // medicationReference that leaves the resource: names one of Facts::medication_codes
  std::string status;    // FHIR code
  std::string intent;    // order, plan, proposal ... of a request
  PartialDate started;
  PartialDate ended;
  PartialDate written;  // authoredOn, dateAsserted, whenHandedOver
  std::vector<Dosage> dosages;
  std::vector<Concept> reasons;
  std::vector<Reference> reason_references;
  Concept status_reason;
  Reference prescriber;  // requester, informationSource or performer
  bool is_reported = false;
  bool is_otc = false;
  std::string note;
  std::optional<int> refills;
  Quantity supply;
  std::optional<double> supply_days;
  Reference based_on;  // the request that a dispense or statement rests on
  std::vector<Concept> categories;
};

struct AllergyFact {
  About about;
  Concept what;
  std::string clinical_status;      // active, inactive, resolved
  std::string verification_status;  // confirmed, unconfirmed, refuted, entered-in-error
  std::string type;                 // allergy, intolerance
  std::vector<std::string> categories;
  std::string criticality;  // low, high, unable-to-assess
  struct Reaction {
    std::vector<Concept> manifestations;
    std::string severity;
    Concept substance;
    std::string note;
  };
  std::vector<Reaction> reactions;
  PartialDate onset;
  PartialDate written;
  Reference asserter;
  std::string note;
};

struct ConditionFact {
  About about;
  Concept what;
  std::string clinical_status;      // active, recurrence, relapse, inactive, remission, resolved
  std::string verification_status;  // confirmed, provisional, differential, refuted ...
  std::vector<Concept> categories;  // problem-list-item, encounter-diagnosis, health-concern
  Concept severity;
  PartialDate onset;
  PartialDate abated;
  PartialDate written;
  Reference asserter;
  std::string note;
};

struct ObservationFact {
  About about;
  Concept what;
  std::string status;
  std::vector<std::string> categories;  // laboratory, vital-signs, social-history, survey ...
  PartialDate effective;
  // Exactly one of these is set when there is a value; text is what a person reads ("120/80 mmHg" of a panel too).
  std::optional<Quantity> quantity;
  Concept value_concept;
  std::string value_text;
  std::string absent_reason;
  std::string interpretation;  // HL7 v3 ObservationInterpretation code: H, L, HH, LL, A, AA, N ... or ""
  std::optional<Decimal> range_low;
  std::optional<Decimal> range_high;
  std::string range_text;
  struct Component {
    Concept what;
    std::optional<Quantity> quantity;
    Concept value_concept;
    std::string value_text;
  };
  std::vector<Component> components;
  std::vector<Reference> performers;
  std::string note;
  std::string shown() const;  // value with unit, components joined; "" when there is none
};

struct EncounterFact {
  About about;
  std::string status;
  std::string class_code;  // AMB, IMP, EMER, VR ...
  std::vector<Concept> types;
  Concept service;
  Period period;
  std::vector<Concept> reasons;
  Concept discharge_disposition;
  Reference organization;
  std::vector<Reference> participants;
  std::string location;
};

struct ProcedureFact {
  About about;
  Concept what;
  std::string status;
  Period performed;
  std::vector<Reference> performers;
  std::vector<Concept> reasons;
  std::string note;
};

struct ImmunizationFact {
  About about;
  Concept what;
  std::string status;
  PartialDate given;
};

struct GoalFact {
  About about;
  std::string lifecycle_status;
  Concept achievement;  // improving, achieved, no-progress ...
  Concept description;
  PartialDate start;
  PartialDate due;
  Reference expressed_by;
  std::string target_text;
  std::string note;
};

// CarePlan, ServiceRequest, Appointment: something planned or asked for.
struct PlanFact {
  About about;
  enum class Kind { CarePlan, ServiceRequest, Appointment } kind = Kind::CarePlan;
  std::string status;
  std::string intent;
  std::vector<Concept> categories;
  Concept what;
  std::string description;
  Period period;  // of an appointment: start and end
  Reference author;
  std::vector<Reference> participants;
  std::vector<std::string> activities;  // one line each
};

// DocumentReference, DiagnosticReport with narrative, Composition, Media.
struct DocumentFact {
  About about;
  std::string status;
  Concept type;
  std::vector<Concept> categories;
  std::string title;
  PartialDate date;
  std::vector<Reference> authors;
  std::string content_type;
  std::string conclusion;
  std::vector<Reference> results;  // of a DiagnosticReport
};

struct CoverageFact {
  About about;
  std::string status;
  std::string payor;
  Concept type;
  std::string member_id;
  std::string plan;
  std::string group;
  Period period;
};

// List: "the medication list", with its owner and when it was last confirmed (capability COM-5).
struct ListFact {
  About about;
  std::string status;
  std::string title;
  Concept what;
  Reference owner;        // List.source
  PartialDate confirmed;  // List.date
  std::vector<Reference> items;
  bool is_empty_on_purpose = false;  // emptyReason "nilknown"
};

struct FamilyHistoryFact {
  About about;
  Concept relationship;
  std::vector<Concept> conditions;
};

// Task: something that one person or place is to do, and how far it is. Baton's own handoffs too: who owns a
// responsibility, and that an update is to be acknowledged (docs/formats/handoffs.md).
struct TaskFact {
  About about;
  std::vector<Identifier> identifiers;
  std::string status;  // requested, received, accepted, rejected, in-progress, on-hold, completed, cancelled ...
  std::string intent;
  std::string priority;  // routine, urgent, asap, stat
  Concept what;          // code
  Concept business_status;
  std::string description;
  Reference focus;      // what is acted on
  Reference requester;  // who asked for it
  Reference owner;      // who is to do it
  PartialDate authored;
  PartialDate modified;
  Period execution;
  PartialDate due;  // restriction.period.end
  Concept status_reason;
  std::string note;
};

// Consent: what a person allows or forbids. The root provision and one level of exceptions to it, as R4 nests them.
struct ConsentFact {
  About about;
  std::string status;  // draft, proposed, active, rejected, inactive, entered-in-error
  Concept scope;
  std::vector<Concept> categories;
  PartialDate given;  // dateTime
  std::vector<Reference> performers;
  std::vector<Reference> organizations;
  std::vector<Concept> policies;  // policyRule, and policy.uri as text
  bool is_verified = false;
  struct Actor {
    Concept role;
    Reference who;
  };
  struct Provision {
    std::string type;  // permit, deny; of the root "" means that only the policy counts
    Period period;
    Period data_period;
    std::vector<Actor> actors;
    std::vector<Concept> actions;
    std::vector<Coding> labels;    // securityLabel
    std::vector<Coding> purposes;  // v3-ActReason: TREAT, HPAYMT ...
    std::vector<Coding> classes;   // resource types or profiles
    std::vector<Concept> codes;
    std::vector<Reference> data;
  };
  Provision provision;
  std::vector<Provision> exceptions;
  bool is_deeper = false;  // provisions within exceptions: not read, so nothing may rest on this consent
};

// Communication: something told to somebody; Baton's updates too (docs/formats/handoffs.md).
struct CommunicationFact {
  About about;
  std::vector<Identifier> identifiers;
  std::string status;  // preparation, in-progress, on-hold, completed, not-done ...
  Concept status_reason;
  std::vector<Concept> categories;
  Concept topic;
  std::string priority;
  std::vector<Concept> media;
  PartialDate sent;
  PartialDate received;
  Reference sender;
  std::vector<Reference> recipients;
  std::vector<Reference> subjects;  // about: what it tells of
  std::vector<Reference> answers;   // inResponseTo
  std::vector<std::string> payload;
  std::string note;
};

// Flag, RiskAssessment, Device, QuestionnaireResponse ...: read for lists and pages, not yet for rules.
struct OtherFact {
  About about;
  std::string type;   // FHIR resource type
  std::string label;  // what a person reads
  std::string status;
  PartialDate date;
};

// Linkage: a person's decision that several entries are, or are not, the same thing (see docs/formats/decisions.md).
struct DecisionFact {
  About about;
  std::vector<std::string> keys;  // "Type/id" of the entries
  bool is_same = true;
};

// DetectedIssue that Baton wrote: a person has seen a finding (docs/formats/findings.md).
struct AcknowledgementFact {
  About about;
  std::string finding;  // Finding::id
  std::string facts;    // factsDigest() of the finding as it was then: of other facts it speaks again
  PartialDate on;
  std::string by;  // name of who has seen it
};

// Everything read of a set of resource versions. Each resource version is in exactly one of these vectors, once
// (a Medication or Practitioner that others refer to included); `other` takes what has no vector of its own.
struct Facts {
  std::vector<PersonFact> persons;
  std::vector<Contact> contacts;  // RelatedPerson
  std::vector<HelperFact> helpers;
  std::vector<CareTeamFact> care_teams;
  std::vector<MedicationFact> medications;
  std::vector<AllergyFact> allergies;
  std::vector<ConditionFact> conditions;
  std::vector<ObservationFact> observations;
  std::vector<EncounterFact> encounters;
  std::vector<ProcedureFact> procedures;
  std::vector<ImmunizationFact> immunizations;
  std::vector<GoalFact> goals;
  std::vector<PlanFact> plans;
  std::vector<TaskFact> tasks;
  std::vector<ConsentFact> consents;
  std::vector<CommunicationFact> communications;
  std::vector<DocumentFact> documents;
  std::vector<CoverageFact> coverages;
  std::vector<ListFact> lists;
  std::vector<FamilyHistoryFact> family_history;
  std::vector<DecisionFact> decisions;
  std::vector<AcknowledgementFact> acknowledgements;
  std::vector<OtherFact> other;
  // Medication resources, for the requests and statements that refer to them.
  struct MedicationCode {
    About about;
    Concept what;
    std::vector<Concept> contents;
    Concept form;
  };
  std::vector<MedicationCode> medication_codes;

  // Calls visit(fact) for every fact of every vector: each fact has a member `about`.
  template <class Visit>
  void forEach(Visit&& visit) const {
    eachVector(*this, [&](const auto& facts) {
      for (const auto& fact : facts) visit(fact);
    });
  }
  template <class Visit>
  void forEach(Visit&& visit) {
    eachVector(*this, [&](auto& facts) {
      for (auto& fact : facts) visit(fact);
    });
  }
  // Calls visit(vector) for every vector of `self`, which may be const.
  template <class Self, class Visit>
  static void eachVector(Self& self, Visit&& visit) {
    eachPair(self, self, [&](auto& vector, auto&) { visit(vector); });
  }
  // Calls visit(left's vector, right's vector) for every kind of fact, in step.
  template <class Left, class Right, class Visit>
  static void eachPair(Left& left, Right& right, Visit&& visit) {
    visit(left.persons, right.persons), visit(left.contacts, right.contacts), visit(left.helpers, right.helpers),
        visit(left.care_teams, right.care_teams), visit(left.medications, right.medications),
        visit(left.allergies, right.allergies), visit(left.conditions, right.conditions),
        visit(left.observations, right.observations), visit(left.encounters, right.encounters),
        visit(left.procedures, right.procedures), visit(left.immunizations, right.immunizations),
        visit(left.goals, right.goals), visit(left.plans, right.plans), visit(left.tasks, right.tasks),
        visit(left.consents, right.consents), visit(left.communications, right.communications),
        visit(left.documents, right.documents), visit(left.coverages, right.coverages), visit(left.lists, right.lists),
        visit(left.family_history, right.family_history), visit(left.decisions, right.decisions),
        visit(left.acknowledgements, right.acknowledgements), visit(left.other, right.other),
        visit(left.medication_codes, right.medication_codes);
  }
  std::size_t size() const;
};

}  // namespace baton::record
