#include "rules/check.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <set>

#include "builders/about.h"
#include "builders/interaction_row.h"
#include "builders/spanish.h"
#include "knowledge/table.h"
#include "rules/duplicates.h"
#include "rules/interactions.h"

namespace baton::rules {
namespace {

using knowledge::InteractionRow;
using knowledge::Taken;
using knowledge::TakenRoute;
using knowledge::TakenState;
using record::Finding;
using record::Findings;
using record::Severity;

const Instant kNow = build::at("2026-11-15T15:00:00Z");

Findings checkWords(std::string_view words, std::optional<int> age = std::nullopt, Reader reader = Reader::Person) {
  TakenList list;
  list.age_years = age;
  for (const std::string& part : partsOf(words)) addWords(knowledge::builtIn(), part, TakenState::Current, list);
  return check(knowledge::builtIn(), std::move(list), reader, Language::English, kNow);
}

const Finding* find(const Findings& findings, std::string_view id) {
  for (const Finding& finding : findings.findings) {
    if (finding.id == id) return &finding;
  }
  return nullptr;
}

std::string ids(const Findings& findings) {
  std::string all;
  for (const Finding& finding : findings.findings) all += finding.id + (finding.interrupts ? "! " : " ");
  return all;
}

bool has(const std::vector<std::string>& all, std::string_view one) {
  return std::find(all.begin(), all.end(), one) != all.end();
}

// Does a finding that interrupts name both?
bool interruptsFor(const Findings& findings, std::string_view a, std::string_view b) {
  return std::any_of(findings.findings.begin(), findings.findings.end(), [&](const Finding& finding) {
    return finding.interrupts && has(finding.subjects, a) && has(finding.subjects, b);
  });
}

TakenItem itemOf(const Taken& taken) {
  TakenItem item;
  item.taken = taken;
  item.shown = taken.ingredient;
  item.evidence = {{"", std::string(taken.ingredient)}};
  return item;
}

TakenItem itemOf(std::string_view ingredient) {
  return itemOf(Taken{.ingredient = ingredient, .route = TakenRoute::OtherSystemic});
}

Findings checkItems(std::vector<TakenItem> items, int age, Language language = Language::English) {
  TakenList list;
  list.items = std::move(items);
  list.age_years = age;
  return check(knowledge::builtIn(), std::move(list), Reader::Person, language, kNow);
}

// A list of the row for which a finding names both: true when there is one, with those items in `fired`.
bool fires(const InteractionRow& row, std::vector<TakenItem>& fired) {
  return build::anyList(knowledge::builtIn().drugs(), row, [&](const std::vector<Taken>& list) {
    fired.clear();
    for (const Taken& one : list) fired.push_back(itemOf(one));
    const Findings findings = checkItems(fired, build::ageFor(row));
    return std::any_of(findings.findings.begin(), findings.findings.end(), [&](const Finding& finding) {
      return has(finding.subjects, list[0].ingredient) && has(finding.subjects, list[1].ingredient) &&
             (!row.interrupts || finding.interrupts);
    });
  });
}

TEST_CASE("every row of the tables becomes a finding for a pair, and is silent when one of the two is long over") {
  int rows = 0;
  for (const InteractionRow& row : knowledge::builtIn().interactions().rows()) {
    INFO(row.id);
    std::vector<TakenItem> items;
    REQUIRE(fires(row, items));
    ++rows;
    // Gone for longer than anything acts on: nothing may be told of the pair.
    items[0].taken.state = TakenState::Stopped;
    items[0].taken.days_since_stop = kGoneDays;
    items[1].taken.state = TakenState::Current;
    const Findings later = checkItems(items, build::ageFor(row));
    for (const Finding& finding : later.findings) CHECK_FALSE(has(finding.subjects, items[0].taken.ingredient));
  }
  MESSAGE(rows << " rows fire and fall silent");
  CHECK(rows == static_cast<int>(knowledge::builtIn().interactions().rows().size()));
}

// Nothing English in what a person reads, nothing left unfilled.
void checkSpanish(const Findings& findings) {
  for (const Finding& finding : findings.findings) {
    for (const std::string& text : {finding.title, finding.why, finding.steps.front().what}) {
      INFO(finding.id << ": " << text);
      CHECK(build::englishIn(text) == "");
      CHECK(text.find('{') == std::string::npos);
      CHECK(text.find(" y i") == std::string::npos);
      CHECK(text.find("  ") == std::string::npos);
    }
    CHECK(finding.steps.front().who == "self");
  }
}

TEST_CASE("every row is told in Spanish too, with the same ids, severities and steps") {
  for (const InteractionRow& row : knowledge::builtIn().interactions().rows()) {
    INFO(row.id);
    std::vector<TakenItem> items;
    REQUIRE(fires(row, items));
    const Findings english = checkItems(items, build::ageFor(row));
    const Findings spanish = checkItems(items, build::ageFor(row), Language::Spanish);
    checkSpanish(spanish);
    CHECK(spanish.language == "es");
    REQUIRE(spanish.findings.size() == english.findings.size());
    for (std::size_t i = 0; i < spanish.findings.size(); ++i) {
      CHECK(spanish.findings[i].id == english.findings[i].id);
      CHECK(spanish.findings[i].severity == english.findings[i].severity);
      CHECK(spanish.findings[i].steps.size() == english.findings[i].steps.size());
      CHECK(spanish.findings[i].title != english.findings[i].title);
      CHECK(spanish.findings[i].evidence == english.findings[i].evidence);
    }
  }
}

std::string fileText(const std::string& name) {
  std::ifstream in(std::string(BATON_SOURCE_DIR) + "/tests/knowledge/" + name, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

TEST_CASE("every pair of the ONC high-priority list interrupts, from typed words") {
  const std::string text = fileText("onc_high_priority.tsv");
  static constexpr std::string_view kColumns[] = {"objects", "precipitants"};
  int pairs = 0;
  const Status read = knowledge::forEachRow(text, "onc", kColumns, [&](const knowledge::TableRow& row) -> Status {
    for (const std::string_view a : knowledge::splitList(row[0])) {
      for (const std::string_view b : knowledge::splitList(row[1] == "qt" ? row[0] : row[1])) {
        if (a == b) continue;
        INFO(a << " + " << b);
        const Findings findings = checkWords(std::string(a) + "; " + std::string(b));
        CHECK(interruptsFor(findings, a, b));
        ++pairs;
      }
    }
    return {};
  });
  REQUIRE(read.has_value());
  MESSAGE(pairs << " pairs of Phansalkar 2012 interrupt");
  CHECK(pairs > 300);
}

TEST_CASE("no pair of the ONC non-interruptive list interrupts, from typed words") {
  const std::string text = fileText("onc_non_interruptive.tsv");
  static constexpr std::string_view kColumns[] = {"left", "right", "except"};
  int pairs = 0;
  const Status read = knowledge::forEachRow(text, "onc", kColumns, [&](const knowledge::TableRow& row) -> Status {
    for (const std::string_view a : knowledge::splitList(row[0])) {
      for (const std::string_view b : knowledge::splitList(row[1])) {
        const std::string except = std::string(a) + "+" + std::string(b);
        if (a == b || row[2].find(except) != std::string_view::npos) continue;
        INFO(a << " + " << b);
        CHECK_FALSE(checkWords(std::string(a) + "; " + std::string(b)).interrupt());
        ++pairs;
      }
    }
    return {};
  });
  REQUIRE(read.has_value());
  MESSAGE(pairs << " pairs of Phansalkar 2013 do not interrupt");
  CHECK(pairs > 300);
}

TEST_CASE("what a psychiatric pharmacist knows by heart is told, as people type it") {
  const std::string text = fileText("known_pairs.tsv");
  static constexpr std::string_view kColumns[] = {"typed", "subjects", "grade"};
  int pairs = 0;
  int interrupting = 0;
  int major = 0;
  int found = 0;
  const Status read =
      knowledge::forEachRow(text, "known pairs", kColumns, [&](const knowledge::TableRow& row) -> Status {
        const std::vector<std::string_view> subjects = knowledge::splitList(row[1]);
        const Findings findings = checkWords(row[0]);
        INFO(row[0] << ": " << ids(findings));
        const bool is_told =
            std::any_of(findings.findings.begin(), findings.findings.end(), [&](const Finding& finding) {
              return finding.severity <= Severity::Moderate &&
                     std::all_of(subjects.begin(), subjects.end(),
                                 [&](auto one) { return has(finding.subjects, one); });
            });
        const bool interrupts = interruptsFor(findings, subjects.front(), subjects.back());
        if (row[2] == "contraindicated") CHECK(interrupts);
        if (row[2] == "major") ++major, found += is_told ? 1 : 0;
        interrupting += interrupts ? 1 : 0;
        ++pairs;
        return {};
      });
  REQUIRE(read.has_value());
  MESSAGE(pairs << " pairs: " << interrupting << " interrupt; of " << major << " major ones " << found << " are told");
  CHECK(pairs >= 120);
  CHECK(found * 100 >= major * 95);
}

TEST_CASE("ordinary care does not interrupt") {
  const std::string text = fileText("known_controls.tsv");
  static constexpr std::string_view kColumns[] = {"typed"};
  int controls = 0;
  const Status read =
      knowledge::forEachRow(text, "known controls", kColumns, [&](const knowledge::TableRow& row) -> Status {
        const Findings findings = checkWords(row[0]);
        INFO(row[0] << ": " << ids(findings));
        CHECK_FALSE(findings.interrupt());
        CHECK(findings.not_checked.empty());
        ++controls;
        return {};
      });
  REQUIRE(read.has_value());
  CHECK(controls >= 60);
}

TEST_CASE("pairs of one cause are one finding, one that interrupts, with all of it as subjects") {
  const Findings findings = checkWords("lithium 900 mg; ibuprofen; lisinopril 10 mg");
  INFO(ids(findings));
  const Finding* lithium = find(findings, "interaction/lithium+ibuprofen");
  REQUIRE(lithium != nullptr);
  CHECK(lithium->severity <= Severity::High);
  CHECK(has(lithium->subjects, "lisinopril"));
  CHECK(lithium->steps.front().who == "self");
  CHECK(lithium->steps.size() > 1);
  CHECK_FALSE(lithium->sources.empty());
  CHECK(std::count_if(findings.findings.begin(), findings.findings.end(),
                      [](const Finding& one) { return one.interrupts; }) == 1);
}

TEST_CASE("the order of the list does not show") {
  std::vector<std::string> parts = {"lithium",  "ibuprofen", "lisinopril", "sertraline",
                                    "tramadol", "wine",      "clonazepam"};
  std::sort(parts.begin(), parts.end());
  std::string expected;
  for (int round = 0; round < 40; ++round) {
    std::string words;
    for (const std::string& part : parts) words += part + ";";
    const Findings findings = checkWords(words);
    std::string shown;
    for (const Finding& finding : findings.findings)
      shown += finding.id + "|" + finding.title + "|" + finding.why + "\n";
    if (round == 0) expected = shown;
    CHECK((shown == expected));
    for (int step = 0; step < 17; ++step) std::next_permutation(parts.begin(), parts.end());
  }
}

TEST_CASE("ids name one finding each; high and urgent interrupt, and only these") {
  const Findings findings = checkWords(
      "phenelzine; sertraline; tramadol; clozapine; warfarin; aspirin; ibuprofen; naproxen; alcohol; oxycodone; "
      "diazepam; "
      "citalopram; ondansetron; Tylenol; NyQuil");
  std::set<std::string> seen;
  for (const Finding& finding : findings.findings) {
    INFO(finding.id);
    CHECK(seen.insert(finding.id).second);
    CHECK(finding.interrupts == (finding.severity <= Severity::High));
    CHECK(finding.title.find('{') == std::string::npos);
    CHECK(finding.why.find('{') == std::string::npos);
    CHECK_FALSE(finding.steps.empty());
    CHECK_FALSE(finding.evidence.empty());
  }
  for (std::size_t i = 1; i < findings.findings.size(); ++i) {
    CHECK(findings.findings[i - 1].severity <= findings.findings[i].severity);
  }
  CHECK(findings.findings.front().severity == Severity::Urgent);
}

TEST_CASE("fluoxetine counts for five weeks after the last dose, and no longer") {
  CHECK(checkWords("fluoxetine stopped 4 weeks ago; phenelzine").interrupt());
  CHECK(checkWords("fluoxetine stopped 34 days ago; phenelzine").interrupt());
  CHECK_FALSE(checkWords("fluoxetine stopped 36 days ago; phenelzine").interrupt());
  const Findings undated = checkWords("no longer taking fluoxetine; phenelzine");
  CHECK_FALSE(undated.interrupt());
  REQUIRE_FALSE(undated.findings.empty());
  CHECK(undated.findings.front().why.find("within the last 35 days") != std::string::npos);
  const Findings findings = checkWords("fluoxetine stopped 4 weeks ago; phenelzine");
  CHECK(findings.findings.front().why.find("Fluoxetine was stopped 28 days ago") != std::string::npos);
}

TEST_CASE("a condition that cannot be decided says so and interrupts nobody") {
  const Findings unknown = checkWords("ethinyl estradiol; cigarettes");
  const Findings older = checkWords("ethinyl estradiol; cigarettes", 40);
  CHECK_FALSE(unknown.interrupt());
  CHECK(older.interrupt());
  REQUIRE_FALSE(unknown.findings.empty());
  CHECK(unknown.findings.front().why.find("It depends on the age") != std::string::npos);
}

TEST_CASE("duplicates: two SSRIs, acetaminophen in two products, two prescribers") {
  const Findings ssris = checkWords("sertraline; escitalopram");
  REQUIRE(find(ssris, "duplicate-therapy/escitalopram+sertraline") != nullptr);
  CHECK_FALSE(find(ssris, "duplicate-therapy/escitalopram+sertraline")->interrupts);
  CHECK(find(checkWords("Tylenol; Percocet"), "duplicate-therapy/acetaminophen") != nullptr);
  CHECK(find(checkWords("Percocet"), "duplicate-therapy/acetaminophen") == nullptr);
  CHECK(find(checkWords("sertraline; stopped escitalopram 2 days ago"), "duplicate-therapy/escitalopram+sertraline") ==
        nullptr);

  TakenItem one = itemOf("sertraline");
  one.prescribers = {"Lee Park, MD", "Ana Ortiz, PMHNP"};
  const Findings two = checkItems({one}, 30);
  REQUIRE(find(two, "duplicate-therapy/sertraline/prescribers") != nullptr);
  CHECK(find(two, "duplicate-therapy/sertraline/prescribers")->why.find("Lee Park, MD and Ana Ortiz, PMHNP") !=
        std::string::npos);
  TakenItem first = itemOf("lorazepam");
  TakenItem second = itemOf("clonazepam");
  first.prescribers = {"Lee Park, MD"};
  second.prescribers = {"Ana Ortiz, PMHNP"};
  const Findings benzodiazepines = checkItems({first, second}, 30);
  REQUIRE(find(benzodiazepines, "duplicate-therapy/clonazepam+lorazepam") != nullptr);
  CHECK(find(benzodiazepines, "duplicate-therapy/clonazepam+lorazepam")->why.find("more than one prescriber") !=
        std::string::npos);
}

TEST_CASE("a clinician reads mechanism and effect, with the same ids") {
  const Findings person = checkWords("clozapine; fluvoxamine");
  const Findings clinician = checkWords("clozapine; fluvoxamine", std::nullopt, Reader::Clinician);
  CHECK(ids(person) == ids(clinician));
  CHECK(clinician.findings.front().why.find("Mechanism") != std::string::npos);
  CHECK(person.findings.front().why.find("Mechanism") == std::string::npos);
}

TEST_CASE("nothing to raise is told with what was checked") {
  const Findings findings = checkWords("levothyroxine; moon dust");
  CHECK(findings.findings.empty());
  CHECK(findings.checked == std::vector<std::string>{"levothyroxine"});
  REQUIRE(findings.not_checked.size() == 1);
}

Findings inSpanish(std::string_view words, Reader reader = Reader::Person) {
  TakenList list;
  for (const std::string& part : partsOf(words))
    addWords(knowledge::builtIn(), part, TakenState::Current, list, languageFor(reader, Language::Spanish));
  return check(knowledge::builtIn(), std::move(list), reader, Language::Spanish, kNow);
}

TEST_CASE("in Spanish: stops that still count, what is not known, several of one sentence") {
  const Findings dated = inSpanish("fluoxetine stopped 4 weeks ago; phenelzine");
  REQUIRE_FALSE(dated.findings.empty());
  CHECK(dated.findings.front().why.find("Dejó fluoxetina hace 28 días; todavía cuenta por 35 días") !=
        std::string::npos);
  const Findings undated = inSpanish("no longer taking fluoxetine; phenelzine");
  REQUIRE_FALSE(undated.findings.empty());
  CHECK(undated.findings.front().why.find("Importa si usó fluoxetina en los últimos 35 días.") != std::string::npos);
  const Findings unknown = inSpanish("ethinyl estradiol; cigarettes");
  REQUIRE_FALSE(unknown.findings.empty());
  CHECK(unknown.findings.front().why.find("Depende de la edad, y Baton no lo sabe.") != std::string::npos);
  const Findings several = inSpanish("lithium; naproxen; ibuprofen");
  REQUIRE(find(several, "interaction/lithium+ibuprofen") != nullptr);
  CHECK(find(several, "interaction/lithium+ibuprofen")->title ==
        "Con ibuprofeno y naproxeno, el litio puede subir a un nivel dañino");
  for (const Findings* findings : {&dated, &undated, &unknown, &several}) checkSpanish(*findings);
}

TEST_CASE("in Spanish: duplicates and prescribers") {
  checkSpanish(inSpanish("sertraline; escitalopram; Tylenol; Percocet; ibuprofen; naproxen"));
  TakenItem one = itemOf("lorazepam");
  one.prescribers = {"Lee Park, MD", "Ana Ortiz, PMHNP"};
  TakenItem other = itemOf("clonazepam");
  other.prescribers = {"Ana Ortiz, PMHNP"};
  const Findings findings = checkItems({one, other}, 30, Language::Spanish);
  checkSpanish(findings);
  const Finding* const two = find(findings, "duplicate-therapy/clonazepam+lorazepam");
  REQUIRE(two != nullptr);
  CHECK(two->title == "Clonazepam y lorazepam: dos benzodiacepinas");
  CHECK(two->why.find("Las recetan personas distintas: Ana Ortiz, PMHNP y Lee Park, MD.") != std::string::npos);
  CHECK(find(findings, "duplicate-therapy/lorazepam/prescribers")->title == "Dos personas recetan lorazepam");
  const Findings switching = checkItems({itemOf("sertraline")}, 30, Language::Spanish);
  CHECK(switching.findings.empty());
}

TEST_CASE("in Spanish: what was checked and what was not") {
  const Findings findings =
      inSpanish("lithium; quit smoking 5 days ago; moon dust; no ibuprofen; Ashwagandha dream blend; stopped Prozac");
  CHECK(findings.checked == std::vector<std::string>{"litio", "tabaco (ya no se usa)", "ashwagandha",
                                                     "fluoxetina (Prozac) (ya no se usa)"});
  REQUIRE(findings.not_checked.size() == 4);
  for (const record::NotChecked& one : findings.not_checked) CHECK(build::englishIn(one.why) == "");
  CHECK(findings.not_checked[0].why == "Baton no conoce este producto");
}

TEST_CASE("a clinician reads English, whatever is asked for") {
  const Findings findings = inSpanish("clozapine; fluvoxamine", Reader::Clinician);
  CHECK(findings.language == "en");
  CHECK(findings.findings.front().why.find("Mechanism") != std::string::npos);
  CHECK(findings.findings.front().title.find("Fluvoxamine") == 0);
}

TEST_CASE("Spanish joins of names") {
  CHECK(listed({"litio", "ibuprofeno"}, Language::Spanish) == "litio e ibuprofeno");
  CHECK(listed({"a", "litio", "hidroxizina"}, Language::Spanish) == "a, litio e hidroxizina");
  CHECK(listed({"calcio", "hierro"}, Language::Spanish) == "calcio y hierro");
  CHECK(fill("{a} y {b}. Cambia {a} o {b}", {"ácido fólico", "olanzapina", ""}, Language::Spanish) ==
        "Ácido fólico y olanzapina. Cambia ácido fólico u olanzapina");
  CHECK(shownName(knowledge::builtIn(), "st. john's wort", Language::Spanish) == "hierba de San Juan");
  CHECK(shownName(knowledge::builtIn(), "moon dust", Language::Spanish) == "moon dust");
}

TEST_CASE("names stand in sentences as people write them") {
  CHECK(fill("{a} can raise {b}. {b} is strong.", {"ibuprofen", "lithium", ""}) ==
        "Ibuprofen can raise lithium. Lithium is strong.");
  CHECK(fill("{a} and {b}", {shownName("st. john's wort"), "x", ""}) == "St. John's wort and x");
  CHECK(fill("{a} (in birth control pills) can raise {b}", {"birth control pill (ethinyl estradiol)", "x", ""}) ==
        "Birth control pill (ethinyl estradiol) can raise x");
  CHECK(fill("push lithium ({b}) up", {"", "lithium", ""}) == "Push lithium up");
  CHECK(firstSentence("One. Two.") == "One");
  CHECK(idPart("st. john's wort") == "st-johns-wort");
  CHECK(listed({"a", "b", "c"}) == "a, b and c");
  const auto sources =
      sourcesOf("FDA label Prozac, section 4.1; ANSM thesaurus, 2016 and 2020", "https://x", "2026-11-24");
  REQUIRE(sources.size() == 2);
  CHECK(sources[0].section == "section 4.1");
  CHECK(sources[1].url.empty());
}

}  // namespace
}  // namespace baton::rules
