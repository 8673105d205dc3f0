#include "rules/taken.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "builders/event.h"
#include "builders/medication.h"
#include "rules/taken_amounts.h"

namespace baton::rules {
namespace {

using knowledge::Taken;
using knowledge::TakenRoute;
using knowledge::TakenState;

const Instant kNow = build::at("2026-11-15T15:00:00Z");

TakenList fromWords(std::string_view words) {
  TakenList list;
  for (const std::string& part : partsOf(words)) addWords(knowledge::builtIn(), part, TakenState::Current, list);
  return list;
}

const Taken* find(const TakenList& list, std::string_view ingredient) {
  for (const TakenItem& item : list.items) {
    if (item.taken.ingredient == ingredient) return &item.taken;
  }
  return nullptr;
}

record::MedicationLine lineOf(std::string ingredient, std::string status, std::string_view since,
                              std::string_view ended = {}) {
  record::MedicationLine line;
  line.id = "medication/" + ingredient;
  line.name = line.text = ingredient;
  line.ingredients = {ingredient};
  line.status = std::move(status);
  line.since = build::date(since);
  line.ended = build::date(ended);
  line.sources = {build::about("MedicationRequest/" + ingredient).source};
  return line;
}

record::Chart chartOf(std::vector<record::MedicationLine> lines) {
  record::Chart chart;
  chart.at = kNow;
  chart.born = build::date("1985-02-03");
  chart.medications = std::move(lines);
  return chart;
}

record::ObservationFact smoking(std::string id, std::string snomed, std::string_view on) {
  record::ObservationFact fact = build::result(std::move(id), "72166-2", "Tobacco smoking status", "0", "", on);
  fact.quantity.reset();
  fact.value_concept = {{{std::string(record::kSnomed), std::move(snomed), "status"}}, ""};
  fact.categories = {"social-history"};
  return fact;
}

TEST_CASE("brands, misspellings, products with two medicines and what is drunk are read from a plain list") {
  const TakenList list =
      fromWords("lithium 900 mg; Advil; 3 beers a night; St John's wort; setraline 50 mg daily; Percocet");
  CHECK(find(list, "lithium")->daily_dose_mg == 900);
  CHECK(find(list, "ibuprofen") != nullptr);
  CHECK(find(list, "alcohol")->is_regular == true);
  CHECK(find(list, "st. john's wort") != nullptr);
  CHECK(find(list, "sertraline")->daily_dose_mg == 50);
  REQUIRE(find(list, "oxycodone") != nullptr);
  CHECK(find(list, "oxycodone")->product == find(list, "acetaminophen")->product);
  CHECK(find(list, "oxycodone")->product != find(list, "lithium")->product);
  CHECK(list.not_checked.empty());
}

TEST_CASE("what no table knows is named, not passed over") {
  const TakenList list = fromWords("Zzyzx calm drops; Ashwagandha dream blend; no longer taking phenelzine");
  REQUIRE(list.not_checked.size() == 3);
  CHECK(list.not_checked[0].what == "Zzyzx calm drops");
  CHECK(list.not_checked[1].why.find("dream blend") != std::string::npos);
  CHECK(list.not_checked[2].why.find("not since when") != std::string::npos);
  CHECK(find(list, "ashwagandha") != nullptr);
  CHECK(list.items.back().is_stop_undated);
}

TEST_CASE("what is denied or long over is not taken") {
  const TakenList list =
      fromWords("denies alcohol; never smoked; ex-smoker; stopped Prozac 3 years ago; no medications");
  CHECK(list.items.empty());
  CHECK(list.not_checked.empty());
  const TakenList unsure = fromWords("ex-smoker, quit 2015; no ibuprofen; allergic to penicillin");
  REQUIRE(unsure.items.size() == 1);
  CHECK(unsure.items[0].is_stop_undated);
  CHECK(unsure.not_checked.size() == 3);
}

TEST_CASE("every ingredient of the drug table is read by its own name") {
  for (const knowledge::Drug& drug : knowledge::builtIn().drugs().drugs()) {
    INFO(drug.ingredient);
    CHECK(find(fromWords(drug.ingredient), drug.ingredient) != nullptr);
  }
}

TEST_CASE("daily dose, route and regularity") {
  CHECK(find(fromWords("sertraline 50 mg 2 tablets daily"), "sertraline")->daily_dose_mg == 100);
  CHECK(find(fromWords("ibuprofen 400 mg three times a day"), "ibuprofen")->daily_dose_mg == 1200);
  CHECK(find(fromWords("ibuprofen 400 mg as needed"), "ibuprofen")->is_regular == false);
  CHECK(find(fromWords("ketoconazole cream"), "ketoconazole")->route == TakenRoute::Local);
  CHECK(find(fromWords("timolol eye drops"), "timolol")->route == TakenRoute::Local);
  CHECK(find(fromWords("selegiline patch"), "selegiline")->route == TakenRoute::Transdermal);
  CHECK(routeOf("Oral route (qualifier value)", "") == TakenRoute::Oral);
  CHECK(inMilligrams(0.5, "g") == 500);
  CHECK_FALSE(inMilligrams(2, "tablet").has_value());
}

TEST_CASE("of a chart: what is active, what was stopped lately, and nothing that is long over") {
  auto unread = lineOf("moon dust", "active", "2026-01-01");
  unread.ingredients.clear();
  unread.is_read = false;
  const TakenList list =
      takenFrom(knowledge::builtIn(),
                chartOf({lineOf("lithium", "active", "2013-04-01"), lineOf("sertraline", "active", "2026-11-01"),
                         lineOf("fluoxetine", "stopped", "2025-01-01", "2026-11-01"),
                         lineOf("phenelzine", "stopped", "2020-01-01", "2021-01-01"),
                         lineOf("ibuprofen", "stopped", "2020-01-01"), lineOf("quetiapine", "planned", ""), unread}));
  CHECK(find(list, "lithium")->state == TakenState::Current);
  CHECK(find(list, "sertraline")->state == TakenState::Starting);
  CHECK(find(list, "fluoxetine")->days_since_stop == 13);
  CHECK(find(list, "phenelzine") == nullptr);
  REQUIRE(find(list, "ibuprofen") != nullptr);  // nobody says when it was stopped: it may still matter
  CHECK(find(list, "ibuprofen")->state == TakenState::Stopped);
  CHECK(find(list, "quetiapine")->state == TakenState::Starting);
  CHECK(list.age_years == 41);
  REQUIRE(list.not_checked.size() == 1);
  CHECK(list.not_checked[0].what == "moon dust");
}

TEST_CASE("of a chart: a stop that nobody dates is uncertain, unless a source wrote long ago that it had stopped") {
  auto long_ago = lineOf("phenelzine", "stopped", "2010-01-01");
  record::Source source;
  source.asserted = build::date("2020-05-01");
  long_ago.sources = {source};
  auto lately = lineOf("fluoxetine", "stopped", "2010-01-01");
  source.asserted = build::date("2026-11-05");
  lately.sources = {source};
  const TakenList list = takenFrom(knowledge::builtIn(), chartOf({long_ago, lately}));
  CHECK(find(list, "phenelzine") == nullptr);
  REQUIRE(find(list, "fluoxetine") != nullptr);
  CHECK(find(list, "fluoxetine")->days_since_stop == 9);
  CHECK(list.items.front().is_stop_undated);
  CHECK(list.not_checked.empty());
}

TEST_CASE("smoking that was told and then denied was stopped; a day without a drink is no stop") {
  record::Chart chart = chartOf({});
  chart.facts.observations = {smoking("1", "449868002", "2025-11-19"), smoking("2", "8517006", "2026-11-05"),
                              smoking("3", "8517006", "2026-11-12"),
                              build::result("4", "74013-4", "Alcoholic drinks per day", "2", "drinks", "2026-11-10"),
                              build::result("5", "74013-4", "Alcoholic drinks per day", "0", "drinks", "2026-11-14")};
  const TakenList list = takenFrom(knowledge::builtIn(), chart);
  REQUIRE(find(list, "tobacco") != nullptr);
  CHECK(find(list, "tobacco")->state == TakenState::Stopped);
  CHECK(find(list, "tobacco")->days_since_stop == 10);
  REQUIRE(find(list, "alcohol") != nullptr);
  CHECK(find(list, "alcohol")->state == TakenState::Current);

  chart.facts.observations = {smoking("1", "266919005", "2025-11-19")};
  CHECK(takenFrom(knowledge::builtIn(), chart).items.empty());
  chart.facts.observations = {smoking("1", "449868002", "2025-11-19")};
  chart.facts.observations[0].about.is_entered_in_error = true;
  CHECK(takenFrom(knowledge::builtIn(), chart).items.empty());
}

TEST_CASE("an AUDIT-C of 1 or 2 is rare use, 3 is not") {
  record::Chart chart = chartOf({});
  chart.facts.observations = {build::result("1", "75626-2", "AUDIT-C", "2", "{score}", "2026-10-01")};
  REQUIRE(takenFrom(knowledge::builtIn(), chart).items.size() == 1);
  CHECK(takenFrom(knowledge::builtIn(), chart).items[0].is_rare);
  chart.facts.observations[0].quantity = build::quantity("3", "{score}");
  CHECK_FALSE(takenFrom(knowledge::builtIn(), chart).items[0].is_rare);
  chart.facts.observations[0].quantity = build::quantity("0", "{score}");
  CHECK(takenFrom(knowledge::builtIn(), chart).items.empty());
}

TEST_CASE("a household name is what the person reads, its ingredient how it was read") {
  const knowledge::Knowledge& knowledge = knowledge::builtIn();
  const TakenList list = fromWords("Birth control pills daily; lamotrigine 100 mg");
  const auto named = [&](const TakenList& taken, Reader reader, Language language) {
    return nameFor(knowledge, taken, "ethinyl estradiol", reader, language);
  };
  CHECK(list.checked.front() == "birth control pills (ethinyl estradiol)");
  CHECK(named(list, Reader::Person, Language::English) == "birth control pills (ethinyl estradiol)");
  CHECK(named(list, Reader::Clinician, Language::English) == "ethinyl estradiol");
  CHECK(nameFor(knowledge, list, "lamotrigine", Reader::Person, Language::English) == "lamotrigine");

  record::MedicationLine line = lineOf("ethinyl estradiol", "active", "2025-01-10");
  line.name = line.text = "Birth control pill (ethinyl estradiol)";
  const TakenList spanish = takenFrom(knowledge, chartOf({line}), Language::Spanish);
  CHECK(named(spanish, Reader::Person, Language::Spanish) == "birth control pill (etinilestradiol)");
  CHECK(spanish.checked.front() == "birth control pill (etinilestradiol)");
  CHECK(find(spanish, "ethinyl estradiol") != nullptr);

  // Where one of two products names the medicine itself, that name holds for both.
  const TakenList both = fromWords("birth control pill; ethinyl estradiol 0.02 mg");
  CHECK(named(both, Reader::Person, Language::English) == "ethinyl estradiol");
}

TEST_CASE("another name of the ingredient is no household name") {
  const TakenList list = fromWords("paracetamol 500 mg; weed");
  CHECK(list.items.front().called.empty());
  CHECK(nameFor(knowledge::builtIn(), list, "acetaminophen", Reader::Person, Language::English) == "acetaminophen");
}

}  // namespace
}  // namespace baton::rules
