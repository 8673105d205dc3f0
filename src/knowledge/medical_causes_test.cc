#include "knowledge/medical_causes.h"

#include <doctest/doctest.h>

#include <string>

#include "base/text.h"
#include "knowledge/knowledge.h"

namespace baton::knowledge {
namespace {

const std::string kHead =
    "cause\tname_plain\tname_plain_es\tname_clinical\ttests\tlow\thigh\tfresh_days\tgroups\twords\tsex\tage\task_"
    "plain\t"
    "ask_plain_es\task_clinical\tstatus\tsource\tchecked_on\tseen\n";
const std::string kSigns = "kind\tvalue\tat_least\tsource\ngroup\tdepression\t\tx\n";

std::string fault(const std::string& row, const std::string& signs = kSigns) {
  const auto built = MedicalCauses::build(builtIn().labs(), kHead + row, signs);
  return built ? "" : built.error().message;
}
std::string row(const std::string& tests, const std::string& low, const std::string& days, const std::string& groups,
                const std::string& age = "") {
  return "a\tn\tn\tn\t" + tests + "\t" + low + "\t\t" + days + "\t" + groups + "\t\t\t" + age +
         "\tq\tq\tq\tverified\ts\t2026-11-24\tx\n";
}

TEST_CASE("the causes that capability ROLE-3 names are there") {
  std::string all;
  for (const MedicalCause& cause : builtIn().medicalCauses().causes()) all += std::string(cause.id) + " ";
  for (const std::string_view id :
       {"thyroid", "anemia", "b12-folate", "glucose", "sleep-apnea", "perimenopause", "pain", "substances"}) {
    CHECK(all.find(id) != std::string::npos);
  }
}

TEST_CASE("what makes one ask") {
  const MedicalCauses& causes = builtIn().medicalCauses();
  CHECK(causes.isTellingGroup("depression"));
  CHECK_FALSE(causes.isTellingGroup("hypertension"));
  CHECK(causes.isTellingWord(foldForMatching("Fatiga")));
  CHECK(causes.scores().size() == 2);
}

TEST_CASE("a row that cannot be right is refused") {
  CHECK(fault(row("tsh", "0.4", "365", "")).empty());
  CHECK(fault(row("nonesuch", "0.4", "365", "")).find("no such test") != std::string::npos);
  CHECK(fault(row("tsh", "low", "365", "")).find("limit") != std::string::npos);
  CHECK(fault(row("tsh", "0.4", "", "")).find("go together") != std::string::npos);
  CHECK(fault(row("", "", "", "")).find("nothing can answer") != std::string::npos);
  CHECK(fault(row("", "", "", "pain", "55-40")).find("age") != std::string::npos);
  CHECK(fault(row("", "", "", "pain") + row("", "", "", "pain")).find("said twice") != std::string::npos);
  CHECK(fault(row("", "", "", "pain"), "kind\tvalue\tat_least\tsource\nloinc\t44261-7\t10\tx\n") != "");
  CHECK(fault(row("", "", "", "pain"), "kind\tvalue\tat_least\tsource\n") != "");
}

}  // namespace
}  // namespace baton::knowledge
