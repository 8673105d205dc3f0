#include "rules/monitoring.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>

#include "rules/lab_testing.h"

namespace baton::rules {
namespace {

using knowledge::Drugs;
using knowledge::MonitoringPhase;
using knowledge::MonitoringRow;
using knowledge::MonitoringTrigger;
using record::Finding;
using record::Severity;

const knowledge::Knowledge& tables() { return knowledge::builtIn(); }

// The rows that are late for a chart.
std::vector<std::string> lateRows(const TestChart& chart, std::string_view ingredient) {
  return chart.asked([&](const Asked& asked) {
    const Courses courses = coursesOf(asked);
    const LabResults results(asked.knowledge.labs(), asked.chart, asked.now);
    std::vector<std::string> rows;
    for (const Due& due : dueList(asked, courses, results).items) {
      if (due.isLate() && due.course->item->taken.ingredient == ingredient) rows.emplace_back(due.row->id);
    }
    return rows;
  });
}

bool has(const std::vector<std::string>& all, std::string_view one) {
  return std::find(all.begin(), all.end(), one) != all.end();
}

// Is there another row of the same medicine and test, that may speak in its place?
bool isOfTest(std::string_view row, std::uint16_t test) {
  for (const MonitoringRow& one : tables().monitoring().rows()) {
    if (one.id == row) return one.tests.front() == test;
  }
  return false;
}

// A chart in which the row's time has come: days after the start (or the change, or the event).
struct Situation {
  TestChart chart;
  std::string ingredient;
  int since = 0;  // days since what the row counts from
  int last = 0;   // days since a result that is too old for this row, and answers the others
};

// `early`: so many days before the row is late.
Situation situationOf(const MonitoringRow& row, int early = 0) {
  Situation made;
  const Drugs& drugs = tables().drugs();
  // A member for which no interval of a class row hides the row.
  const std::uint16_t drug = row.drugs.drugs.front();
  made.ingredient = std::string(drugs.drug(drug).ingredient);
  const int age = row.age_from > 0 ? row.age_from : row.age_to < 200 ? row.age_to : 30;
  made.chart.born(std::to_string(2026 - age - 1) + "-12-01",
                  row.only_sex.empty() ? "female" : std::string(row.only_sex));
  const bool is_repeated = row.phase == MonitoringPhase::Titration;
  made.since = (is_repeated ? std::max(row.from_day, row.interval_days) : row.from_day) + row.grace_days + 1 - early;
  // A stop counts from the end of its day; that of a substance from the hour at which it was told.
  if (row.trigger == MonitoringTrigger::Stop && row.id != "clozapine-level-smoking") ++made.since;
  int start = made.since;
  if (row.phase == MonitoringPhase::Event) start = 4000;
  if (row.phase == MonitoringPhase::Maintenance) start = row.from_day + 10000;
  made.last = row.phase == MonitoringPhase::Maintenance ? row.interval_days + row.grace_days + 1 - early : made.since;
  if (row.phase == MonitoringPhase::Event) made.last = made.since + 5;
  made.chart.takes(made.ingredient, daysAgo(start));
  const auto other = [&](const knowledge::DrugSet& set) {
    for (const std::uint16_t one : set.drugs) {
      if (one != drug) return std::string(drugs.drug(one).ingredient);
    }
    return std::string();
  };
  if (!row.only_with.empty()) made.chart.takes(other(row.only_with), daysAgo(10000));
  if (row.trigger == MonitoringTrigger::Start) made.chart.takes(other(row.trigger_drugs), daysAgo(made.since));
  if (row.trigger == MonitoringTrigger::Stop && row.id != "clozapine-level-smoking") {
    made.chart.stopped(other(row.trigger_drugs), daysAgo(4000), daysAgo(made.since));
  }
  if (row.id == "clozapine-level-smoking") {
    record::ObservationFact smoking;
    smoking.about = build::about("Observation/smoking");
    smoking.what = build::coded(record::kLoinc, "72166-2", "Tobacco smoking status");
    smoking.status = "final";
    smoking.value_concept = build::coded(record::kSnomed, "8517006", "Ex-smoker");
    smoking.effective = build::date(daysAgo(made.since));
    record::ObservationFact before = smoking;
    before.about = build::about("Observation/smoking-before");
    before.value_concept = build::coded(record::kSnomed, "449868002", "Smokes every day");
    before.effective = build::date(daysAgo(400));
    made.chart.chart.facts.observations = {smoking, before};
  }
  if (row.trigger == MonitoringTrigger::Event) {
    const auto& event = tables().monitoring().events()[row.event];
    if (event.words.empty()) {
      made.chart.has("Pregnancy", std::string(event.group), "active", daysAgo(made.since));
    } else {
      made.chart.said(event.words.front(), daysAgo(made.since));
    }
  }
  return made;
}

// A result of the row's first test.
void addResult(TestChart& chart, const MonitoringRow& row, int days_ago) {
  const auto& group = tables().labs().group(row.tests.front());
  record::ObservationFact fact;
  fact.about = build::about("Observation/result");
  fact.status = "final";
  fact.effective = build::date(daysAgo(days_ago));
  for (const knowledge::LabGroup& one : tables().labs().groups()) {
    if (one.id != group.id) continue;
    fact.value_text = "done";
    fact.what = build::words(std::string(one.name_plain));
  }
  static const std::map<std::string_view, std::string_view> kLabels = {{"lithium-level", "lithium level"},
                                                                       {"creatinine", "creatinine"},
                                                                       {"tsh", "TSH"},
                                                                       {"calcium", "calcium"},
                                                                       {"anc", "ANC"},
                                                                       {"troponin-i", "troponin"},
                                                                       {"crp", "CRP"},
                                                                       {"heart-rate", "pulse"},
                                                                       {"bowel-check", "constipation"},
                                                                       {"clozapine-level", "clozapine level"},
                                                                       {"weight", "weight"},
                                                                       {"fasting-glucose", "fasting glucose"},
                                                                       {"lipids", "lipids"},
                                                                       {"blood-pressure", "blood pressure"},
                                                                       {"waist", "waist"},
                                                                       {"aims", "AIMS"},
                                                                       {"prolactin", "prolactin"},
                                                                       {"ecg", "ECG"},
                                                                       {"potassium", "potassium"},
                                                                       {"alt", "ALT"},
                                                                       {"platelets", "platelets"},
                                                                       {"pregnancy-test", "pregnancy test"},
                                                                       {"valproate-level", "valproate level"},
                                                                       {"ammonia", "ammonia"},
                                                                       {"cbc", "CBC"},
                                                                       {"sodium", "sodium"},
                                                                       {"hla-b-1502", "HLA-B*15:02"},
                                                                       {"carbamazepine-level", "carbamazepine level"},
                                                                       {"skin-check", "skin check"},
                                                                       {"height", "height"},
                                                                       {"magnesium", "magnesium"},
                                                                       {"bicarbonate", "bicarbonate"},
                                                                       {"egfr", "eGFR"},
                                                                       {"b12", "B12"},
                                                                       {"bilirubin", "bilirubin"}};
  fact.what = build::words(std::string(kLabels.at(group.id)));
  chart.chart.facts.observations.push_back(std::move(fact));
}

const Finding* monitoringOf(const Said& said, std::string_view ingredient) {
  return findingIn(said, "monitoring/" + std::string(ingredient));
}

TEST_CASE("every monitoring row speaks when its time has come, and is silent a day before and with a result") {
  int fired = 0;
  int silent = 0;
  for (const MonitoringRow& row : tables().monitoring().rows()) {
    CAPTURE(row.id);
    Situation made = situationOf(row);
    if (row.phase != MonitoringPhase::Baseline) addResult(made.chart, row, made.last);
    const std::vector<std::string> late = lateRows(made.chart, made.ingredient);
    // Another row of this test may be graver; then it speaks for both.
    const bool is_told =
        std::any_of(late.begin(), late.end(), [&](const std::string& one) { return isOfTest(one, row.tests.front()); });
    CHECK(is_told);
    fired += has(late, row.id) ? 1 : 0;
    if (!has(late, row.id)) MESSAGE("told by another row: " << row.id);

    // The last day of grace still counts.
    Situation early = situationOf(row, 1);
    if (row.phase != MonitoringPhase::Baseline) addResult(early.chart, row, early.last);
    CHECK_FALSE(has(lateRows(early.chart, early.ingredient), row.id));
    ++silent;

    TestChart answered = made.chart;
    addResult(answered, row, 0);
    const std::vector<std::string> after = lateRows(answered, made.ingredient);
    CHECK_FALSE(std::any_of(after.begin(), after.end(),
                            [&](const std::string& one) { return isOfTest(one, row.tests.front()); }));
    ++silent;

    if (row.phase == MonitoringPhase::Event) {  // nothing happened
      TestChart quiet;
      quiet.born("1990-01-01");
      quiet.takes(made.ingredient, daysAgo(4000));
      CHECK_FALSE(has(lateRows(quiet, made.ingredient), row.id));
      ++silent;
    }
  }
  MESSAGE("cases made from the monitoring rows: " << fired << " of " << tables().monitoring().rows().size()
                                                  << " rows speak for themselves, " << silent << " must not");
  CHECK(fired == static_cast<int>(tables().monitoring().rows().size()));
}

TEST_CASE("what a row is not meant for it does not ask of") {
  for (const MonitoringRow& row : tables().monitoring().rows()) {
    CAPTURE(row.id);
    Situation made = situationOf(row);
    if (!row.only_sex.empty()) made.chart.chart.gender = "male";
    if (row.age_from > 0) made.chart.born("2020-01-01");
    if (row.age_from == 0 && row.age_to < 200) made.chart.born("1950-01-01");
    if (!row.only_with.empty()) made.chart.chart.medications.pop_back();
    const bool is_narrow = !row.only_sex.empty() || row.age_from > 0 || row.age_to < 200 || !row.only_with.empty();
    if (is_narrow) CHECK_FALSE(has(lateRows(made.chart, made.ingredient), row.id));
  }
}

TEST_CASE("lithium: one finding with all that is late, evidence and days") {
  TestChart chart;
  chart.takes("lithium", "2020-03-01").result("14334-7", "0.9", "mmol/L", "2026-01-10");
  chart.result("2160-0", "0.8", "mg/dL", daysAgo(60));
  const Said said = chart.findings();
  const Finding* finding = monitoringOf(said, "lithium");
  REQUIRE(finding != nullptr);
  CHECK(finding->kind == "monitoring-overdue");
  CHECK(finding->severity == Severity::Moderate);
  CHECK_FALSE(finding->interrupts);
  CHECK(finding->title == "Lithium: overdue: lithium level, TSH and calcium");
  CHECK(finding->why.find("last on 2026-01-10 (0.9 mmol/L), due since 2026-07-09") != std::string::npos);
  CHECK(finding->why.find("no result on record") != std::string::npos);
  CHECK(has(finding->subjects, "TSH"));
  CHECK_FALSE(has(finding->subjects, "creatinine"));
  CHECK(finding->steps.front().who == "self");
  CHECK(finding->steps.back().who == "psychiatrist");
}

TEST_CASE("nobody knows since when: only what always holds is asked, and that is said") {
  TestChart chart;
  chart.takes("lithium", "");
  const std::vector<std::string> late = lateRows(chart, "lithium");
  CHECK(has(late, "lithium-level"));
  CHECK_FALSE(has(late, "lithium-pregnancy-start"));
  const Said said = chart.findings();
  REQUIRE(said.not_checked.size() == 1);
  CHECK(said.not_checked.front().what == "tests at the start of lithium");
}

TEST_CASE("clozapine: weekly, every two weeks, monthly; late counts are high only when one was seen before") {
  const auto anc = [](int since, int last) {
    TestChart chart;
    chart.takes("clozapine", daysAgo(since));
    if (last >= 0) chart.result("751-8", "3.6", "10*3/uL", daysAgo(last));
    const Said said = chart.findings();
    const Finding* finding = monitoringOf(said, "clozapine");
    const bool asks = finding != nullptr && has(finding->subjects, "ANC");
    return asks ? std::optional(finding->severity) : std::nullopt;
  };
  CHECK_FALSE(anc(100, 7));
  CHECK_FALSE(anc(100, 11));
  CHECK(anc(100, 12) == Severity::High);
  CHECK_FALSE(anc(300, 14));
  CHECK(anc(300, 22) == Severity::High);
  CHECK_FALSE(anc(900, 40));
  CHECK(anc(900, 41) == Severity::High);
  CHECK(anc(900, -1) == Severity::Moderate);
}

TEST_CASE("an NSAID was started: a lithium level is asked for; a level after it answers") {
  TestChart chart;
  chart.takes("lithium", "2020-03-01").takes("ibuprofen", daysAgo(12));
  chart.result("14334-7", "0.8", "mmol/L", daysAgo(30));
  CHECK(has(lateRows(chart, "lithium"), "lithium-level-nsaid-started"));
  const Said said = chart.findings();
  CHECK(monitoringOf(said, "lithium")->why.find("ibuprofen was started on " + daysAgo(12)) != std::string::npos);
  chart.result("14334-7", "0.9", "mmol/L", daysAgo(6));
  CHECK_FALSE(has(lateRows(chart, "lithium"), "lithium-level-nsaid-started"));
  TestChart long_ago;
  long_ago.takes("lithium", "2020-03-01").takes("ibuprofen", daysAgo(100));
  CHECK_FALSE(has(lateRows(long_ago, "lithium"), "lithium-level-nsaid-started"));
}

TEST_CASE("a new line for a new dose is the same treatment; after a gap it begins anew") {
  TestChart chart;
  chart.stopped("clozapine", daysAgo(800), daysAgo(75)).takes("clozapine", daysAgo(75));
  CHECK(has(lateRows(chart, "clozapine"), "clozapine-anc-monthly"));
  TestChart anew;
  anew.stopped("clozapine", daysAgo(800), daysAgo(200)).takes("clozapine", daysAgo(75));
  CHECK(has(lateRows(anew, "clozapine"), "clozapine-anc-weekly"));
}

TEST_CASE("before the first dose what is missing is said at once") {
  TestChart chart;
  chart.born("1990-01-01", "female");
  chart.add = "valproate 500 mg";
  const Said said = chart.findings();
  const Finding* finding = monitoringOf(said, "valproate");
  REQUIRE(finding != nullptr);
  CHECK(has(finding->subjects, "ALT"));
  CHECK(has(finding->subjects, "pregnancy test"));
  CHECK(finding->kind == "monitoring-missing");
}

TEST_CASE("what is taken as needed or put on the skin, is not watched") {
  TestChart chart;
  chart.takes("quetiapine", "2020-01-01");
  CHECK_FALSE(lateRows(chart, "quetiapine").empty());
  chart.chart.medications.back().is_as_needed = true;
  CHECK(lateRows(chart, "quetiapine").empty());
}

TEST_CASE("two medicines, one test: it is asked for once") {
  TestChart chart;
  chart.takes("quetiapine", "2020-01-01").takes("olanzapine", "2020-01-01");
  const Said said = chart.findings();
  CHECK(std::count_if(said.findings.begin(), said.findings.end(),
                      [](const Finding& one) { return one.id.starts_with("monitoring/"); }) == 1);
}

TEST_CASE("plain words in English and Spanish, the same id") {
  TestChart chart;
  chart.reader = Reader::Person;
  chart.takes("lithium", "2020-03-01").result("14334-7", "0.9", "mmol/L", "2026-01-10");
  const Said english = chart.findings();
  chart.language = Language::Spanish;
  const Said spanish = chart.findings();
  REQUIRE(monitoringOf(english, "lithium") != nullptr);
  REQUIRE(monitoringOf(spanish, "lithium") != nullptr);
  CHECK(monitoringOf(english, "lithium")->title ==
        "Ask about the tests that go with lithium: lithium level, kidney test (creatinine) and 2 more");
  CHECK(monitoringOf(spanish, "lithium")->title ==
        "Pregunte por las pruebas que van con litio: nivel de litio, análisis del riñón (creatinina) y 2 más");
  CHECK(monitoringOf(spanish, "lithium")->steps.front().what.find("Pregunte a su psiquiatra") == 0);
}

TEST_CASE("the calendar says what comes next, with the last value and who sees to it") {
  TestChart chart;
  chart.takes("lithium", "2020-03-01").result("14334-7", "0.9", "mmol/L", daysAgo(30));
  record::CareTeamLine doctor;
  doctor.text = "Anselm Voss, MD";
  doctor.role = "psychiatrist";
  doctor.status = "active";
  chart.chart.care_team.push_back(doctor);
  const Calendar calendar = chart.asked([](const Asked& asked) { return monitoringCalendar(asked); });
  const auto level = std::find_if(calendar.entries.begin(), calendar.entries.end(),
                                  [](const CalendarEntry& one) { return one.test_id == "lithium-level"; });
  REQUIRE(level != calendar.entries.end());
  CHECK(level->state == DueState::Upcoming);
  CHECK(level->due == toIsoDate({kTestNow.ms - 30 * kDayMs + 180 * kDayMs}));
  CHECK(level->last_value == "0.9 mmol/L");
  CHECK(level->owner == "psychiatrist");
  CHECK(level->owner_name == "Anselm Voss, MD");
}

TEST_CASE("a test that is wanted once stays on the calendar as done, and what comes again does not") {
  TestChart chart;
  chart.takes("clozapine", daysAgo(40)).result("1988-5", "4", "mg/L", daysAgo(38));
  chart.result("26499-4", "4.1", "10*3/uL", daysAgo(3));
  const Calendar calendar = chart.asked([](const Asked& asked) { return monitoringCalendar(asked); });
  const auto of = [&](std::string_view test) {
    return std::count_if(calendar.entries.begin(), calendar.entries.end(),
                         [&](const CalendarEntry& one) { return one.test_id == test && one.state == DueState::Done; });
  };
  CHECK(of("crp") == 1);
  CHECK(of("anc") == 0);
  REQUIRE(!calendar.entries.empty());
  CHECK(calendar.entries.back().state == DueState::Done);
  CHECK(calendar.entries.back().due.empty());
}

}  // namespace
}  // namespace baton::rules
