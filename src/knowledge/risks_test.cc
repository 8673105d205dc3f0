#include "knowledge/risks.h"

#include <doctest/doctest.h>

#include <set>
#include <string>

#include "knowledge/knowledge.h"

using namespace baton::knowledge;

namespace {

std::string faultOf(const std::string& signs, const std::string& triggers = "", const std::string& stressors = "") {
  const std::string risks_tsv = "risk\tname\tname_es\task\task_es\tsource\tchecked_on\nfall\ta\tb\tc\td\te\tf\n";
  const std::string signs_tsv = "risk\tkind\tkey\tfrom\twords\tlevel\tdays\tsource\tchecked_on\n" + signs;
  const std::string triggers_tsv =
      "trigger\tkind\tkeys\tfrom\tpsychotropic\trisks\tname\tname_es\tsource\tchecked_on\n" + triggers;
  const std::string stressors_tsv = "language\tpattern\n" + stressors;
  const auto built =
      Risks::build(builtIn().redFlags(), builtIn().instruments(), {risks_tsv, signs_tsv, triggers_tsv, stressors_tsv});
  return built ? "" : built.error().message;
}

bool has(const std::string& fault, std::string_view part) { return fault.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("risks: what is wrong with a table is named") {
  const std::string good = "fall\tgroup\tfalls\t\t\tknown\t0\ts\td\n";
  CHECK(faultOf(good) == "");
  CHECK(has(faultOf(""), "nothing says the level"));
  CHECK(has(faultOf("fell\tgroup\tfalls\t\t\tknown\t0\ts\td\n"), "no such risk"));
  CHECK(has(faultOf("fall\tgroup\tfalls\t\t\tnever-asked\t0\ts\td\n"), "kind or level"));
  CHECK(has(faultOf("fall\tscore\t1-8\tx\t\tknown\t0\ts\td\n"), "a number cannot be read"));
  CHECK(has(faultOf("fall\toutcome\t1-8\t\t\tknown\t0\ts\td\n"), "an outcome has words"));
  CHECK(has(faultOf("fall\tflag\ttrip\t\t\tknown\t0\ts\td\n"), "no such red flag"));
  CHECK(has(faultOf("fall\tinstrument\ttrip\t\t\tknown\t0\ts\td\n"), "no such instrument"));
  CHECK(has(faultOf(good, "t\tchange\t\t\t\tfall\ta\tb\tc\td\n"), "a change has keys"));
  CHECK(has(faultOf(good, "t\temergency\t\t\t\tfell\ta\tb\tc\td\n"), "no such risk"));
  CHECK(has(faultOf(good, "", "en\t.. lost\n"), "begins with a word"));
}

TEST_CASE("the register has the eight risks of the capability") {
  std::set<std::string_view> ids;
  for (const Risk& risk : builtIn().risks().risks()) ids.insert(risk.id);
  CHECK(ids == std::set<std::string_view>{"suicidal-thoughts", "self-harm", "psychosis", "mania", "eating-disorder",
                                          "substance-misuse", "pregnancy", "medication-side-effects"});
}
