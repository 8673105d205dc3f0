#include "rules/missed_doses.h"

#include <doctest/doctest.h>

#include "builders/course.h"

namespace baton::rules {
namespace {

using build::Course;
using build::findingIn;
using knowledge::MissedKind;
using knowledge::MissedRow;
using record::Severity;

constexpr std::string_view kNow = "2026-11-15T15:00:00Z";

std::string daysAgo(int days) { return build::daysBefore(build::at(kNow), days); }

// As the daily log writes it (sources/forms/daily_log.cc).
record::ObservationFact missed(const std::string& medicine, int doses, int ago, const std::string& reason = {}) {
  record::ObservationFact fact;
  fact.about = build::about("Observation/missed-" + medicine + std::to_string(ago));
  fact.what = build::words("Missed dose");
  fact.status = "final";
  fact.effective = build::date(daysAgo(ago));
  fact.value_text = medicine + (doses == 1 ? "" : ", " + std::to_string(doses) + " doses");
  if (doses > 1)
    fact.components.push_back({build::words("Doses"), build::quantity(std::to_string(doses), "doses"), {}, ""});
  if (!reason.empty()) fact.components.push_back({build::words("Reason"), {}, {}, reason});
  return fact;
}

std::string ingredientOf(const MissedRow& row) {
  if (row.subject == "any") return "sertraline";
  const auto& knowledge = knowledge::builtIn();
  for (const knowledge::Drug& drug : knowledge.drugs().drugs()) {
    const auto rows = knowledge.stopping().missed(knowledge.drugs(), drug.ingredient, row.kind);
    for (const MissedRow* one : rows) {
      if (one == &row) return std::string(drug.ingredient);
    }
  }
  return "";
}

Said missing(const std::string& ingredient, int days) {
  Course course(kNow);
  course.with(build::line(ingredient, "2025"));
  for (int i = 0; i < days; ++i) course.with(missed(ingredient, 1, i));
  return course.ask(missedDoseFindings);
}

TEST_CASE("every row of days and of doses speaks from its number on, and not below it") {
  int rows = 0;
  for (const MissedRow& row : knowledge::builtIn().stopping().misses()) {
    if (row.kind == MissedKind::Since) continue;
    INFO(row.id);
    const std::string ingredient = ingredientOf(row);
    REQUIRE_FALSE(ingredient.empty());
    const std::string id = "missed-doses/" + idPart(ingredient);
    const Said said = missing(ingredient, row.from);
    const auto* finding = findingIn(said, id);
    REQUIRE(finding != nullptr);
    CHECK(finding->severity == row.severity);
    CHECK(finding->sources.front().title == sourcesOf(row.source, "", "").front().title);
    const Said less = missing(ingredient, row.from - 1);
    const auto* lesser = findingIn(less, id);
    CHECK((lesser == nullptr ||
           lesser->why.find(std::string(row.risk.plain.substr(row.risk.plain.size() - 20))) == std::string::npos));
    ++rows;
  }
  MESSAGE(rows << " rows of missed doses");
  CHECK(rows > 15);
}

TEST_CASE("every row of injections speaks from its day on, and not the day before") {
  int rows = 0;
  for (const MissedRow& row : knowledge::builtIn().stopping().misses()) {
    if (row.kind != MissedKind::Since) continue;
    INFO(row.id);
    const std::string ingredient(row.subject);
    const auto given = [&](int ago) {
      Course course(kNow);
      auto shot = build::dispensed("shot", ingredient + " " + std::string(row.words.front()), daysAgo(ago), 28);
      course.with(build::line(ingredient, "2025"), {shot});
      return course.ask(lateInjectionFindings);
    };
    const Said said = given(row.from);
    const auto* finding = findingIn(said, "missed-doses/" + ingredient + "/injection");
    REQUIRE(finding != nullptr);
    CHECK(finding->severity == row.severity);
    CHECK(finding->sources.front().title == sourcesOf(row.source, "", "").front().title);
    const Said before = given(row.from - 1);
    const auto* earlier = findingIn(before, "missed-doses/" + ingredient + "/injection");
    CHECK((earlier == nullptr || earlier->steps.back().what != finding->steps.back().what));
    CHECK(given(row.usual).findings.empty());
    ++rows;
  }
  MESSAGE(rows << " rows of injections");
  CHECK(rows > 10);
}

TEST_CASE("one missed dose is nobody's business; two with a reason are mentioned; old ones are over") {
  CHECK(missing("sertraline", 1).findings.empty());
  Course course(kNow);
  course.with(build::line("sertraline", "2025"));
  course.with(missed("sertraline", 1, 1, "nausea")).with(missed("sertraline", 1, 5, "nausea"));
  const Said said = course.ask(missedDoseFindings);
  REQUIRE(said.findings.size() == 1);
  CHECK(said.findings.front().severity == Severity::Low);
  CHECK(said.findings.front().why.find("nausea") != std::string::npos);
  Course old(kNow);
  old.with(build::line("clozapine", "2025"));
  old.with(missed("clozapine", 1, 20)).with(missed("clozapine", 1, 21)).with(missed("clozapine", 1, 22));
  CHECK(old.ask(missedDoseFindings).findings.empty());
}

TEST_CASE("several doses told on one day are so many days of a medicine taken once a day, fewer of one taken twice") {
  Course once(kNow);
  once.with(build::line("clozapine", "2025")).with(missed("clozapine", 2, 0));
  CHECK(once.ask(missedDoseFindings).findings.front().severity == Severity::High);
  Course twice(kNow);
  auto order = build::prescription("1", "clozapine", "twice a day", "2025-01-01");
  order.dosages.front().frequency = 2;
  order.dosages.front().period = 1;
  order.dosages.front().period_unit = "d";
  twice.with(build::line("clozapine", "2025"), {order}).with(missed("clozapine", 2, 0));
  CHECK(twice.ask(missedDoseFindings).findings.front().severity == Severity::Low);
}

TEST_CASE("days apart are no run; brand names find their line; what is not on the list is named") {
  Course apart(kNow);
  apart.with(build::line("clozapine", "2025")).with(missed("clozapine", 1, 1)).with(missed("clozapine", 1, 4));
  CHECK_FALSE(apart.ask(missedDoseFindings).findings.front().interrupts);
  Course brand(kNow);
  brand.with(build::line("clozapine", "2025")).with(missed("Clozaril", 1, 1)).with(missed("Clozaril", 1, 2));
  CHECK(brand.ask(missedDoseFindings).findings.front().interrupts);
  Course unknown(kNow);
  unknown.with(missed("moon dust", 3, 1));
  const Said said = unknown.ask(missedDoseFindings);
  CHECK(said.findings.empty());
  REQUIRE(said.not_checked.size() == 1);
}

TEST_CASE("an injection whose last day nobody tells is named; tablets of the same medicine are not injections") {
  Course unknown(kNow);
  auto line = build::line("paliperidone", "2025");
  line.name = "Invega Sustenna 156 mg injection";
  unknown.with(line);
  const Said said = unknown.ask(lateInjectionFindings);
  CHECK(said.findings.empty());
  REQUIRE(said.not_checked.size() == 1);
  Course tablets(kNow);
  tablets.with(build::line("paliperidone", "2025"),
               {build::dispensed("1", "paliperidone 6 mg tablet", daysAgo(200), 30)});
  CHECK(tablets.ask(lateInjectionFindings).findings.empty());
  CHECK(tablets.ask(lateInjectionFindings).not_checked.empty());
}

TEST_CASE("Spanish for the person") {
  Course course(kNow);
  course.with(build::line("clozapine", "2025")).with(missed("clozapine", 1, 0)).with(missed("clozapine", 1, 1));
  const Said said = course.ask(missedDoseFindings, Reader::Person, Language::Spanish);
  CHECK(said.findings.front().title == "Clozapina no se tomó 2 días seguidos");
}

}  // namespace
}  // namespace baton::rules
