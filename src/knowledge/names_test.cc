#include "knowledge/names.h"

#include <doctest/doctest.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

#include "base/text.h"
#include "format/csv.h"
#include "knowledge/embedded.h"
#include "knowledge/knowledge.h"

namespace baton::knowledge {
namespace {

std::string listOf(const NameMatch& match) {
  std::string list;
  for (const Ingredient& ingredient : match.ingredients) list += (list.empty() ? "" : " + ") + ingredient.name;
  return list;
}

std::string embedded(std::string_view path) {
  for (const EmbeddedTable& table : embeddedTables()) {
    if (table.path == path) return std::string(table.text);
  }
  return {};
}

// The published lists that only a developer's machine has.
std::filesystem::path sharedData() {
  if (const char* named = std::getenv("BATON_SHARED_DATA")) return std::filesystem::path(named) / "knowledge";
  return std::filesystem::path(BATON_SOURCE_DIR) / "../shared/data/knowledge";
}

std::string fileText(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

TEST_CASE("a name is found however it is written, with what kind of name it is") {
  struct Case {
    std::string_view written;
    std::string_view ingredients;
    NameKind kind;
    Release release;
  };
  const Case cases[] = {
      {"sertraline", "sertraline", NameKind::Ingredient, Release::NotSaid},
      {"SERTRALINE HYDROCHLORIDE", "sertraline", NameKind::Salt, Release::NotSaid},
      {"sertraline HCl", "sertraline", NameKind::Salt, Release::NotSaid},
      {"Zoloft", "sertraline", NameKind::Brand, Release::NotSaid},
      {"  zoloft ", "sertraline", NameKind::Brand, Release::NotSaid},
      {"zolfot", "sertraline", NameKind::Misspelling, Release::NotSaid},
      {"setraline", "sertraline", NameKind::Misspelling, Release::NotSaid},
      {"lithium carbonate", "lithium", NameKind::Salt, Release::NotSaid},
      {"Li2CO3", "lithium", NameKind::Abbreviation, Release::NotSaid},
      {"Wellbutrin XL", "bupropion", NameKind::Brand, Release::Extended24Hours},
      {"wellbutrin-sr", "bupropion", NameKind::Brand, Release::Extended12Hours},
      {"Tegretol XR", "carbamazepine", NameKind::Brand, Release::Extended12Hours},
      {"Depakote", "valproate", NameKind::Brand, Release::Delayed},
      {"divalproex sodium", "valproate", NameKind::Salt, Release::NotSaid},
      {"valproic acid", "valproate", NameKind::Salt, Release::NotSaid},
      {"Adderall", "amphetamine + dextroamphetamine", NameKind::Brand, Release::NotSaid},
      {"Adderall XR", "amphetamine + dextroamphetamine", NameKind::Brand, Release::Extended24Hours},
      {"Symbyax", "fluoxetine + olanzapine", NameKind::Brand, Release::NotSaid},
      {"Suboxone", "buprenorphine + naloxone", NameKind::Brand, Release::NotSaid},
      {"Invega Sustenna", "paliperidone", NameKind::Brand, Release::LongActing},
      {"Cobenfy", "trospium + xanomeline", NameKind::Brand, Release::NotSaid},
      {"HCTZ", "hydrochlorothiazide", NameKind::Abbreviation, Release::NotSaid},
      {"APAP", "acetaminophen", NameKind::Abbreviation, Release::NotSaid},
      {"paracetamol", "acetaminophen", NameKind::CommonName, Release::NotSaid},
      {"birth control pill", "ethinyl estradiol", NameKind::Household, Release::NotSaid},
      {"pildora anticonceptiva", "ethinyl estradiol", NameKind::Household, Release::NotSaid},
      {"St. John’s Wort", "st. john's wort", NameKind::Ingredient, Release::NotSaid},
      {"st johns wort", "st. john's wort", NameKind::Ingredient, Release::NotSaid},
      {"5-HTP", "5-hydroxytryptophan", NameKind::Abbreviation, Release::NotSaid},
      {"SAM-e", "ademetionine", NameKind::Abbreviation, Release::NotSaid},
      {"ashwagandha", "ashwagandha", NameKind::Ingredient, Release::NotSaid},
      {"vitamin D3", "cholecalciferol", NameKind::Supplement, Release::NotSaid},
      {"beer", "alcohol", NameKind::Substance, Release::NotSaid},
      {"ETOH", "alcohol", NameKind::Substance, Release::NotSaid},
      {"weed", "cannabis", NameKind::Substance, Release::NotSaid},
      {"e-cigarettes", "nicotine", NameKind::Substance, Release::NotSaid},
  };
  for (const Case& one : cases) {
    CAPTURE(one.written);
    const std::optional<NameMatch> match = find(one.written);
    REQUIRE(match);
    CHECK(listOf(*match) == one.ingredients);
    CHECK(match->kind == one.kind);
    CHECK(match->release == one.release);
  }
}

TEST_CASE("what is not listed is not found: nothing is guessed") {
  for (const std::string_view written :
       {"", " ", "-", "zolotf", "sertralin e x", "lamictalx", "foo", "mg", "Zoloftt"}) {
    CAPTURE(written);
    CHECK_FALSE(find(written));
  }
}

TEST_CASE("dangerous abbreviations are not read and say why") {
  const Names& names = builtIn().names();
  for (const std::string_view written : {"MSO4", "ms", "MgSO4", "MTX", "T3", "NyQuil", "Neosporin"}) {
    CAPTURE(written);
    CHECK_FALSE(names.find(written));
    CHECK_FALSE(names.ambiguity(written).empty());
  }
  CHECK(names.ambiguity("sertraline").empty());
  CHECK(names.find("HCTZ")->is_error_prone);
}

TEST_CASE("RxCUI lead to ingredients, salts to their base") {
  CHECK(ingredientOfRxcui("36437") == "sertraline");
  CHECK(ingredientOfRxcui("155137") == "sertraline");  // sertraline hydrochloride
  CHECK(ingredientOfRxcui("6448") == "lithium");
  CHECK(ingredientOfRxcui("11118") == "valproate");  // valproic acid
  CHECK_FALSE(ingredientOfRxcui("0"));
  CHECK_FALSE(ingredientOfRxcui(""));
  CHECK(find("Zoloft")->ingredients.front().rxcui == "36437");
}

TEST_CASE("every ingredient, misspelling and psychotropic of the tables is an ingredient of the tables") {
  // A replaced table makes the reader check everything, which the compiled-in start leaves to this test.
  const auto checked = Knowledge::fromTexts({{"names/ambiguous.tsv", embedded("names/ambiguous.tsv")}});
  if (!checked) MESSAGE(checked.error().message);
  REQUIRE(checked);
  const Knowledge& knowledge = builtIn();
  CHECK(knowledge.psychotropics().ingredients().size() > 150);
  for (const std::string& ingredient : knowledge.psychotropics().ingredients()) {
    CAPTURE(ingredient);
    CHECK(knowledge.names().isIngredient(ingredient));
    for (const std::string& drug_class : knowledge.psychotropics().classesOf(ingredient)) {
      CAPTURE(drug_class);
      CHECK(knowledge.psychotropics().mattersFor("class", drug_class) != nullptr);
    }
  }
}

TEST_CASE("tables can be replaced at start, and a fault is named with its table") {
  const std::string more = "written\tmeant\nzzsertraline\tsertraline\n";
  const auto replaced = Knowledge::fromTexts({{"names/misspellings.tsv", more}});
  REQUIRE(replaced);
  CHECK(replaced->names().find("zzsertraline"));
  CHECK_FALSE(replaced->names().find("zolfot"));

  const auto faultOf = [](std::string path, std::string text) {
    const auto result = Knowledge::fromTexts({{std::move(path), std::move(text)}});
    return result ? std::string() : result.error().message;
  };
  CHECK(faultOf("names/brand.tsv", "x").find("names/brand.tsv") != std::string::npos);
  CHECK(faultOf("names/brands.tsv", "brand\tingredients\nA\tb\n").find("release") != std::string::npos);
  CHECK(faultOf("names/brands.tsv", "brand\tingredients\trelease\nQqq\tnosuchdrug\t\n").find("nosuchdrug") !=
        std::string::npos);
  CHECK(faultOf("names/misspellings.tsv", "written\tmeant\nsertraline\tfluoxetine\n").find("sertraline") !=
        std::string::npos);
  CHECK(faultOf("names/misspellings.tsv", "written\tmeant\nonly one field\n").find("line 2") != std::string::npos);
  CHECK(faultOf("matters_for.tsv", "").find("matters_for.tsv") != std::string::npos);
  CHECK(faultOf("sig/words.tsv", "words\tkind\tvalue\tcaution\nx\tnonsense\t\t\n").find("nonsense") !=
        std::string::npos);
}

TEST_CASE("a Knowledge may be moved: its views stay with its texts") {
  auto first = Knowledge::fromTexts({{"names/misspellings.tsv", "written\tmeant\nzq\tsertraline\n"}});
  REQUIRE(first);
  const Knowledge second = std::move(*first);
  CHECK(second.names().find("zq"));
  CHECK(listOf(*second.names().find("zoloft")) == "sertraline");
}

TEST_CASE("start and lookup stay cheap") {
  using Clock = std::chrono::steady_clock;
  auto best = std::chrono::microseconds::max();
  for (int i = 0; i < 5; ++i) {
    const auto begin = Clock::now();
    REQUIRE(Knowledge::fromTexts({}));
    best = std::min(best, std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - begin));
  }
  MESSAGE("start: " << best.count() << " us for " << builtIn().names().size() << " names");
}

TEST_CASE("all psychotropic brands of Drugs@FDA resolve to an ingredient of theirs") {
  const std::filesystem::path path = sharedData() / "drugsatfda_brand_ingredient.tsv";
  if (!std::filesystem::exists(path)) {
    MESSAGE("skipped: no shared data");
    return;
  }
  const std::string text = fileText(path);
  const Result<csv::Table> table = csv::parseTsv(text);
  REQUIRE(table);
  const Knowledge& knowledge = builtIn();
  const std::vector<std::string> psychotropics = knowledge.psychotropics().ingredients();
  std::size_t psychotropic = 0;
  std::size_t resolved = 0;
  std::size_t refused = 0;
  std::size_t all = 0;
  std::size_t found = 0;
  for (const auto& row : table->rows) {
    const std::string_view brand = trim(row[0]);
    const std::string stated = " " + toLowerAscii(row[1]);
    ++all;
    const std::optional<NameMatch> match = knowledge.names().find(brand);
    if (match) ++found;
    bool is_psychotropic = false;
    bool has_it = false;
    for (const std::string& ingredient : psychotropics) {
      std::string fda_name = ingredient == "valproate" ? "valpro" : ingredient;  // valproic acid, divalproex
      const bool named = stated.find(" " + fda_name) != std::string::npos ||
                         (ingredient == "valproate" && stated.find("divalproex") != std::string::npos);
      if (!named) continue;
      is_psychotropic = true;
      if (!match) continue;
      // "gabapentin enacarbil" holds the word gabapentin and is an ingredient of its own
      for (const Ingredient& one : match->ingredients) has_it = has_it || one.name.starts_with(ingredient);
    }
    if (!is_psychotropic) continue;
    ++psychotropic;
    // Two brands stand for different ingredients in different boxes: they must be refused with the reason.
    if (brand == "BENYLIN" || brand == "UNISOM") {
      CHECK_FALSE(knowledge.names().ambiguity(brand).empty());
      ++refused;
      continue;
    }
    CAPTURE(std::string(brand));
    CAPTURE(stated);
    CHECK(has_it);
    if (has_it) ++resolved;
  }
  MESSAGE("psychotropic brands: " << resolved << " of " << psychotropic << ", refused as ambiguous: " << refused
                                  << "; all brands: " << found << " of " << all);
  CHECK(resolved + refused == psychotropic);
  CHECK(found * 100 >= all * 99);
}

TEST_CASE("all RxCUI of the NDF-RT list are known unless they name no medicine") {
  const std::filesystem::path path = sharedData() / "rxcui_ingredient_names_ndfrt.tsv";
  if (!std::filesystem::exists(path)) {
    MESSAGE("skipped: no shared data");
    return;
  }
  const std::string text = fileText(path);
  const Result<csv::Table> table = csv::parseTsv(text);
  REQUIRE(table);
  std::size_t known = 0;
  for (const auto& row : table->rows) {
    if (builtIn().names().ingredientOfRxcui(row[0])) ++known;
  }
  MESSAGE("RxCUI known: " << known << " of " << table->rows.size());
  CHECK(known * 100 >= table->rows.size() * 97);
}

}  // namespace
}  // namespace baton::knowledge
