// Measures of a span: medians, what counts as a change, whose words, what is left out.
#include "coordination/measures.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

namespace baton::coordination {
namespace {

using record::Chart;
using record::ObservationFact;

const Span kSpan{*parseInstant("2026-10-20T12:00:00Z"), *parseInstant("2026-11-10T12:00:00Z")};

ObservationFact fact(const std::string& day, const std::string& name, double value) {
  ObservationFact made;
  made.about.key = "Observation/" + name + day;
  made.status = "final";
  made.categories = {"daily-log"};
  made.what.text = name;
  made.effective = *PartialDate::parse(day);
  made.quantity = Quantity{*Decimal::parse(shownNumber(value)), "", "", "", ""};
  return made;
}
ObservationFact sleep(const std::string& day, double hours) {
  ObservationFact made = fact(day, "Sleep", hours);
  made.what.codings = {{"http://loinc.org", "93832-4", ""}};
  return made;
}
ObservationFact symptom(const std::string& day, const std::string& name, double severity) {
  ObservationFact made = fact(day, name, severity);
  made.categories.emplace_back("symptom");
  return made;
}
Chart with(std::vector<ObservationFact> facts) {
  Chart chart;
  chart.name = "Ana Ruiz";
  chart.facts.observations = std::move(facts);
  return chart;
}

TEST_CASE("the median of a span stands against the median before it") {
  const auto measures =
      measuresIn(with({sleep("2026-10-10", 7), sleep("2026-10-12", 7), sleep("2026-10-14", 2), sleep("2026-11-01", 4),
                       sleep("2026-11-02", 4), sleep("2026-11-03", 11), sleep("2026-07-01", 1)}),
                 kSpan);
  REQUIRE(measures.size() == 1);
  CHECK(measures[0].name == "sleep");
  CHECK(measures[0].earlier->median == 7);
  CHECK(measures[0].earlier->days == 3);  // what is older than the comparison is none
  CHECK(measures[0].now->median == 4);
  CHECK(measures[0].now->days == 3);
}

TEST_CASE("what is not in the span, entered in error, without a number or a side effect is no measure") {
  auto error = symptom("2026-11-01", "anxiety", 9);
  error.about.is_entered_in_error = true;
  auto words = symptom("2026-11-01", "dread", 1);
  words.quantity.reset();
  auto effect = symptom("2026-11-01", "Side effect: nausea", 5);
  effect.categories.emplace_back("side-effect");
  CHECK(measuresIn(with({sleep("2026-10-10", 7), error, words, effect, fact("2026-11-01", "Weight", 70)}), kSpan)
            .empty());
}

TEST_CASE("sleep and mood first, then the worst symptom; others' eyes are a line of their own") {
  auto seen = symptom("2026-11-02", "anxiety", 9);
  seen.performers = {{"", "Jo Park", ""}};
  const auto measures = measuresIn(with({symptom("2026-11-01", "anxiety", 3), symptom("2026-11-01", "dread", 6), seen,
                                         fact("2026-11-01", "Mood", 4), sleep("2026-11-01", 5)}),
                                   kSpan);
  REQUIRE(measures.size() == 5);
  CHECK(measures[0].name == "sleep");
  CHECK(measures[1].name == "mood");
  CHECK_FALSE(measures[1].more_is_worse);
  CHECK(measures[2].who == "Jo Park");
  CHECK(measures[3].name == "dread");
  CHECK(measures[4].name == "anxiety");
}

TEST_CASE("missed doses: days, doses and reasons of each medicine") {
  std::vector<ObservationFact> facts;
  for (const auto& [day, text, reason] : {std::tuple{"2026-11-02", "sertraline, 2 doses", "nausea"},
                                          {"2026-11-03", "sertraline", "nausea"},
                                          {"2026-11-04", "lithium", ""},
                                          {"2026-10-01", "sertraline", "forgot"}}) {
    ObservationFact made = fact(day, "Missed dose", 0);
    made.quantity.reset();
    made.categories.emplace_back("missed-dose");
    made.value_text = text;
    if (made.value_text.ends_with("doses")) {
      made.components.push_back({{{}, "Doses"}, Quantity{*Decimal::parse("2"), "", "", "", ""}, {}, ""});
    }
    if (*reason != '\0') made.components.push_back({{{}, "Reason"}, {}, {}, reason});
    facts.push_back(made);
  }
  const auto missed = missedIn(with(facts), kSpan);
  REQUIRE(missed.size() == 2);
  CHECK(missed[0].medicine == "sertraline");
  CHECK(missed[0].days == 2);
  CHECK(missed[0].doses == 3);
  CHECK(missed[0].reasons == std::vector<std::string>{"nausea"});
  CHECK(missed[1].reasons.empty());
}

TEST_CASE("numbers are shown with at most one place") {
  CHECK(shownNumber(7) == "7");
  CHECK(shownNumber(6.54) == "6.5");
  CHECK(shownNumber(6.96) == "7");
  CHECK(shownNumber(-0.5) == "-0.5");
}

TEST_CASE("the order in which entries stand changes nothing") {
  rc::check([] {
    const auto days = *rc::gen::container<std::vector<int>>(rc::gen::inRange(1, 29));
    std::vector<ObservationFact> facts;
    for (std::size_t i = 0; i < days.size(); ++i) {
      const std::string day = "2026-10-" + std::string(days[i] < 10 ? "0" : "") + std::to_string(days[i]);
      facts.push_back(i % 2 == 0 ? sleep(day, 3 + i % 5) : symptom(day, i % 3 == 0 ? "anxiety" : "dread", i % 10));
      facts.back().about.key += std::to_string(i);
    }
    const auto one = measuresIn(with(facts), kSpan);
    std::reverse(facts.begin(), facts.end());
    const auto other = measuresIn(with(facts), kSpan);
    RC_ASSERT(one.size() == other.size());
    for (std::size_t i = 0; i < one.size(); ++i) {
      RC_ASSERT(one[i].name == other[i].name);
      RC_ASSERT(one[i].now->median == other[i].now->median);
      RC_ASSERT(one[i].now->days == other[i].now->days);
      RC_ASSERT(one[i].now->resources == other[i].now->resources);
    }
  });
}

}  // namespace
}  // namespace baton::coordination
