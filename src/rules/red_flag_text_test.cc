#include "rules/red_flag_text.h"

#include <doctest/doctest.h>

#include <string>

#include "knowledge/knowledge.h"

using namespace baton;
using rules::Writer;

namespace {

// The flags of a text, each once: "suicidal-intent severe-rash".
std::string flags(std::string_view text, Writer writer = Writer::Self) {
  const knowledge::RedFlags& known = knowledge::builtIn().redFlags();
  std::string all;
  for (const auto& found : rules::redFlagsIn(known, text, writer, 2026)) {
    const std::string id(known.flags()[found.flag].id);
    if (all.ends_with(id)) continue;
    all += (all.empty() ? "" : " ") + id;
  }
  return all;
}

}  // namespace

TEST_CASE("a denial is quiet to the end of its part, and 'but' ends it") {
  CHECK(flags("I want to die") == "suicidal-intent");
  CHECK(flags("I do not want to die") == "");
  CHECK(flags("I have no plan, but I want to die") == "suicidal-intent");
  CHECK(flags("I did not sleep, I want to die") == "suicidal-intent");
  CHECK(flags("Denies wanting to die, self-harm or voices", Writer::Clinician) == "");
  CHECK(flags("I don't want to live") == "suicidal-intent");
}

TEST_CASE("the past is quiet unless it is back, this year is not the past") {
  CHECK(flags("I tried to kill myself in 2014") == "");
  CHECK(flags("I tried to kill myself in 2026") == "suicidal-intent");
  CHECK(flags("I used to self-harm and started cutting again") == "self-harm");
}

TEST_CASE("who is meant depends on who writes") {
  CHECK(flags("My son wants to die") == "");
  CHECK(flags("My son wants to die", Writer::Caregiver) == "suicidal-intent");
  CHECK(flags("His friend wants to die", Writer::Caregiver) == "");
}

TEST_CASE("questions, what-if, stories and ways of speaking are quiet") {
  CHECK(flags("Is it normal to want to die?") == "");
  CHECK(flags("If I ever want to die I will call 988") == "");
  CHECK(flags("In the movie he wants to die") == "");
  CHECK(flags("I'm dying to see you") == "");
  CHECK(flags("This traffic kills me") == "");
  CHECK(flags("Me muero de hambre") == "");
}

TEST_CASE("signs speak together, each place is named") {
  CHECK(flags("My hands shake and I vomit") == "lithium-toxicity");
  CHECK(flags("My hands shake") == "");
  const auto found = rules::redFlagsIn(knowledge::builtIn().redFlags(), "stiff, fever", Writer::Self, 2026);
  REQUIRE(found.size() >= 2);
  CHECK(found.front().begin == 0);
}

TEST_CASE("nothing in, nothing out") { CHECK(flags("") == ""); }
