#include "knowledge/monitoring.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "knowledge/knowledge.h"

namespace baton::knowledge {
namespace {

const Monitoring& monitoring() { return builtIn().monitoring(); }

const std::string kHead =
    "id\tdrugs\tphase\ttests\tfrom_day\tuntil_day\tinterval_days\tgrace_days\ttrigger\tonly\tseverity\towner\tby\t"
    "why_plain\twhy_plain_es\twhy_clinical\tstatus\tsource\tchecked_on\tseen\n";
const std::string kEvents =
    "event\twords\tgroup\tname_plain\tname_plain_es\tname_clinical\tsource\n"
    "illness\tfever\t\tfever\tfiebre\tfever\tx\n";

struct Row {
  std::string drugs = "lithium", phase = "maintenance", tests = "tsh", days = "180\t0\t180\t30", trigger = "",
              only = "", severity = "moderate", status = "verified";
};

std::string fault(const Row& row) {
  const std::string text = kHead + "a\t" + row.drugs + "\t" + row.phase + "\t" + row.tests + "\t" + row.days + "\t" +
                           row.trigger + "\t" + row.only + "\t" + row.severity +
                           "\tpsychiatrist\tnext-contact\tw\tw\tw\t" + row.status + "\ts\t2026-11-24\tx\n";
  const auto built = Monitoring::build(builtIn().drugs(), builtIn().labs(), text, kEvents);
  return built ? "" : built.error().message;
}

TEST_CASE("every row says why, in both languages, and what is grave is verified") {
  CHECK(monitoring().rows().size() > 100);
  for (const MonitoringRow& row : monitoring().rows()) {
    CAPTURE(row.id);
    CHECK_FALSE(row.tests.empty());
    CHECK_FALSE(row.drugs.empty());
    CHECK((row.is_verified || row.severity >= Severity::Moderate));
    CHECK(row.why_plain != row.why_plain_es);
    CHECK_FALSE(row.why_plain.ends_with('.'));
  }
}

TEST_CASE("rows are found by medicine, by name and through its classes") {
  const auto rowsOf = [](std::string_view ingredient) {
    std::vector<std::string> ids;
    for (const std::uint16_t row : monitoring().rowsFor(*builtIn().drugs().find(ingredient))) {
      ids.emplace_back(monitoring().rows()[row].id);
    }
    return ids;
  };
  const auto clozapine = rowsOf("clozapine");
  CHECK(std::find(clozapine.begin(), clozapine.end(), "clozapine-anc-weekly") != clozapine.end());
  CHECK(std::find(clozapine.begin(), clozapine.end(), "antipsychotic-lipids") != clozapine.end());
  CHECK(std::find(clozapine.begin(), clozapine.end(), "lithium-level") == clozapine.end());
  CHECK(rowsOf("acetaminophen").empty());
}

TEST_CASE("the medicines that capability PCP-1 names have a schedule") {
  for (const std::string_view name :
       {"lithium",     "clozapine",     "valproate",       "carbamazepine", "oxcarbazepine", "lamotrigine",
        "quetiapine",  "haloperidol",   "methylphenidate", "atomoxetine",   "venlafaxine",   "duloxetine",
        "citalopram",  "escitalopram",  "amitriptyline",   "phenelzine",    "clonidine",     "guanfacine",
        "methadone",   "buprenorphine", "naltrexone",      "disulfiram",    "acamprosate",   "topiramate",
        "valbenazine", "levothyroxine", "prazosin",        "donepezil",     "memantine",     "ziprasidone"}) {
    CAPTURE(name);
    const auto drug = builtIn().drugs().find(name);
    REQUIRE(drug);
    CHECK_FALSE(monitoring().rowsFor(*drug).empty());
  }
}

TEST_CASE("a row that cannot be right is refused") {
  CHECK(fault({}).empty());
  CHECK(fault({.drugs = "nonesuch"}).find("no such medicine") != std::string::npos);
  CHECK(fault({.phase = "sometimes"}) != "");
  CHECK(fault({.tests = "tsh or nonesuch"}).find("no such test") != std::string::npos);
  CHECK(fault({.tests = "tsh or calcium"}).empty());
  CHECK(fault({.days = "180\t0\t0\t30"}).find("no interval") != std::string::npos);
  CHECK(fault({.days = "180\t365\t180\t30"}).find("no end") != std::string::npos);
  CHECK(fault({.phase = "baseline"}).find("no end") != std::string::npos);
  CHECK(fault({.phase = "titration", .days = "30\t40\t0\t20"}).find("before it is late") != std::string::npos);
  CHECK(fault({.phase = "event", .days = "5\t45\t0\t5"}).find("trigger") != std::string::npos);
  CHECK(fault({.phase = "event", .days = "5\t45\t0\t5", .trigger = "illness"}).empty());
  CHECK(fault({.phase = "event", .days = "5\t45\t0\t5", .trigger = "start:class:nsaid"}).empty());
  CHECK(fault({.phase = "event", .days = "5\t45\t0\t5", .trigger = "start:nonesuch"}) != "");
  CHECK(fault({.trigger = "dose"}).find("titration") != std::string::npos);
  CHECK(fault({.only = "age=65-12"}).find("age") != std::string::npos);
  CHECK(fault({.only = "sex=female; age=12-50; with=class:nsaid"}).empty());
  CHECK(fault({.only = "moon=full"}) != "");
  CHECK(fault({.severity = "high", .status = "unverified"}).find("interrupt") != std::string::npos);
}

}  // namespace
}  // namespace baton::knowledge
