#include "knowledge/medication_text.h"

#include <doctest/doctest.h>

#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <iterator>

#include "base/text.h"
#include "knowledge/knowledge.h"
#include "knowledge/reading_summary.h"

namespace baton::knowledge {
namespace {

std::string fileText(const std::string& name) {
  std::ifstream in(std::string(BATON_SOURCE_DIR) + "/src/knowledge/" + name, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

// Each line is "text <tab> reading". BATON_REWRITE_CASES=1 writes the readings of today: read the difference.
template <class Read>
std::size_t checkCases(const std::string& name, Read read) {
  const std::string text = fileText(name);
  REQUIRE_FALSE(text.empty());
  std::string rewritten;
  std::size_t count = 0;
  for (const std::string_view line : split(text, '\n')) {
    if (line.empty() || line.front() == '#') {
      rewritten += std::string(line) + "\n";
      continue;
    }
    const std::size_t tab = line.find('\t');
    const std::string_view written = line.substr(0, tab);
    const std::string_view expected = tab == std::string_view::npos ? std::string_view() : line.substr(tab + 1);
    const std::string reading = summary(read(written));
    rewritten += std::string(written) + "\t" + reading + "\n";
    ++count;
    if (std::getenv("BATON_REWRITE_CASES") != nullptr) continue;
    CAPTURE(std::string(written));
    CHECK(reading == expected);
  }
  if (std::getenv("BATON_REWRITE_CASES") != nullptr) {
    while (rewritten.size() > 1 && rewritten[rewritten.size() - 2] == '\n') rewritten.pop_back();
    std::ofstream(std::string(BATON_SOURCE_DIR) + "/src/knowledge/" + name, std::ios::binary) << rewritten;
  }
  return count;
}

TEST_CASE("medication text is read as the case table says") {
  const std::size_t cases = checkCases("medication_text_cases.tsv", [](auto text) { return readMedicationText(text); });
  MESSAGE("cases: " << cases);
  CHECK(cases >= 150);
}

TEST_CASE("sig text is read as the case table says") {
  CHECK(checkCases("sig_text_cases.tsv", [](auto text) { return readSigText(text); }) >= 20);
}

TEST_CASE("substance text is read as the case table says") {
  CHECK(checkCases("substance_text_cases.tsv", [](auto text) { return readSubstanceText(text); }) >= 40);
}

TEST_CASE("the three readings that were promised, part by part") {
  const MedicationText zoloft = readMedicationText("Zoloft 100mg tabs 1 po qam");
  CHECK(zoloft.understood);
  REQUIRE(zoloft.ingredients.size() == 1);
  CHECK(zoloft.ingredients[0].name == "sertraline");
  CHECK(zoloft.brand == "Zoloft");
  REQUIRE(zoloft.strengths.size() == 1);
  CHECK(zoloft.strengths[0].value.text() == "100");
  CHECK(zoloft.strengths[0].unit == "mg");
  CHECK(zoloft.strengths[0].ingredient == "sertraline");
  CHECK(zoloft.form == "tablet");
  CHECK(zoloft.route == "oral");
  REQUIRE(zoloft.instructions.size() == 1);
  CHECK(zoloft.instructions[0].dose->unit == "tablet");
  CHECK(zoloft.instructions[0].timing.when == std::vector<std::string>{"MORN"});
  CHECK(zoloft.instructions[0].timing.text == "qam");

  const MedicationText lithium = readMedicationText("lithium carb ER 450");
  CHECK(lithium.understood);
  CHECK(lithium.ingredients[0].name == "lithium");
  CHECK(lithium.name == "lithium carb");
  CHECK(lithium.release == Release::Extended);
  CHECK(lithium.release_words == "ER");
  REQUIRE(lithium.strengths.size() == 1);
  CHECK(lithium.strengths[0].value.text() == "450");
  CHECK(lithium.strengths[0].unit.empty());

  const MedicationText melatonin = readMedicationText("melatonin 5 mg OTC");
  CHECK(melatonin.understood);
  CHECK(melatonin.ingredients[0].name == "melatonin");
  CHECK(melatonin.otc);
}

TEST_CASE("the strength of each ingredient of a combination is known where the text says it") {
  const MedicationText reading = readMedicationText("lisinopril-HCTZ 20-12.5 mg 1 tab daily");
  REQUIRE(reading.strengths.size() == 2);
  CHECK(reading.strengths[0].ingredient == "lisinopril");
  CHECK(reading.strengths[1].ingredient == "hydrochlorothiazide");
  const MedicationText brand = readMedicationText("Percocet 5-325 mg");
  REQUIRE(brand.strengths.size() == 2);
  CHECK(brand.strengths[0].ingredient.empty());
}

// A small generator of our own: the same texts on every machine.
class Dice {
 public:
  std::size_t below(std::size_t limit) {
    state_ = state_ * 6364136223846793005ULL + 1442695040888963407ULL;
    return static_cast<std::size_t>((state_ >> 33U) % limit);
  }

 private:
  std::uint64_t state_ = 20261123;
};

void checkInvents(std::string_view text) {
  const Names& names = builtIn().names();
  const MedicationText reading = readMedicationText(text);
  for (const Ingredient& ingredient : reading.ingredients) CHECK(names.isIngredient(ingredient.name));
  CHECK((reading.ingredients.empty() || !reading.name.empty()));
  if (reading.understood) CHECK(reading.unread.empty());
  CHECK(reading.original == text);
  for (const std::string& word : reading.unread) CHECK_FALSE(word.empty());
  const SubstanceText use = readSubstanceText(text);
  if (use.understood) CHECK(use.unread.empty());
  readSigText(text);
}

TEST_CASE("no text crashes the readers, and none makes them invent an ingredient") {
  constexpr std::string_view kPieces[] = {"Zoloft",     "sertraline",
                                          "lithium",    "carb",
                                          "ER",         "100",
                                          "mg",         "5/325",
                                          "1/2",        "-",
                                          "/",          "(",
                                          ")",          "[",
                                          "]",          "#",
                                          "@",          ".5",
                                          "1.0",        "tab",
                                          "qhs",        "q6h",
                                          "q4-6h",      "every",
                                          "2",          "days",
                                          "x",          "for",
                                          "sleep",      "prn",
                                          "max",        "per",
                                          "day",        ",",
                                          ";",          "and",
                                          "or",         "beer",
                                          "weed",       "quit",
                                          "\xC2\xBD",   "\xE2\x80\x93",
                                          "\xFF",       "\xC2",
                                          "St. John's", "wort",
                                          "24 HR",      "MSO4",
                                          "one",        "(1)",
                                          "=",          "8",
                                          "am",         ":",
                                          "30",         "up to",
                                          "times",      "a",
                                          "week",       "refills",
                                          "disp",       "%",
                                          "µg",         "99999999999999999999",
                                          "0",          "1,000",
                                          "1e9",        "po",
                                          "po.",        "p.o.",
                                          "b.i.d."};
  Dice dice;
  for (int round = 0; round < 20'000; ++round) {
    std::string text;
    const std::size_t length = dice.below(12);
    for (std::size_t i = 0; i < length; ++i) {
      text += kPieces[dice.below(std::size(kPieces))];
      if (dice.below(4) != 0) text += ' ';
    }
    checkInvents(text);
  }
  for (int round = 0; round < 5'000; ++round) {
    std::string text(dice.below(40), ' ');
    for (char& c : text) c = static_cast<char>(dice.below(256));
    checkInvents(text);
  }
}

TEST_CASE("long text is cut and says so") {
  const std::string text = "Zoloft 50 mg " + std::string(10'000, 'a');
  const MedicationText reading = readMedicationText(text);
  CHECK_FALSE(reading.understood);
  CHECK(reading.original.size() == text.size());
  CHECK(reading.warnings.back().kind == WarningKind::TooLong);
  const std::string deep(100'000, '(');
  CHECK_FALSE(readMedicationText(deep).understood);
  CHECK_FALSE(readSubstanceText(deep).understood);
}

TEST_CASE("a text without names is no medicine, whatever else it says") {
  for (const std::string_view text :
       {"", "   ", "take 1 tablet daily", "???", "blue pill", "my heart medicine", "10 mg"}) {
    CAPTURE(text);
    const MedicationText reading = readMedicationText(text);
    CHECK(reading.ingredients.empty());
    CHECK_FALSE(reading.understood);
  }
}

}  // namespace
}  // namespace baton::knowledge
