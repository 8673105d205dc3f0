#include "knowledge/cautions.h"

#include <doctest/doctest.h>

#include <set>
#include <string>

#include "knowledge/knowledge.h"

namespace baton::knowledge {
namespace {

constexpr std::string_view kHead =
    "id\tdrugs\twhen\ttopic\tseverity\tstatus\teffect_clinical\taction_clinical\twhy_plain\twhy_plain_es\task\twho\t"
    "source\tsource_url\tchecked_on\n";

std::string row(std::string_view drugs, std::string_view when, std::string_view severity = "moderate",
                std::string_view status = "verified", std::string_view ask = "ask") {
  const auto join = [](std::initializer_list<std::string_view> parts) {
    std::string text;
    for (const std::string_view part : parts) text += (text.empty() ? "" : "\t") + std::string(part);
    return text + "\n";
  };
  return join({"one", drugs, when, "topic", severity, status, "effect", "action", "plain {a}.", "plano {a}.", ask,
               "psychiatrist", "FDA label", "https://x", "2026-11-24"});
}

std::string faultOf(const std::string& rows) {
  const auto built = Knowledge::fromTexts({{"cautions/conditions.tsv", std::string(kHead) + rows}});
  return built ? "" : built.error().message;
}

TEST_CASE("cautions: every row has its texts, and only what was read in a source interrupts") {
  const Cautions& cautions = builtIn().cautions();
  int interrupting = 0;
  std::set<std::string_view> topics;
  for (const CautionRow& one : cautions.rows()) {
    INFO(one.id);
    CHECK(one.why_plain != one.why_plain_es);
    CHECK(one.source.find_first_not_of(' ') == 0);
    CHECK((one.severity == Severity::Moderate || one.severity == Severity::Low || one.is_verified));
    if (one.severity == Severity::High) {
      CHECK_FALSE(one.source_url.empty());
      ++interrupting;
    }
    topics.insert(one.topic);
  }
  MESSAGE(cautions.rows().size() << " rows, " << interrupting << " interrupt, " << topics.size() << " topics");
  CHECK(cautions.rows().size() > 150);
}

TEST_CASE("cautions: a class speaks for its members, and what is taken out is not spoken of") {
  const Drugs& drugs = builtIn().drugs();
  const Cautions& cautions = builtIn().cautions();
  const auto speaks = [&](std::string_view drug, std::string_view id) {
    const auto number = drugs.find(drug);
    REQUIRE(number);
    for (const std::uint16_t one : cautions.rowsOf(*number)) {
      if (cautions.rows()[one].id == id) return true;
    }
    return false;
  };
  CHECK(speaks("olanzapine", "antipsychotic-dementia"));
  CHECK_FALSE(speaks("pimavanserin", "antipsychotic-dementia"));
  CHECK(speaks("propranolol", "betablocker-asthma"));
  CHECK_FALSE(speaks("metoprolol", "betablocker-asthma"));
  CHECK(cautions.row("valproate-pregnant") != nullptr);
  CHECK(cautions.row("nothing") == nullptr);
}

TEST_CASE("cautions: a table with a fault is refused with its place") {
  CHECK(faultOf(row("sertraline", "condition:epilepsy")).empty());
  CHECK(faultOf(row("sertralin", "condition:epilepsy")).find("line 2") != std::string::npos);
  CHECK(faultOf(row("class:none", "condition:epilepsy")).find("not known") != std::string::npos);
  CHECK(faultOf(row("sertraline", "condition:epilepsia")).find("no condition") != std::string::npos);
  CHECK(faultOf(row("sertraline", "moonlight")).find("cannot be read") != std::string::npos);
  CHECK(faultOf(row("sertraline", "")).find("nobody") != std::string::npos);
  CHECK(faultOf(row("sertraline", "age>=65; age<18")).find("nobody") != std::string::npos);
  CHECK(faultOf(row("sertraline; -class:ssri", "pregnant")).find("no medicine") != std::string::npos);
  CHECK(faultOf(row("sertraline", "pregnant", "urgent")).find("never urgent") != std::string::npos);
  CHECK(faultOf(row("sertraline", "pregnant", "high", "unverified", "call")).find("unverified") != std::string::npos);
  CHECK(faultOf(row("sertraline", "pregnant", "high", "verified", "ask")).find("do not agree") != std::string::npos);
  CHECK(faultOf(row("sertraline", "pregnant", "high", "verified", "call")).empty());
  CHECK(faultOf(row("sertraline", "gene:CYP2D6=green")).find("phenotype") != std::string::npos);
  CHECK(faultOf(row("sertraline", "pregnant") + row("sertraline", "pregnant")).find("said twice") != std::string::npos);
}

}  // namespace
}  // namespace baton::knowledge
