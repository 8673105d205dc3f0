#include "knowledge/therapy_conflicts.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "knowledge/knowledge.h"

namespace baton::knowledge {
namespace {

const TherapyConflicts& tables() { return builtIn().therapyConflicts(); }

std::string read(std::string_view text) {
  std::string ids;
  for (const std::size_t one : tables().read(text)) ids += std::string(tables().therapies()[one].id) + " ";
  return ids;
}

TEST_CASE("therapies are known by their words, in English and Spanish, in whole words only") {
  CHECK(read("Exposure and response prevention, 16 sessions") == "exposure ");
  CHECK(read("ERP") == "exposure ");
  CHECK(read("Prolonged exposure therapy") == "prolonged-exposure ");
  CHECK(read("EMDR, session 3") == "emdr ");
  CHECK(read("TF-CBT") == "tf-cbt ");
  CHECK(read("Dialectical Behavior Therapy") == "dbt ");
  CHECK(read("Terapia de exposición") == "exposure ");
  CHECK(read("CBT for insomnia (CBT-I)") == "cbt-i cbt ");
  CHECK(read("Cognitive processing therapy") == "cpt ");
  CHECK(read("enterprise visit").empty());
  CHECK(read("Exposure to lead").empty());
  CHECK(read("CPT 99213").empty());
  CHECK(read("no exposure therapy so far").empty());
  CHECK(tables().readSnomed("449030000").size() == 1);
  CHECK(tables().readSnomed("123").empty());
}

TEST_CASE("every row has a therapy of its kind, every kind a row") {
  for (const ConflictRow& row : tables().rows()) {
    CAPTURE(row.id);
    const bool has_one = !row.needsTherapy() ||
                         std::any_of(tables().therapies().begin(), tables().therapies().end(),
                                     [&](const Therapy& therapy) { return tables().isOf(therapy, row); });
    CHECK(has_one);
    CHECK((row.is_verified || row.severity >= Severity::Moderate));
  }
  for (const Therapy& therapy : tables().therapies()) {
    CAPTURE(therapy.id);
    CHECK(std::any_of(tables().rows().begin(), tables().rows().end(),
                      [&](const ConflictRow& row) { return tables().isOf(therapy, row); }));
  }
}

TEST_CASE("a table with a fault is refused") {
  const std::string head =
      "id\ttherapies\ttrigger\twhen\tage_below\tseverity\ttitle_plain\ttitle_plain_es\twhy_plain\twhy_plain_es\twhy_clinical\t"
      "action_plain\taction_plain_es\taction_clinical\twho\tby\tsource\tchecked_on\tstatus\tseen\n";
  const auto refused = [&](std::string_view therapies, std::string_view trigger, std::string_view severity,
                           std::string_view status) {
    const std::string row = "x\t" + std::string(therapies) + "\t" + std::string(trigger) + "\tany\t\t" +
                            std::string(severity) + "\ta\tb\tc\td\te\tf\tg\th\ttherapist\tnext-visit\ts\t2026-11-24\t" +
                            std::string(status) + "\tx\n";
    return !Knowledge::fromTexts({{"therapy_conflicts/conflicts.tsv", head + row}}).has_value();
  };
  CHECK_FALSE(refused("exposure", "class:benzodiazepine", "moderate", "unverified"));
  CHECK(refused("singing", "class:benzodiazepine", "moderate", "verified"));
  CHECK(refused("exposure", "class:moondust", "moderate", "verified"));
  CHECK(refused("exposure", "effect:joy>=2", "moderate", "verified"));
  CHECK(refused("exposure", "effect:sedation>=9", "moderate", "verified"));
  CHECK(refused("exposure", "reported:joy", "moderate", "verified"));
  CHECK(refused("exposure", "ingredient:moondust", "moderate", "verified"));
  CHECK(refused("exposure", "class:benzodiazepine", "high", "unverified"));
  CHECK(refused("exposure", "class:benzodiazepine", "moderate", "maybe"));
}

}  // namespace
}  // namespace baton::knowledge
