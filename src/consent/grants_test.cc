#include "consent/grants.h"

#include <doctest/doctest.h>

#include "consent/testing_consents.h"

namespace baton::consent {
namespace {

using knowledge::ClassSet;
using knowledge::DataClass;
using testing::consentTo;
using testing::date;
using testing::kNow;
using testing::reader;
using testing::role;

std::string whyNot(const record::ConsentFact& fact) {
  const auto grants = readGrants({fact});
  return grants.empty() ? "nothing read" : grants.front().not_relied_on;
}
bool isInForce(const record::ConsentFact& fact, Instant now = kNow) { return !grantsInForce({fact}, now).empty(); }

}  // namespace

TEST_CASE("a permission counts from its first day to the end of its last") {
  record::ConsentFact fact = consentTo(role("caregiver"), {"mental-health"});
  CHECK(isInForce(fact));
  CHECK(readGrants({fact}).front().classes == ClassSet{DataClass::MentalHealth});
  fact.provision.period = {date("2026-03-10"), date("2026-03-10")};
  CHECK(isInForce(fact));
  CHECK_FALSE(isInForce(fact, Instant{kNow.ms + 12 * 60 * 60 * 1000}));
  CHECK_FALSE(isInForce(fact, Instant{kNow.ms - 13 * 60 * 60 * 1000}));
}

TEST_CASE("a permission counts only when Baton wrote it, it stands, and all of it is understood") {
  const record::ConsentFact good = consentTo(role("therapist"), {"hiv"});
  CHECK(whyNot(good).empty());
  record::ConsentFact fact = good;
  fact.status = "inactive";
  CHECK_FALSE(whyNot(fact).empty());
  fact = good;
  fact.about.source.format = "fhir-bundle";
  CHECK_FALSE(whyNot(fact).empty());
  fact = good;
  fact.is_deeper = true;
  CHECK_FALSE(whyNot(fact).empty());
  fact = good;
  fact.about.is_not_interpreted = true;
  CHECK_FALSE(whyNot(fact).empty());
  fact = good;
  fact.provision.codes.emplace_back();
  CHECK_FALSE(whyNot(fact).empty());
  fact = good;
  fact.provision.labels.push_back({"http://example.org", "odd", ""});
  CHECK_FALSE(whyNot(fact).empty());
  fact = good;
  fact.provision.actors.clear();
  CHECK_FALSE(whyNot(fact).empty());
  fact = good;
  fact.provision.actions.resize(1);
  fact.provision.actions.front().codings = {{"", "collect", ""}};
  CHECK_FALSE(whyNot(fact).empty());
  fact = good;
  fact.scope.codings = {{"http://terminology.hl7.org/CodeSystem/consentscope", "research", ""}};
  CHECK(whyNot(fact) == "nothing read");
}

TEST_CASE("notes kept apart are never opened together with anything else") {
  CHECK(isInForce(consentTo(role("therapist"), {"psychotherapy-notes"})));
  CHECK_FALSE(isInForce(consentTo(role("therapist"), {"psychotherapy-notes", "mental-health"})));
  CHECK_FALSE(isInForce(consentTo(role("therapist"), {"part2-notes", "part2"})));
  CHECK(isInForce(consentTo(role("therapist"), {"part2", "hiv"})));
}

TEST_CASE("emergency access ends within four hours, or it does not count") {
  record::ConsentFact fact = consentTo(role("emergency"), {});
  fact.provision.purposes = {{"http://terminology.hl7.org/CodeSystem/v3-ActReason", "BTG", ""}};
  CHECK_FALSE(isInForce(fact));
  fact.provision.period = {date("2026-03-10T11:00:00Z"), date("2026-03-10T15:00:00Z")};
  CHECK(isInForce(fact));
  CHECK(grantsInForce({fact}, kNow).front().is_emergency);
  CHECK_FALSE(isInForce(fact, Instant{kNow.ms + 3 * 60 * 60 * 1000 + 1000}));
  fact.provision.period.end = date("2026-03-10T15:00:01Z");
  CHECK_FALSE(isInForce(fact));
}

TEST_CASE("a denial counts wherever it comes from; what of it is not understood makes it wider") {
  record::ConsentFact fact = consentTo(role("psychiatrist"), {"hiv"});
  fact.provision.type = "deny";
  fact.about.source.format = "ccda";
  CHECK(grantsInForce({fact}, kNow).front().classes == ClassSet{DataClass::Hiv});
  fact.provision.labels.push_back({"http://example.org", "odd", ""});
  CHECK(grantsInForce({fact}, kNow).front().classes.empty());
  fact.is_deeper = true;
  CHECK(isInForce(fact));
  fact.status = "inactive";
  CHECK_FALSE(isInForce(fact));
}

TEST_CASE("an exception to a permission is a denial within it; a foreign opt-out without provision is one too") {
  record::ConsentFact fact = consentTo(role("therapist"), {"part2"});
  fact.exceptions.resize(1);
  fact.exceptions.front().type = "deny";
  fact.exceptions.front().actors = {role("caregiver")};
  auto grants = grantsInForce({fact}, kNow);
  REQUIRE(grants.size() == 2);
  CHECK_FALSE(grants.front().is_denial);
  CHECK(grants.back().is_denial);
  CHECK(grants.back().readers.front().role == "caregiver");
  CHECK(grants.back().classes == ClassSet{DataClass::Part2});
  fact.exceptions.front().type = "permit";
  CHECK(grantsInForce({fact}, kNow).empty());
  record::ConsentFact out;
  out.status = "active";
  out.policies.resize(1);
  out.policies.front().codings = {{"", "OPTOUT", ""}};
  CHECK(grantsInForce({out}, kNow).front().is_denial);
}

TEST_CASE(
    "a permission to one reader is theirs alone; a denial of one counts for an unnamed reader who could be them") {
  record::Chart chart;
  record::HelperFact helper;
  helper.kind = record::HelperFact::Kind::Role;
  helper.about.key = "PractitionerRole/7";
  helper.practitioner.key = "Practitioner/7";
  chart.facts.helpers = {helper};
  Grant grant = readGrants({consentTo(reader("Practitioner/7"), {"hiv"})}).front();
  CHECK(concerns(grant, {"psychiatrist", "Dr. Lee", "Practitioner/7"}, chart));
  CHECK(concerns(grant, {"psychiatrist", "Dr. Lee", "PractitionerRole/7"}, chart));
  CHECK_FALSE(concerns(grant, {"psychiatrist", "Dr. Lee", "Practitioner/8"}, chart));
  CHECK_FALSE(concerns(grant, {"psychiatrist", "", ""}, chart));
  CHECK_FALSE(concerns(grant, {"self", "", ""}, chart));
  grant.is_denial = true;
  CHECK(concerns(grant, {"psychiatrist", "", ""}, chart));
  CHECK_FALSE(concerns(grant, {"psychiatrist", "Dr. Who", "Practitioner/8"}, chart));
  record::CareTeamLine line;
  line.role = "therapist";
  line.sources.resize(1);
  line.sources.front().key = "PractitionerRole/7";
  chart.care_team = {line};
  CHECK_FALSE(concerns(grant, {"psychiatrist", "", ""}, chart));
  CHECK(concerns(grant, {"therapist", "", ""}, chart));
}

TEST_CASE("a purpose that is not the reader's opens nothing; a denial for research alone closes nothing") {
  const record::Chart chart;
  record::ConsentFact fact = consentTo(role("psychiatrist"), {"hiv"});
  fact.provision.purposes = {{"", "HRESCH", ""}};
  CHECK_FALSE(concerns(readGrants({fact}).front(), {"psychiatrist", "", ""}, chart));
  fact.provision.type = "deny";
  CHECK_FALSE(concerns(readGrants({fact}).front(), {"psychiatrist", "", ""}, chart));
  fact.provision.purposes = {{"", "ODD", ""}};
  CHECK(concerns(readGrants({fact}).front(), {"psychiatrist", "", ""}, chart));
}

}  // namespace baton::consent
