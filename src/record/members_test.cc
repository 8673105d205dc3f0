// Whom a word means: names with titles, parts of names, roles, relatives, the person.
#include "record/members.h"

#include <doctest/doctest.h>

#include "builders/handoff.h"
#include "builders/people.h"

namespace baton::record {
namespace {

Chart team() {
  Chart chart;
  chart.name = "Ana Lima";
  chart.care_team = {build::member("psychiatrist", "Anselm Voss, MD"),
                     build::member("therapist", "Clara Benavídez, LISW"),
                     build::member("primary-care", "Dr. Denise Abernathy"), build::member("primary-care", "Omar Voss"),
                     build::member("therapist", "Old One", "inactive")};
  Contact sister;
  sister.about = build::about("RelatedPerson/r");
  sister.name = "Rosa Lima";
  chart.contacts.push_back(sister);
  return chart;
}

std::string meant(std::string_view word) {
  const auto who = whoIs(team(), word);
  if (!who) return std::string(who.error().code == ErrorCode::NotFound ? "nobody" : "unclear");
  return who->role + "/" + who->name;
}

TEST_CASE("a name is found with or without title, accents and case, and by a part that only one has") {
  CHECK(meant("anselm voss") == "psychiatrist/Anselm Voss, MD");
  CHECK(meant("Dr. Anselm Voss") == "psychiatrist/Anselm Voss, MD");
  CHECK(meant("Benavidez") == "therapist/Clara Benavídez, LISW");
  CHECK(meant("Denise") == "primary-care/Dr. Denise Abernathy");
  CHECK(meant("care-team/Omar Voss") == "primary-care/Omar Voss");
  CHECK(meant("Voss") == "unclear");
  CHECK(meant("Nobody Here") == "nobody");
  CHECK(meant("Old One") == "nobody");
  CHECK(meant(" ") == "unclear");
}

TEST_CASE("a role is its one member, a role that nobody has stays a role, several are not guessed") {
  CHECK(meant("therapist") == "therapist/Clara Benavídez, LISW");
  CHECK(meant("primary-care") == "unclear");
  CHECK(meant("pharmacy") == "pharmacy/");
}

TEST_CASE("the person and relatives are meant by name") {
  CHECK(meant("self") == "self/Ana Lima");
  CHECK(meant("Ana Lima") == "self/Ana Lima");
  CHECK(meant("Rosa") == "caregiver/Rosa Lima");
  const auto rosa = whoIs(team(), "Rosa Lima");
  REQUIRE(rosa);
  CHECK(rosa->key == "RelatedPerson/r");
}

TEST_CASE("a member of a CareTeam is the practitioner behind it") {
  Chart chart = team();
  chart.facts.helpers.push_back(build::practitioner("voss", "Anselm Voss, MD"));
  chart.facts.care_teams.push_back(build::careTeam("t", "Psychiatrist", build::reference("Practitioner/voss"), "2024"));
  chart.care_team.front().sources.push_back(chart.facts.care_teams.front().about.source);
  const auto voss = whoIs(chart, "psychiatrist");
  REQUIRE(voss);
  CHECK(voss->key == "Practitioner/voss");
  CHECK(whoIs(chart, "Practitioner/voss")->name == "Anselm Voss, MD");
}

}  // namespace
}  // namespace baton::record
