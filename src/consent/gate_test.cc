#include "consent/gate.h"

#include <doctest/doctest.h>

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

}  // namespace

TEST_CASE("every R4 resource type has a rule and unknown types do not pass, not even to the person") {
  CHECK(typesWithRule() == 147);  // R4 4.0.1: 146 concrete resources and SubscriptionStatus of R4B in the definitions
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
  CHECK(Gate::mayRelease(facts.observations[0].about, {"manager", ""}));
  CHECK_FALSE(Gate::mayRelease(facts.observations[1].about, {"manager", ""}));
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

}  // namespace baton::consent
