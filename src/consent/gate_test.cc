#include "consent/gate.h"

#include <doctest/doctest.h>

#include <type_traits>

#include "consent/policy.h"

namespace baton::consent {
namespace {

record::ObservationFact observation(const std::string& id, std::vector<record::Coding> labels = {}) {
  record::ObservationFact fact;
  fact.about.key = "Observation/" + id;
  fact.about.security = std::move(labels);
  return fact;
}

record::Chart rebuild(record::Facts facts) {
  record::Chart chart;
  chart.facts = std::move(facts);
  return chart;
}

std::size_t seenBy(const std::string& role, const record::Facts& facts) {
  auto chart = std::make_shared<const record::Chart>(rebuild(facts));
  return Gate::disclose(chart, record::Audience{role, ""}, rebuild).chart().facts.size();
}

const record::Coding kPart2{"http://terminology.hl7.org/CodeSystem/v3-ActCode", "42CFRPart2", ""};
const record::Coding kRestricted{"http://terminology.hl7.org/CodeSystem/v3-Confidentiality", "R", ""};
const record::Coding kNormal{"http://terminology.hl7.org/CodeSystem/v3-Confidentiality", "N", ""};

// Nobody but the gate makes a Disclosure: it has no constructor that another class could call, and none by default.
// tests/consent/forge.sh compiles attempts that must fail.
static_assert(!std::is_default_constructible_v<record::Disclosure>);
static_assert(!std::is_aggregate_v<record::Disclosure>);
static_assert(!std::is_constructible_v<record::Disclosure, std::shared_ptr<const record::Chart>, record::Audience, bool,
                                       std::vector<std::string>>);
static_assert(!std::is_constructible_v<record::Disclosure, record::Chart>);

record::ConditionFact condition(const std::string& id, const std::string& name) {
  record::ConditionFact fact;
  fact.about.key = "Condition/" + id;
  fact.what.text = name;
  return fact;
}

}  // namespace

TEST_CASE("every R4 resource type has a rule and unknown types do not pass, not even to the person") {
  CHECK(typesWithRule().size() ==
        147);  // R4 4.0.1: 146 concrete resources and SubscriptionStatus of R4B in the definitions
  record::Facts facts;
  facts.observations.push_back(observation("1"));
  facts.observations.back().about.key = "Invented/1";
  CHECK(seenBy("self", facts) == 0);
}

TEST_CASE("labels above normal hold a resource back from everybody but the person") {
  record::Facts facts;
  facts.observations = {observation("plain"), observation("normal", {kNormal}), observation("part2", {kPart2}),
                        observation("restricted", {kRestricted})};
  CHECK(seenBy("self", facts) == 4);
  CHECK(seenBy("psychiatrist", facts) == 2);
  CHECK(seenBy("caregiver", facts) == 0);
  CHECK(seenBy("other", facts) == 0);
  CHECK(seenBy("made-up-role", facts) == 0);
}

TEST_CASE("who manages an older minor's record sees every type but nothing that is protected") {
  record::Facts facts;
  facts.observations = {observation("plain"), observation("part2", {kPart2}), observation("restricted", {kRestricted}),
                        observation("bill")};
  facts.observations.back().about.key = "Claim/bill";
  record::DocumentFact note;
  note.about.key = "DocumentReference/1";
  note.title = "Psychotherapy note";
  facts.documents = {note};
  CHECK(seenBy("self", facts) == 5);
  CHECK(seenBy("manager", facts) == 2);
  CHECK(seenBy("caregiver", facts) == 0);
  CHECK(Gate::mayRelease(facts.observations[0].about, {}));
  CHECK_FALSE(Gate::mayRelease(facts.observations[0].about, {"manager", ""}));
  facts.observations.back().about.key = "Invented/1";
  CHECK(seenBy("manager", facts) == 1);
}

TEST_CASE("psychotherapy notes and whole received documents stay with the person") {
  record::Facts facts;
  record::DocumentFact note;
  note.about.key = "DocumentReference/1";
  note.title = "Psychotherapy note";
  record::DocumentFact original;
  original.about.key = "DocumentReference/2";
  original.content_type = "text/xml";
  record::DocumentFact letter;
  letter.about.key = "DocumentReference/3";
  letter.title = "Visit summary";
  facts.documents = {note, original, letter};
  CHECK(seenBy("self", facts) == 3);
  CHECK(seenBy("therapist", facts) == 1);
}

TEST_CASE("what others get is labelled as a part whether or not something was held back") {
  record::Facts facts;
  facts.observations = {observation("plain")};
  auto chart = std::make_shared<const record::Chart>(rebuild(facts));
  CHECK(Gate::disclose(chart, record::Audience{"psychiatrist", ""}, rebuild).isRedacted());
  const record::Disclosure own = Gate::disclose(chart, record::Audience{}, rebuild);
  CHECK_FALSE(own.isRedacted());
  CHECK(own.permits(facts.observations[0].about));
}

TEST_CASE("what is not labelled is taken by the most protective class that it suggests") {
  record::Facts facts;
  facts.conditions = {condition("1", "Major depression"), condition("2", "HIV"), condition("3", "Alcohol use disorder"),
                      condition("4", "Asthma")};
  CHECK(seenBy("psychiatrist", facts) == 4);
  CHECK(seenBy("caregiver", facts) == 2);
  CHECK(seenBy("manager", facts) == 2);
}

TEST_CASE("in a record with part 2 content, what suggests substance use is taken for part of it") {
  record::Facts facts;
  facts.conditions = {condition("1", "Opioid use disorder"), condition("2", "Asthma")};
  CHECK(seenBy("psychiatrist", facts) == 2);
  facts.observations = {observation("1", {kPart2})};
  CHECK(seenBy("psychiatrist", facts) == 1);
}

TEST_CASE("what a label says is not opened by a grant for what is only suggested beside it") {
  const record::Coding alcohol{"http://terminology.hl7.org/CodeSystem/v3-ActCode", "ETHUD", ""};
  record::Facts facts;
  facts.observations = {observation("program", {kPart2, kRestricted}),
                        observation("screening", {kRestricted, alcohol})};
  facts.observations.back().what.text = "Alcohol use disorders identification";
  const std::vector<FactClasses> classes = classify(facts);
  CHECK(classes.front().labelled == knowledge::ClassSet{knowledge::DataClass::Part2});
  CHECK(classes.back().labelled == knowledge::ClassSet{knowledge::DataClass::SubstanceUse});
  CHECK(classes.back().suggested == knowledge::ClassSet{knowledge::DataClass::Part2});
}

TEST_CASE("a medicine takes the classes of the Medication that it names") {
  record::Facts facts;
  record::MedicationFact order;
  order.about.key = "MedicationRequest/1";
  order.medication.key = "Medication/1";
  facts.medications = {order};
  record::Facts::MedicationCode code;
  code.about.key = "Medication/1";
  code.what.text = "buprenorphine 8 mg film";
  facts.medication_codes = {code};
  CHECK(seenBy("psychiatrist", facts) == 2);
  CHECK(seenBy("caregiver", facts) == 0);
}

TEST_CASE("nothing that passes names what was withheld") {
  record::Facts facts;
  record::HelperFact program;
  program.kind = record::HelperFact::Kind::Organization;
  program.about.key = "Organization/1";
  program.about.security = {kPart2};
  program.name = "Stillwater";
  facts.helpers = {program};
  record::EncounterFact visit;
  visit.about.key = "Encounter/1";
  visit.about.source.organisation = "Stillwater";
  visit.organization = {"Organization/1", "Stillwater", "Organization/1"};
  visit.participants = {{"", "Stillwater", ""}, {"Practitioner/2", "Dr. Brandt", "Practitioner/2"}};
  facts.encounters = {visit};
  auto chart = std::make_shared<const record::Chart>(rebuild(facts));
  const record::Disclosure seen = Gate::disclose(chart, {"psychiatrist", ""}, rebuild);
  REQUIRE(seen.chart().facts.encounters.size() == 1);
  const record::EncounterFact& shown = seen.chart().facts.encounters.front();
  CHECK(shown.organization.empty());
  CHECK(shown.participants.front().display.empty());
  CHECK(shown.participants.back().display == "Dr. Brandt");
  CHECK(shown.about.source.organisation.empty());
}

TEST_CASE("where the person lives goes to those who treat, not to helpers") {
  record::Facts facts;
  record::PersonFact person;
  person.about.key = "Patient/1";
  person.addresses = {"1 Elm Street"};
  facts.persons = {person};
  auto chart = std::make_shared<const record::Chart>(rebuild(facts));
  const auto addresses = [&](const std::string& role) {
    return Gate::disclose(chart, {role, ""}, rebuild).chart().facts.persons.front().addresses.size();
  };
  CHECK(addresses("self") == 1);
  CHECK(addresses("psychiatrist") == 1);
  CHECK(addresses("caregiver") == 0);
}

}  // namespace baton::consent
