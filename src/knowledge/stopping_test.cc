#include "knowledge/stopping.h"

#include <doctest/doctest.h>

#include <string>

#include "knowledge/embedded.h"
#include "knowledge/knowledge.h"

namespace baton::knowledge {
namespace {

std::string textOf(std::string_view path) {
  for (const EmbeddedTable& table : embeddedTables()) {
    if (table.path == path) return std::string(table.text);
  }
  return "";
}

// What is said of the table with one place changed; "" when it is taken.
std::string fault(std::string_view path, const std::string& from, const std::string& to) {
  std::string text = textOf(path);
  const std::size_t at = text.find(from);
  REQUIRE(at != std::string::npos);
  text.replace(at, from.size(), to);
  const auto built = Knowledge::fromTexts({{std::string(path), text}});
  return built ? "" : built.error().message;
}

TEST_CASE("the ingredient's own row beats that of its class") {
  const Stopping& stopping = builtIn().stopping();
  const Drugs& drugs = builtIn().drugs();
  CHECK(stopping.stop(drugs, "paroxetine")->id == "paroxetine");
  CHECK(stopping.stop(drugs, "sertraline")->id == "ssri");
  CHECK(stopping.stop(drugs, "clozapine")->id == "clozapine");
  CHECK(stopping.stop(drugs, "buprenorphine")->id == "buprenorphine");
  CHECK(stopping.stop(drugs, "atorvastatin") == nullptr);
  const auto rows = stopping.missed(drugs, "sertraline", MissedKind::Doses);
  REQUIRE(rows.size() == 2);
  CHECK(rows.front()->from > rows.back()->from);
  CHECK(stopping.missed(drugs, "clozapine", MissedKind::Days).front()->from == 2);
}

TEST_CASE("a row that interrupts was verified, and every row has plain words in both languages") {
  for (const StopRow& row : builtIn().stopping().stops()) {
    INFO(row.id);
    CHECK((row.severity > Severity::High || row.is_verified));
    CHECK((row.gap_severity > Severity::High || row.is_verified));
    CHECK(row.risk.plain != row.risk.plain_es);
  }
  for (const MissedRow& row : builtIn().stopping().misses()) {
    INFO(row.id);
    CHECK((row.severity > Severity::High || row.is_verified));
    CHECK(row.risk.plain != row.risk.plain_es);
  }
}

TEST_CASE("faults of the tables are named") {
  CHECK(fault("stopping/stops.tsv", "class:ssri", "class:moon").find("no such ingredient or class") !=
        std::string::npos);
  CHECK(fault("stopping/stops.tsv", "\tclass:tca\t", "\tclass:ssri\t").find("said twice") != std::string::npos);
  CHECK(fault("stopping/stops.tsv", "epilepsy", "moonsickness").find("no such condition group") != std::string::npos);
  CHECK(fault("stopping/stops.tsv", "psychiatrist; primary-care\tnext-contact", "wizard\tnext-contact")
            .find("no such role") != std::string::npos);
  CHECK(fault("stopping/stops.tsv", "mirtazapine\t28\t14\tlow", "mirtazapine\t28\t14\thigh").find("unverified") !=
        std::string::npos);
  CHECK(fault("stopping/missed.tsv", "clozapine\tdays\t\t2", "clozapine\tdays\t\t0").find("whole numbers") !=
        std::string::npos);
  CHECK(fault("stopping/missed.tsv", "\tsince\t", "\tsometimes\t").find("no such kind") != std::string::npos);
  CHECK(fault("stopping/missed.tsv", "any\tdoses", "any\tdays").find("no such ingredient") != std::string::npos);
  CHECK(fault("refills/limits.tsv", "early-fills\t2", "early-fills\tmany").find("whole number") != std::string::npos);
  CHECK(fault("refills/limits.tsv", "early-fills", "late-fills").find("no such limit") != std::string::npos);
  CHECK(fault("refills/controlled.tsv", "alprazolam\tIV", "alprazolam\tIX").find("no such schedule") !=
        std::string::npos);
}

TEST_CASE("controlled substances") {
  CHECK(builtIn().refills().controlled("clonazepam")->schedule == "IV");
  CHECK(builtIn().refills().controlled("sertraline") == nullptr);
  CHECK(builtIn().refills().limit(RefillLimit::CoverageShare) == 80);
}

}  // namespace
}  // namespace baton::knowledge
