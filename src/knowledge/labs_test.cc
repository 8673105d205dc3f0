#include "knowledge/labs.h"

#include <doctest/doctest.h>

#include <set>
#include <string>

#include "base/text.h"
#include "knowledge/knowledge.h"

namespace baton::knowledge {
namespace {

const Labs& labs() { return builtIn().labs(); }

std::uint16_t group(std::string_view id) {
  const auto found = labs().find(id);
  REQUIRE(found);
  return *found;
}

double converted(std::string_view id, double value, std::string_view unit) {
  const auto number = labs().inUnit(group(id), value, unit);
  REQUIRE(number);
  return *number;
}

const std::string kGroups =
    "group\tname_plain\tname_plain_es\tname_clinical\tunit\tsource\tseen\n"
    "li\tlithium\tlitio\tLi\tmmol/L\tx\tx\n";
const std::string kCodes = "group\tkind\tcode\tsource\tseen\nli\tloinc\t14334-7\tx\tx\n";
const std::string kUnits = "groups\tunit\tfactor\toffset\tsource\nli\tmmol/l\t1\t0\tx\n";
const std::string kLimitHead =
    "id\tgroup\tdrugs\twith\tage\tcondition\top\tlimit\tfresh_days\tseverity\tstatus\twhy_plain\twhy_plain_es\t"
    "why_clinical\tdo_plain\tdo_plain_es\tdo_clinical\twho\tby\tsource\tchecked_on\tseen\n";

std::string limit(std::string_view group, std::string_view drugs, std::string_view op, std::string_view number,
                  std::string_view severity, std::string_view status) {
  return "a\t" + std::string(group) + "\t" + std::string(drugs) + "\t\t\t\t" + std::string(op) + "\t" +
         std::string(number) + "\t30\t" + std::string(severity) + "\t" + std::string(status) +
         "\tw\tw\tw\td\td\td\tpsychiatrist\tnow\ts\t2026-11-24\tx\n";
}

std::string fault(const std::string& groups, const std::string& codes, const std::string& units,
                  const std::string& limits) {
  const auto built = Labs::build(builtIn().drugs(), {groups, codes, units, kLimitHead + limits});
  return built ? "" : built.error().message;
}

TEST_CASE("a LOINC code ends with its check digit") {
  CHECK(isLoinc("14334-7"));
  CHECK(isLoinc("2160-0"));
  CHECK_FALSE(isLoinc("14334-8"));
  CHECK_FALSE(isLoinc("14334"));
  CHECK_FALSE(isLoinc("8867-4VVVV"));
  CHECK_FALSE(isLoinc("-7"));
}

TEST_CASE("units as laboratories write them") {
  CHECK(unitKey("\xC2\xB5g/mL") == "ug/ml");
  CHECK(unitKey("\xCE\xBCmol/L") == "umol/l");
  CHECK(unitKey(" 10*3 / uL ") == "10*3/ul");
}

TEST_CASE("values of one measure in every unit come to the same number") {
  CHECK(converted("lithium-level", 1.2, "mEq/L") == doctest::Approx(1.2));
  CHECK(converted("lithium-level", 0.833, "mg/dL") == doctest::Approx(1.2).epsilon(0.01));
  CHECK(converted("creatinine", 88.4, "umol/L") == doctest::Approx(1.0).epsilon(0.001));
  CHECK(converted("anc", 1500, "/uL") == doctest::Approx(1.5));
  CHECK(converted("anc", 1.5, "10*9/L") == doctest::Approx(1.5));
  CHECK(converted("anc", 1.5, "x10E3/uL") == doctest::Approx(1.5));
  CHECK(converted("anc", 1500, "cells/mcL") == doctest::Approx(1.5));
  CHECK(converted("calcium", 2.5, "mmol/L") == doctest::Approx(10.02).epsilon(0.001));
  CHECK(converted("magnesium", 0.75, "mmol/L") == doctest::Approx(1.823).epsilon(0.001));
  CHECK(converted("magnesium", 1.5, "mEq/L") == doctest::Approx(1.823).epsilon(0.001));
  CHECK(converted("fasting-glucose", 7.0, "mmol/L") == doctest::Approx(126.1).epsilon(0.001));
  CHECK(converted("a1c", 48, "mmol/mol") == doctest::Approx(6.54).epsilon(0.002));
  CHECK(converted("clozapine-level", 1000, "nmol/L") == doctest::Approx(326.83));
  CHECK(converted("valproate-level", 693.4, "umol/L") == doctest::Approx(100).epsilon(0.001));
  CHECK(converted("carbamazepine-level", 50.79, "umol/L") == doctest::Approx(12).epsilon(0.001));
  CHECK(converted("b12", 148, "pmol/L") == doctest::Approx(200.6).epsilon(0.001));
  CHECK(converted("folate", 10, "nmol/L") == doctest::Approx(4.414));
  CHECK(converted("vitamin-d", 50, "nmol/L") == doctest::Approx(20.03).epsilon(0.001));
  CHECK(converted("hemoglobin", 120, "g/L") == doctest::Approx(12));
  CHECK(converted("bilirubin", 20.5, "umol/L") == doctest::Approx(1.2).epsilon(0.01));
  CHECK(converted("qtc", 0.5, "s") == doctest::Approx(500));
  CHECK(converted("systolic", 24, "kPa") == doctest::Approx(180).epsilon(0.001));
  CHECK(converted("triglycerides", 5.65, "mmol/L") == doctest::Approx(500.4).epsilon(0.001));
  CHECK_FALSE(labs().inUnit(group("lithium-level"), 1, "furlongs"));
  CHECK_FALSE(labs().inUnit(group("creatinine"), 1, ""));
}

TEST_CASE("every unit of every group has a number, and the group's own unit is its own") {
  for (const LabGroup& one : labs().groups()) {
    if (one.unit.empty()) continue;
    CAPTURE(one.id);
    CHECK(converted(one.id, 7, one.unit) == doctest::Approx(7));
  }
}

TEST_CASE("codes, local words and panels find their group") {
  CHECK(labs().ofCode("http://loinc.org", "14334-7").size() == 1);
  CHECK(labs().ofCode("urn:oid:2.16.840.1.113883.6.1", "2160-0").size() == 1);
  CHECK(labs().ofCode("http://loinc.org", "1558-6").size() == 2);  // fasting glucose is a glucose too
  CHECK(labs().ofCode("http://snomed.info/sct", "29303009").size() == 1);
  CHECK(labs().ofCode("http://loinc.org", "99999-9").empty());
  REQUIRE(labs().ofText(foldForMatching("Nivel de litio")).size() == 1);
  CHECK(labs().group(labs().ofText(foldForMatching("Li")).front().group).id == "lithium-level");
  CHECK(labs().ofText(foldForMatching("lithium carbonate")).empty());
}

TEST_CASE("limits are grouped, and what interrupts is verified") {
  std::set<std::string_view> ids;
  for (const LabLimit& one : labs().limits()) {
    CAPTURE(one.id);
    CHECK(ids.insert(one.id).second);
    CHECK((one.is_verified || one.severity >= Severity::Moderate));
    CHECK(one.why_plain.size() > 10);
    CHECK(one.why_plain_es != one.why_plain);
    CHECK_FALSE(one.why_plain.ends_with('.'));  // the rule ends the sentence
    const auto of = labs().limitsOf(one.group);
    CHECK((&one >= of.data() && &one < of.data() + of.size()));
  }
  CHECK(labs().limitsOf(group("waist")).empty());
}

TEST_CASE("a table with a fault is refused, with table and line") {
  const std::string good = limit("li", "lithium", ">", "1.2", "moderate", "verified");
  CHECK(fault(kGroups, kCodes, kUnits, good).empty());
  CHECK(fault(kGroups, kCodes, kUnits, "").empty());
  CHECK(fault(kGroups, kCodes, kUnits, good + good).find("said twice") != std::string::npos);
  CHECK(fault(kGroups, kCodes + "li\tloinc\t14334-8\tx\tx\n", kUnits, good).find("check digit") != std::string::npos);
  CHECK(fault(kGroups, kCodes + "no\tloinc\t2160-0\tx\tx\n", kUnits, good).find("line 3") != std::string::npos);
  CHECK(fault(kGroups, "group\tkind\tcode\tsource\tseen\n", kUnits, good).find("no code") != std::string::npos);
  CHECK(fault(kGroups, kCodes, "groups\tunit\tfactor\toffset\tsource\n", good).find("units of") != std::string::npos);
  CHECK(fault(kGroups, kCodes, kUnits + "li\tMEQ/L\t1\t0\tx\n", good).find("small letters") != std::string::npos);
  CHECK(fault(kGroups, kCodes, kUnits, limit("li", "nonesuch", ">", "1", "low", "verified")).find("no such medicine") !=
        std::string::npos);
  CHECK(fault(kGroups, kCodes, kUnits, limit("li", "class:nonesuch", ">", "1", "low", "verified")) != "");
  CHECK(fault(kGroups, kCodes, kUnits, limit("li", "lithium", ">", "3*middle", "low", "verified")) != "");
  CHECK(fault(kGroups, kCodes, kUnits, limit("li", "lithium", "=", "3", "low", "verified")) != "");
  CHECK(fault(kGroups, kCodes, kUnits, limit("li", "lithium", ">", "3", "high", "unverified")).find("interrupt") !=
        std::string::npos);
  CHECK(fault(kGroups, kCodes, kUnits, limit("li", "lithium", ">", "2*high or 3", "high", "verified")).empty());
}

}  // namespace
}  // namespace baton::knowledge
