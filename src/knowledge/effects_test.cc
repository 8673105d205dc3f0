#include "knowledge/effects.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "knowledge/knowledge.h"

namespace baton::knowledge {
namespace {

const Effects& effects() { return builtIn().effects(); }
const Psychotropics& psychotropics() { return builtIn().psychotropics(); }

std::uint16_t number(std::string_view id) {
  const Effect* const found = effects().find(id);
  REQUIRE(found != nullptr);
  return static_cast<std::uint16_t>(found - effects().all().data());
}

int gradeOf(std::string_view ingredient, std::string_view effect) {
  const EffectGrade* const found = effects().grade(psychotropics(), ingredient, number(effect));
  return found == nullptr ? 0 : found->grade;
}

std::string read(std::string_view text) {
  std::string ids;
  for (const std::uint16_t one : effects().read(text)) ids += std::string(effects().all()[one].id) + " ";
  return ids;
}

TEST_CASE("every psychotropic medicine has a known effect, and the rows of a class hold for somebody") {
  for (const std::string& ingredient : psychotropics().ingredients()) {
    CAPTURE(ingredient);
    // Three have none that is followed here; they are named so that a gap is a decision.
    const bool is_known_gap = ingredient == "melatonin" || ingredient == "naloxone" || ingredient == "lavender";
    CHECK((is_known_gap || !effects().of(psychotropics(), ingredient).empty()));
  }
}

TEST_CASE("a medicine's own row beats its class; without a row nothing is claimed") {
  CHECK(gradeOf("sertraline", "nausea") == 2);
  CHECK(gradeOf("fluvoxamine", "nausea") == 3);
  CHECK(gradeOf("bupropion", "sexual") == 0);
  CHECK(gradeOf("paroxetine", "sexual") == 3);
  CHECK(gradeOf("diphenhydramine", "sedation") == 3);
  CHECK(gradeOf("aripiprazole", "prolactin") == 0);
  CHECK(effects().grade(psychotropics(), "metformin", number("tremor")) == nullptr);
  CHECK(effects().grade(psychotropics(), "aripiprazole", number("akathisia"))->grade == 2);
}

TEST_CASE("what a text names is read in both languages; what it denies is not") {
  CHECK(read("Side effect: restlessness") == "activation ");
  CHECK(read("Hand tremor and weight gain") == "weight-gain tremor ");  // the longest words first
  CHECK(read("me tiemblan las manos") == "tremor ");
  CHECK(read("Náuseas por la mañana") == "nausea ");
  CHECK(read("no nausea") == "");
  CHECK(read("sin náuseas") == "");
  CHECK(read("no puedo dormir") == "insomnia ");
  CHECK(read("cannot sit still") == "akathisia ");
  CHECK(read("No nausea, but very sleepy") == "sedation ");
  CHECK(read("exsweating") == "");
  CHECK(read("headache").empty());
}

TEST_CASE("codes of conditions") {
  REQUIRE(effects().readIcd10("G25.71").size() == 1);
  CHECK(effects().all()[effects().readIcd10("G25.71").front()].id == "akathisia");
  CHECK(effects().readIcd10("F33.1").empty());
}

TEST_CASE("every effect names its times in order, and a table with a fault is refused with its line") {
  for (const Effect& one : effects().all()) {
    CAPTURE(one.id);
    CHECK(one.onset_from <= one.onset_to);
    const bool is_used = std::any_of(effects().grades().begin(), effects().grades().end(),
                                     [&](const EffectGrade& row) { return row.effect == number(one.id) && row.grade > 0; });
    CHECK(is_used);
  }
  const std::string head =
      "subject\teffect\tgrade\tonset_from\tonset_to\toffset_days\tsource\tchecked_on\tstatus\tseen\n";
  const auto refused = [&](const std::string& row) {
    const auto built = Knowledge::fromTexts({{"effects/grades.tsv", head + row}});
    return !built.has_value();
  };
  CHECK_FALSE(refused("sertraline\tnausea\t2\t0\t21\t3\tx\t2026-11-24\tverified\tx\n"));
  CHECK(refused("sertraline\tnausea\t4\t0\t21\t3\tx\t2026-11-24\tverified\tx\n"));
  CHECK(refused("moondust\tnausea\t2\t0\t21\t3\tx\t2026-11-24\tverified\tx\n"));
  CHECK(refused("class:moondust\tnausea\t2\t0\t21\t3\tx\t2026-11-24\tverified\tx\n"));
  CHECK(refused("sertraline\tjoy\t2\t0\t21\t3\tx\t2026-11-24\tverified\tx\n"));
  CHECK(refused("sertraline\tnausea\t2\t22\t21\t3\tx\t2026-11-24\tverified\tx\n"));
  CHECK(refused("sertraline\tnausea\t2\t0\t21\t3\t\t2026-11-24\tverified\tx\n"));
  CHECK(refused("sertraline\tnausea\t2\t0\t21\t3\tx\t2026-11-24\tmaybe\tx\n"));
  CHECK(refused("sertraline\tnausea\t2\t0\t21\t3\tx\t2026-11-24\tverified\tx\n"
                "sertraline\tnausea\t1\t0\t21\t3\tx\t2026-11-24\tverified\tx\n"));
}

}  // namespace
}  // namespace baton::knowledge
