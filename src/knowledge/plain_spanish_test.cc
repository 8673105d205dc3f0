#include "knowledge/plain_spanish.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cctype>
#include <map>
#include <set>
#include <string>

#include "base/text.h"
#include "builders/spanish.h"
#include "knowledge/knowledge.h"
#include "knowledge/table.h"

namespace baton::knowledge {
namespace {

using build::englishIn;

// "35", "1-800-222-1222" as 1 800 222 1222.
std::set<std::string> numbersIn(std::string_view text) {
  std::set<std::string> numbers;
  std::string number;
  for (const char c : std::string(text) + " ") {
    if (std::isdigit(static_cast<unsigned char>(c)) != 0) {
      number += c;
    } else if (!number.empty()) {
      numbers.insert(std::move(number));
      number.clear();
    }
  }
  return numbers;
}

void checkText(std::string_view id, std::string_view english, std::string_view spanish) {
  INFO(id << ": " << spanish);
  CHECK(englishIn(spanish) == "");
  const std::set<std::string> said = numbersIn(spanish);
  for (const std::string& number : numbersIn(english)) CHECK(said.contains(number));
  CHECK(spanish.ends_with('.'));
  CHECK(trim(spanish) == spanish);
  CHECK(spanish.find("  ") == std::string_view::npos);
  // One would have to know whether a name is feminine, or whether the reader is a woman.
  for (const std::string_view bound :
       {"juntos", "juntas", " ambos ", " ambas ", " atento", " solo ", " del {", " al {"})
    CHECK(spanish.find(bound) == std::string_view::npos);
}

TEST_CASE("every interaction and duplicate group says in Spanish what it says in English, with the same numbers") {
  const Knowledge& knowledge = builtIn();
  for (const InteractionRow& row : knowledge.interactions().rows()) {
    const SpanishWords& words = knowledge.plainSpanish().of(row);
    REQUIRE(words.id == row.id);
    checkText(row.id, row.effect_plain, words.effect);
    checkText(row.id, row.action_plain, words.action);
  }
  for (const DuplicateGroup& group : knowledge.duplicates().groups()) {
    const SpanishWords& words = knowledge.plainSpanish().of(group);
    CHECK(englishIn(words.name) == "");
    checkText(group.group, group.effect_plain, words.effect);
    checkText(group.group, group.action_plain, words.action);
  }
}

TEST_CASE("rows that say the same in English say the same in Spanish, and others do not become one") {
  std::map<std::string_view, std::string_view> effects;
  std::map<std::string_view, std::string_view> english_of;
  for (const InteractionRow& row : builtIn().interactions().rows()) {
    const std::string_view spanish = builtIn().plainSpanish().of(row).effect;
    INFO(row.id);
    CHECK(effects.try_emplace(row.effect_plain, spanish).first->second == spanish);
  }
  // No text of an urgent row is also that of a row that can wait.
  for (const InteractionRow& row : builtIn().interactions().rows()) {
    const std::string_view action = builtIn().plainSpanish().of(row).action;
    INFO(row.id);
    CHECK(english_of.try_emplace(action, row.action_plain).first->second == row.action_plain);
  }
}

// With a short name in place of each, so that the wording is measured and not the medicine.
std::string withNames(std::string text) {
  for (const std::string_view name : {"{a}", "{b}", "{c}"}) {
    for (std::size_t at = text.find(name); at != std::string::npos; at = text.find(name))
      text.replace(at, name.size(), "litio");
  }
  return text;
}

TEST_CASE("the Spanish is easy to read: INFLESZ 60 and more in every row, 75 over all") {
  std::string all;
  double hardest = 100;
  for (const InteractionRow& row : builtIn().interactions().rows()) {
    const SpanishWords& words = builtIn().plainSpanish().of(row);
    const std::string text = withNames(std::string(words.effect) + " " + std::string(words.action));
    INFO(row.id << ": " << text);
    const double ease = build::readingEase(text);
    CHECK(ease >= 60);
    hardest = std::min(hardest, ease);
    all += text + "\n";
  }
  for (const DuplicateGroup& group : builtIn().duplicates().groups()) {
    const SpanishWords& words = builtIn().plainSpanish().of(group);
    const std::string text = withNames(std::string(words.effect) + " " + std::string(words.action));
    INFO(group.group << ": " << text);
    CHECK(build::readingEase(text) >= 60);
    all += text + "\n";
  }
  MESSAGE("INFLESZ over all: " << build::readingEase(all) << ", hardest row: " << hardest);
  CHECK(build::readingEase(all) >= 75);
  CHECK(build::readingEase("La administración concomitante incrementa considerablemente la concentración plasmática.") <
        30);
}

TEST_CASE("an English word among Spanish ones is found") {
  CHECK(englishIn("Con litio, the nivel sube.") == "the");
  CHECK(englishIn("Con litio, el nivel sube.") == "");
}

TEST_CASE("every ingredient has a Spanish name") {
  const PlainSpanish& spanish = builtIn().plainSpanish();
  CHECK(spanish.nameOf("lithium") == "litio");
  CHECK(spanish.nameOf("sertraline") == "sertralina");
  CHECK(spanish.nameOf("alcohol") == "alcohol");
  CHECK(spanish.nameOf("tobacco") == "tabaco");
  CHECK(spanish.nameOf("st. john's wort") == "hierba de San Juan");
  CHECK(spanish.nameOf("zzyzx") == "");
  std::set<std::string_view> names;
  for (const Drug& drug : builtIn().drugs().drugs()) {
    INFO(drug.ingredient);
    CHECK(names.insert(spanish.nameOf(drug.ingredient)).second);
    CHECK(englishIn(spanish.nameOf(drug.ingredient)) == "");
    // Letters that Spanish names of medicines do not have where English ones do.
    for (const std::string_view part : {"ph", "th", "yl"}) {
      if (drug.kind != DrugKind::Prescription) continue;
      CHECK(spanish.nameOf(drug.ingredient).find(part) == std::string_view::npos);
    }
  }
}

TEST_CASE("what a finding calls a medicine is understood where it is typed, with and without accents") {
  for (const Drug& drug : builtIn().drugs().drugs()) {
    const std::string_view name = builtIn().plainSpanish().nameOf(drug.ingredient);
    INFO(name);
    const auto found = find(name);
    REQUIRE(found.has_value());
    REQUIRE(found->ingredients.size() == 1);
    CHECK(found->ingredients.front().name == drug.ingredient);
    CHECK(find(foldForMatching(name)).has_value());
  }
  CHECK(find("acetaminofen")->ingredients.front().name == "acetaminophen");
  CHECK(find("amlodipina")->ingredients.front().name == "amlodipine");
  CHECK(find("cervezas")->ingredients.front().name == "alcohol");
}

constexpr std::string_view kInteractions =
    "id\teffect_plain_es\taction_plain_es\nlithium-nsaid\tCon {a}, el litio sube.\tPregunte por {a}.\n";

std::string faultOf(std::string_view path, std::string text) {
  const auto built = Knowledge::fromTexts({{std::string(path), std::move(text)}});
  return built ? "" : built.error().message;
}

TEST_CASE("a row that is missing, unknown, doubled or names other placeholders is refused") {
  CHECK(faultOf("interactions/plain_es.tsv", std::string(kInteractions)).find("have no Spanish") != std::string::npos);
  CHECK(faultOf("interactions/plain_es.tsv", "id\teffect_plain_es\taction_plain_es\nmoon-dust\tUno.\tDos.\n")
            .find("line 2: no interaction has the id moon-dust") != std::string::npos);
  CHECK(faultOf("interactions/plain_es.tsv",
                "id\teffect_plain_es\taction_plain_es\nlithium-nsaid\tEl litio sube.\tPregunte.\n")
            .find("placeholders") != std::string::npos);
  CHECK(faultOf("interactions/duplicate_groups_es.tsv",
                "group\tname_plain_es\teffect_plain_es\taction_plain_es\nssri\tdos\t\tPregunte.\n")
            .find("empty") != std::string::npos);
  CHECK(faultOf("names/shown_es.tsv", "ingredient\tname_es\tsource\nlithium\tlitio\tINN\n").find("no Spanish name") !=
        std::string::npos);
  CHECK(faultOf("names/shown_es.tsv", "ingredient\tname_es\tsource\nmoon dust\tpolvo\tINN\n").find("no such") !=
        std::string::npos);
}

}  // namespace
}  // namespace baton::knowledge
