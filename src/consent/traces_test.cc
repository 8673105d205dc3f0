// Traces: what was withheld is named nowhere in what passed; what rests on single grants is no more than these.
#include "consent/traces.h"

#include <doctest/doctest.h>

#include "consent/gate.h"
#include "consent/testing_consents.h"

namespace baton::consent {
namespace {

const record::Coding kPart2{"http://terminology.hl7.org/CodeSystem/v3-ActCode", "42CFRPart2", ""};

record::Chart rebuild(record::Facts facts) {
  record::Chart chart;
  chart.at = testing::kNow;
  chart.facts = std::move(facts);
  return chart;
}

record::Disclosure seenBy(const record::Audience& audience, const record::Facts& facts) {
  return Gate::disclose(std::make_shared<const record::Chart>(rebuild(facts)), audience, rebuild);
}
record::Facts factsFor(const record::Audience& audience, const record::Facts& facts) {
  return seenBy(audience, facts).chart().facts;
}

// A program that nobody but the person may know of, and its counselor whom only its visit names.
record::Facts withProgram() {
  record::Facts facts;
  record::HelperFact program;
  program.kind = record::HelperFact::Kind::Organization;
  program.about.key = "Organization/1";
  program.about.security = {kPart2};
  program.name = "Stillwater Program";
  facts.helpers = {program};
  record::EncounterFact visit;
  visit.about.key = "Encounter/program";
  visit.about.security = {kPart2};
  visit.participants = {{"", "Tess Marlow", ""}};
  facts.encounters = {visit};
  return facts;
}

record::MedicationFact medicine(const std::string& name, const std::string& note) {
  record::MedicationFact fact;
  fact.about.key = "MedicationRequest/1";
  fact.what.text = name;
  fact.note = note;
  return fact;
}

record::DocumentFact letter(const std::string& title) {
  record::DocumentFact fact;
  fact.about.key = "DocumentReference/1";
  fact.title = title;
  return fact;
}

}  // namespace

TEST_CASE("a medicine stays, without the sentence and without the name in its label") {
  record::Facts facts = withProgram();
  facts.medications = {
      medicine("Sertraline (Stillwater Program)", "Helps. Tess Marlow thinks so too. Taken at night.")};
  const record::Facts seen = factsFor({"psychiatrist", ""}, facts);
  REQUIRE(seen.medications.size() == 1);
  CHECK(seen.medications.front().what.text == "Sertraline");
  CHECK(seen.medications.front().note == "Helps. Taken at night.");
  CHECK(factsFor({"self", ""}, facts).medications.front().note.find("Tess Marlow") != std::string::npos);
}

TEST_CASE("a document, message or plan that names it is not there at all") {
  record::Facts facts = withProgram();
  facts.documents = {letter("Letter to Stillwater Program")};
  record::CommunicationFact message;
  message.about.key = "Communication/1";
  message.payload = {"Please ask Tess Marlow. Thank you."};
  facts.communications = {message};
  record::PlanFact plan;
  plan.about.key = "CarePlan/1";
  plan.description = "Weekly at the Stillwater program";
  facts.plans = {plan};
  const record::Disclosure seen = seenBy({"psychiatrist", ""}, facts);
  CHECK(seen.chart().facts.documents.empty());
  CHECK(seen.chart().facts.communications.empty());
  CHECK(seen.chart().facts.plans.empty());
  CHECK_FALSE(seen.permits(facts.documents.front().about));
  CHECK(factsFor({"self", ""}, facts).documents.size() == 1);
}

TEST_CASE("an answer that is only the name is withheld, one with a number stays") {
  record::Facts facts = withProgram();
  record::ObservationFact words;
  words.about.key = "Observation/1";
  words.what.text = "Where seen";
  words.value_text = "Stillwater Program";
  record::ObservationFact weight;
  weight.about.key = "Observation/2";
  weight.what.text = "Weight";
  weight.quantity = Quantity();
  weight.quantity->value = *Decimal::parse("80");
  weight.quantity->unit = "kg";
  weight.note = "Measured at Stillwater Program.";
  facts.observations = {words, weight};
  const record::Facts seen = factsFor({"psychiatrist", ""}, facts);
  REQUIRE(seen.observations.size() == 1);
  CHECK(seen.observations.front().about.key == "Observation/2");
  CHECK(seen.observations.front().note.empty());
}

TEST_CASE("who is named by something that passed is no secret") {
  record::Facts facts = withProgram();
  record::EncounterFact open;
  open.about.key = "Encounter/open";
  open.participants = {{"", "Tess Marlow", ""}};
  facts.encounters.push_back(open);
  facts.medications = {medicine("Sertraline", "Tess Marlow thinks it helps.")};
  const record::Facts seen = factsFor({"psychiatrist", ""}, facts);
  CHECK(seen.medications.front().note == "Tess Marlow thinks it helps.");
  CHECK(seen.encounters.front().participants.front().display == "Tess Marlow");
}

TEST_CASE("what is withheld because of its type only takes no names with it") {
  record::Facts facts;
  record::OtherFact bill;
  bill.about.key = "Claim/1";
  facts.other = {bill};
  record::EncounterFact visit;
  visit.about.key = "Encounter/1";
  visit.participants = {{"", "Dr. Lee Wong", ""}};
  facts.encounters = {visit};
  facts.medications = {medicine("Sertraline", "From Dr. Lee Wong.")};
  CHECK(factsFor({"pharmacy", ""}, facts).medications.front().note == "From Dr. Lee Wong.");
}

TEST_CASE("a caregiver with a permission for one entry is told of this entry and nothing beside it") {
  record::Facts facts;
  record::PersonFact person;
  person.about.key = "Patient/1";
  facts.persons = {person};
  facts.medications = {medicine("Sertraline", "")};
  record::AllergyFact allergy;
  allergy.about.key = "AllergyIntolerance/1";
  allergy.what.text = "Walnuts";
  facts.allergies = {allergy};
  record::ConsentFact one = testing::consentTo(testing::role("caregiver"), {});
  one.provision.data = {{"AllergyIntolerance/1", "", "AllergyIntolerance/1"}};
  facts.consents = {one};
  const record::Facts seen = factsFor({"caregiver", ""}, facts);
  CHECK(seen.persons.size() == 1);
  CHECK(seen.allergies.size() == 1);
  CHECK(seen.medications.empty());
  // An account was let in by other means, and a wider permission beside the narrow one is as wide as it is.
  CHECK(factsFor({"caregiver", "Rosa", "account:u1"}, facts).medications.size() == 1);
  facts.consents.push_back(testing::consentTo(testing::role("caregiver"), {}));
  facts.consents.back().about.key = "Consent/2";
  CHECK(factsFor({"caregiver", ""}, facts).medications.size() == 1);
}

TEST_CASE("one list: its types and nothing beside them; who treats is not narrowed by it") {
  record::Facts facts;
  facts.medications = {medicine("Sertraline", "")};
  record::AllergyFact allergy;
  allergy.about.key = "AllergyIntolerance/1";
  facts.allergies = {allergy};
  for (const std::string role : {"caregiver", "psychiatrist"}) {
    record::ConsentFact list = testing::consentTo(testing::role(role), {});
    list.provision.classes = {{std::string(record::kResourceTypes), "MedicationRequest", ""}};
    facts.consents.push_back(list);
  }
  CHECK(factsFor({"caregiver", ""}, facts).medications.size() == 1);
  CHECK(factsFor({"caregiver", ""}, facts).allergies.empty());
  CHECK(factsFor({"psychiatrist", ""}, facts).allergies.size() == 1);
}

TEST_CASE("a permission may name an account of a helper") {
  record::Facts facts;
  record::ConditionFact hiv;
  hiv.about.key = "Condition/1";
  hiv.what.text = "HIV";
  facts.conditions = {hiv};
  record::ConsentFact consent = testing::consentTo(testing::reader(""), {"hiv"});
  consent.provision.actors.front().who = {"account:u1", "Rosa", ""};
  facts.consents = {consent};
  CHECK(factsFor({"caregiver", "Rosa", "account:u1"}, facts).conditions.size() == 1);
  CHECK(factsFor({"caregiver", "Rosa", "account:u2"}, facts).conditions.empty());
  CHECK(factsFor({"caregiver", "Rosa", ""}, facts).conditions.empty());
}

TEST_CASE("a type that the person denies is not open, though the role would see it") {
  record::Facts facts;
  CHECK(seesType(seenBy({"psychiatrist", ""}, facts), "Observation"));
  CHECK(seesType(seenBy({"self", ""}, facts), "Observation"));
  CHECK_FALSE(seesType(seenBy({"pharmacy", ""}, facts), "Observation"));
  record::ConsentFact denial = testing::consentTo(testing::role("psychiatrist"), {});
  denial.provision.type = "deny";
  denial.provision.classes = {{std::string(record::kResourceTypes), "Observation", ""}};
  facts.consents = {denial};
  CHECK_FALSE(seesType(seenBy({"psychiatrist", ""}, facts), "Observation"));
  CHECK(seesType(seenBy({"psychiatrist", ""}, facts), "MedicationRequest"));
  CHECK(seesType(seenBy({"therapist", ""}, facts), "Observation"));
}

}  // namespace baton::consent
