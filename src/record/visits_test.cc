#include "record/visits.h"

#include <doctest/doctest.h>

#include "builders/event.h"

namespace baton::record {
namespace {

std::vector<std::string> keysOf(const std::vector<EncounterFact>& encounters) {
  std::vector<std::string> keys;
  for (const EncounterFact* visit : visitsOf(encounters)) keys.push_back(visit->about.key);
  return keys;
}

TEST_CASE("a stay that two clinics tell of is one stay: the one that says most") {
  EncounterFact with_reason = build::visit("b", "IMP", "2026-03-01", "2026-03-09", "Elm Street Hospital");
  with_reason.reasons.push_back({{}, "mania"});
  CHECK(keysOf({build::visit("a", "IMP", "2026-03-01", "2026-03-09"), with_reason}) ==
        std::vector<std::string>{"Encounter/b"});
  CHECK(keysOf({build::visit("a", "IMP", "2026-03-01", "2026-03-09"), build::visit("c", "IMP", "2026-03-20", "")})
            .size() == 2);
}

TEST_CASE("an emergency visit that two clinics tell of is one; two of one clinic on a day are two") {
  const EncounterFact night = build::visit("a", "EMER", "2026-09-28T05:40:00Z", "2026-09-28T10:40:00Z");
  CHECK(keysOf({night, build::visit("b", "EMER", "2026-09-28", "2026-09-28", "Bayview Heart Clinic")}).size() == 1);
  CHECK(keysOf({night, build::visit("b", "EMER", "2026-09-28T20:00:00Z", "2026-09-28T22:00:00Z")}).size() == 2);
}

TEST_CASE("what was planned, called off or entered in error did not take place") {
  EncounterFact planned = build::visit("a", "AMB", "2026-03-01", "2026-03-01");
  planned.status = "planned";
  EncounterFact wrong = build::visit("b", "AMB", "2026-03-02", "2026-03-02");
  wrong.about.is_entered_in_error = true;
  CHECK(keysOf({planned, wrong, build::visit("c", "AMB", "2026-03-03", "2026-03-03")}) ==
        std::vector<std::string>{"Encounter/c"});
}

TEST_CASE("an encounter without a class beside a stay of that day is the stay") {
  CHECK(keysOf({build::visit("a", "IMP", "2026-03-01", "2026-03-09"), build::visit("b", "", "2026-03-01", "")}) ==
        std::vector<std::string>{"Encounter/a"});
}

}  // namespace
}  // namespace baton::record
