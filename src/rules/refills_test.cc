#include "rules/refills.h"

#include <doctest/doctest.h>

#include "builders/course.h"
#include "rules/supply.h"

namespace baton::rules {
namespace {

using build::Course;
using build::dispensed;
using build::findingIn;
using record::Severity;

constexpr std::string_view kNow = "2026-11-15T15:00:00Z";

record::MedicationFact ofOrder(record::MedicationFact fill, const std::string& order, double quantity) {
  fill.based_on = build::reference("MedicationRequest/" + order);
  fill.supply = build::quantity(std::to_string(static_cast<int>(quantity)), "tablet");
  return fill;
}

Supply supplyOf(const Course& course) {
  Supply found;
  course.ask([&](const Asked& asked, Said&) {
    const LineFacts facts(asked.chart);
    auto all = suppliesOf(asked, facts);
    REQUIRE(all.size() == 1);
    // The line and the facts live in the course.
    found = std::move(all.front());
  });
  return found;
}

std::string runsOut(const Course& course) { return dateOfDay(supplyOf(course).runs_out).text(); }

TEST_CASE("a supply lasts its days, early ones stack, and a late one begins on its day") {
  CHECK(runsOut(Course(kNow).with(build::line("sertraline", "2026-01"),
                                  {dispensed("1", "sertraline", "2026-11-01", 30)})) == "2026-12-01");
  CHECK(runsOut(Course(kNow).with(build::line("sertraline", "2026-01"),
                                  {dispensed("1", "sertraline", "2026-10-01", 30),
                                   dispensed("2", "sertraline", "2026-10-26", 30)})) == "2026-11-30");
  CHECK(runsOut(Course(kNow).with(build::line("sertraline", "2026-01"),
                                  {dispensed("1", "sertraline", "2026-09-01", 30),
                                   dispensed("2", "sertraline", "2026-10-26", 30)})) == "2026-11-25");
}

TEST_CASE("two strengths of one medicine, picked up together, last as long as each") {
  Course course(kNow);
  course.with(
      build::line("lithium", "2026-01"),
      {dispensed("a1", "lithium 300 mg", "2026-10-01", 30), dispensed("b1", "lithium 150 mg", "2026-10-01", 30),
       dispensed("a2", "lithium 300 mg", "2026-10-29", 30), dispensed("b2", "lithium 150 mg", "2026-10-29", 30)});
  CHECK(runsOut(course) == "2026-11-30");
}

TEST_CASE("another rate of the same tablet begins anew, so that what is left of the old dose hides no gap") {
  Course course(kNow);
  course.with(build::line("clozapine", "2026-01"),
              {ofOrder(dispensed("1", "clozapine 100 mg", "2026-08-30", 28), "old", 98),
               ofOrder(dispensed("2", "clozapine 100 mg", "2026-09-01", 14), "new", 35)});
  CHECK(runsOut(course) == "2026-09-27");  // 28 days from August 30
}

TEST_CASE("days without a number of days: the quantity by what is taken in a day") {
  auto fill = dispensed("1", "sertraline 50 MG Oral Tablet", "2026-11-01", 0);
  fill.supply_days.reset();
  fill.supply = build::quantity("60", "tablet");
  fill.based_on = build::reference("MedicationRequest/order");
  auto order = build::prescription("order", "sertraline 50 mg", "2 tablets daily", "2026-10-01");
  order.dosages.front().has_dose = true;
  order.dosages.front().dose = build::quantity("100", "mg");
  order.dosages.front().frequency = 1;
  order.dosages.front().period = 1;
  order.dosages.front().period_unit = "d";
  CHECK(runsOut(Course(kNow).with(build::line("sertraline", "2026-01"), {order, fill})) == "2026-12-01");
  order.dosages.front().dose = build::quantity("3", "tablet");
  CHECK(runsOut(Course(kNow).with(build::line("sertraline", "2026-01"), {order, fill})) == "2026-11-21");
  // Nobody says how many a day: named, not guessed.
  const Said said = Course(kNow).with(build::line("sertraline", "2026-01"), {fill}).ask(refillFindings);
  REQUIRE(said.not_checked.size() == 1);
  CHECK(said.findings.empty());
}

TEST_CASE("days in hospital use up nothing at home") {
  Course course(kNow);
  course.with(build::line("sertraline", "2026-01"), {dispensed("1", "sertraline", "2026-10-01", 30)});
  course.with(build::visit("stay", "IMP", "2026-10-10", "2026-10-20"));
  CHECK(runsOut(course) == "2026-11-10");
  course.with(build::visit("clinic", "AMB", "2026-10-22", "2026-10-22"));
  CHECK(runsOut(course) == "2026-11-10");
}

TEST_CASE("while in hospital nobody is told that the supply at home ran out") {
  Course course(kNow);
  course.with(build::line("lithium", "2026-01"), {dispensed("1", "lithium", "2026-08-01", 30)});
  CHECK(course.ask(refillFindings).findings.size() == 1);
  course.with(build::visit("stay", "IMP", "2026-11-10", ""));
  CHECK(course.ask(refillFindings).findings.empty());
}

TEST_CASE("a gap: from which day on, how grave, for whom") {
  struct Case {
    std::string ingredient;
    int days_ago;  // the supply ran out
    std::optional<Severity> severity;
  };
  const Case cases[] = {
      {"sertraline", 2, {}},
      {"sertraline", 3, Severity::Moderate},
      {"atorvastatin", 6, {}},
      {"atorvastatin", 7, Severity::Low},
      {"clozapine", 1, {}},
      {"clozapine", 2, Severity::High},
      {"clonazepam", 3, Severity::High},
      {"paroxetine", 5, Severity::Moderate},
      {"baclofen", 3, Severity::High},
      {"lamotrigine", 4, Severity::Moderate},
      {"lamotrigine", 6, Severity::High},
      {"methadone", 3, Severity::High},
      {"clozapine", 300, Severity::Low},
  };
  for (const Case& one : cases) {
    INFO(one.ingredient << " " << one.days_ago);
    const std::string filled = build::daysBefore(build::at(kNow), one.days_ago + 30);
    const Said said = Course(kNow)
                          .with(build::line(one.ingredient, "2025"), {dispensed("1", one.ingredient, filled, 30)})
                          .ask(refillFindings);
    CHECK(said.findings.size() == (one.severity ? 1U : 0U));
    if (said.findings.empty()) continue;
    const record::Finding& finding = said.findings.front();
    CHECK(finding.id == "refill-gap/" + one.ingredient);
    CHECK(finding.kind == "refill-gap");
    CHECK(finding.severity == *one.severity);
    CHECK(finding.interrupts == (finding.severity <= Severity::High));
    CHECK(finding.steps.front().who == "self");
    CHECK_FALSE(finding.sources.empty());
  }
}

TEST_CASE("quiet: as needed, bought without prescription, stopped, a short course, a short time on it") {
  const auto fill = dispensed("1", "lorazepam", "2026-10-01", 30);
  const auto quiet = [&](record::MedicationLine line, record::MedicationFact one) {
    return Course(kNow).with(std::move(line), {std::move(one)}).ask(refillFindings).findings.empty();
  };
  CHECK_FALSE(quiet(build::line("lorazepam", "2026-01"), fill));
  auto as_needed = build::line("lorazepam", "2026-01");
  as_needed.is_as_needed = true;
  CHECK(quiet(as_needed, fill));
  auto otc = build::line("melatonin", "2026-01");
  otc.is_otc = true;
  CHECK(quiet(otc, dispensed("1", "melatonin", "2026-10-01", 30)));
  CHECK(quiet(build::ended(build::line("lorazepam", "2026-01"), "2026-11-01"), fill));
  CHECK(quiet(build::line("lorazepam", "2026-10-01"), dispensed("1", "lorazepam", "2026-10-01", 3)));
  auto cancelled = fill;
  cancelled.status = "cancelled";
  CHECK(quiet(build::line("lorazepam", "2026-01"), cancelled));
  auto wrong = fill;
  wrong.about.is_entered_in_error = true;
  CHECK(quiet(build::line("lorazepam", "2026-01"), wrong));
  // Not used to it yet: a gap, without the danger of a stop.
  const Said soon = Course(kNow)
                        .with(build::line("lorazepam", "2026-10-20"), {dispensed("1", "lorazepam", "2026-10-20", 15)})
                        .ask(refillFindings);
  REQUIRE(soon.findings.size() == 1);
  CHECK(soon.findings.front().severity == Severity::Moderate);
}

TEST_CASE("what the newest file could not yet tell is not called a gap") {
  auto fill = build::learned(dispensed("1", "clozapine", "2026-09-01", 30), "2026-09-15");
  const Said said = Course(kNow).with(build::line("clozapine", "2025"), {fill}).ask(refillFindings);
  CHECK(said.findings.empty());
  REQUIRE(said.not_checked.size() == 1);
  CHECK(said.not_checked.front().what == "refills of clozapine after 2026-09-15");
  CHECK(said.checked == std::vector<std::string>{"supply of clozapine (until 2026-10-01)"});
}

TEST_CASE("the share of days covered: four in five is enough, less is told, one supply says nothing") {
  const auto monthly = [](int apart) {
    std::vector<record::MedicationFact> fills;
    for (int i = 0; i < 7; ++i) {
      fills.push_back(
          dispensed(std::to_string(i), "sertraline", build::daysBefore(build::at(kNow), 10 + i * apart), 30));
    }
    return Course(kNow).with(build::line("sertraline", "2025"), fills);
  };
  CHECK(findingIn(monthly(30).ask(refillFindings), "refill-gap/sertraline/late") == nullptr);
  CHECK(findingIn(monthly(36).ask(refillFindings), "refill-gap/sertraline/late") == nullptr);  // 83 percent
  const Said late = monthly(42).ask(refillFindings);
  const auto* finding = findingIn(late, "refill-gap/sertraline/late");
  REQUIRE(finding != nullptr);
  CHECK(finding->severity == Severity::Moderate);
  CHECK(supplyOf(monthly(42)).share_days == 180);
  CHECK(supplyOf(monthly(30)).share_covered == doctest::Approx(1.0));
  CHECK_FALSE(
      supplyOf(Course(kNow).with(build::line("sertraline", "2025"), {dispensed("1", "sertraline", "2026-05-01", 30)}))
          .share_covered);
}

TEST_CASE("controlled substances handed over early more than once, told without blame") {
  const auto every = [](const std::string& what, int apart, int count) {
    std::vector<record::MedicationFact> fills;
    for (int i = 0; i < count; ++i) {
      fills.push_back(dispensed(std::to_string(i), what, build::daysBefore(build::at(kNow), 5 + i * apart), 30));
    }
    return Course(kNow).with(build::line(what, "2025"), fills).ask(refillFindings);
  };
  CHECK(every("clonazepam", 28, 6).findings.size() == 1);  // two days each add up to more than a week
  CHECK(every("clonazepam", 30, 6).findings.empty());
  CHECK(every("clonazepam", 20, 2).findings.empty());  // once
  CHECK(every("sertraline", 20, 5).findings.empty());
  const Said said = every("clonazepam", 20, 4);
  const auto* early = findingIn(said, "refill-gap/clonazepam/early");
  REQUIRE(early != nullptr);
  CHECK(early->severity == Severity::Low);
  CHECK_FALSE(early->interrupts);
  for (const std::string_view word : {"abuse", "seeking", "misuse"}) {
    CHECK(early->why.find(word) == std::string::npos);
  }
}

TEST_CASE("the person reads plain Spanish, the clinician clinical English, both of the same finding") {
  const Course course =
      Course(kNow).with(build::line("clozapine", "2025"), {dispensed("1", "clozapine", "2026-09-01", 30)});
  const Said spanish = course.ask(refillFindings, Reader::Person, Language::Spanish);
  const Said clinical = course.ask(refillFindings, Reader::Clinician);
  REQUIRE(spanish.findings.size() == 1);
  CHECK(spanish.findings.front().title == "El suministro de clozapina se acabó el 2026-10-01");
  CHECK(spanish.findings.front().steps.front().what.find("Llame hoy") != std::string::npos);
  CHECK(clinical.findings.front().why.find("12.5 mg") != std::string::npos);
  CHECK(clinical.findings.front().id == spanish.findings.front().id);
}

}  // namespace
}  // namespace baton::rules
