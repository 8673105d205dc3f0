#include "sources/reconcile/medication_reading.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>

#include "base/text.h"
#include "knowledge/knowledge.h"

namespace baton::sources::reconcile {
namespace {

using record::Coding;
using record::Concept;

// "No known medications" and its kin as codes: SNOMED CT, and the IPS value set for absent or unknown information
// (http://hl7.org/fhir/uv/ips/CodeSystem-absent-unknown-uv-ips.html).
constexpr std::array<std::string_view, 4> kNoneCodes{"787481004", "182849000", "no-known-medications",
                                                     "no-medication-info"};

std::vector<std::string> namesOf(const std::vector<knowledge::Ingredient>& ingredients) {
  std::vector<std::string> names;
  for (const knowledge::Ingredient& ingredient : ingredients) names.push_back(ingredient.name);
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

std::vector<std::string> ingredientsOfCodes(const Concept& what) {
  std::set<std::string> names;
  for (const Coding& coding : what.codings) {
    if (coding.system != record::kRxNorm) continue;
    if (const auto name = knowledge::ingredientOfRxcui(coding.code)) names.insert(*name);
  }
  return {names.begin(), names.end()};
}

bool isStatementOfNone(const Concept& what) {
  return std::any_of(what.codings.begin(), what.codings.end(), [](const Coding& coding) {
    return std::find(kNoneCodes.begin(), kNoneCodes.end(), coding.code) != kNoneCodes.end();
  });
}

bool includes(const std::vector<std::string>& all, const std::vector<std::string>& part) {
  return std::includes(all.begin(), all.end(), part.begin(), part.end());
}

}  // namespace

const knowledge::MedicationText& MedicationReader::readText(const std::string& text) {
  const auto [place, is_new] = texts_.try_emplace(text);
  if (is_new) place->second = knowledge::readMedicationText(text);
  return place->second;
}

// The words that were understood, else the first that name an ingredient, else the first.
const knowledge::MedicationText& MedicationReader::readBest(const Concept& what) {
  const knowledge::MedicationText* best = nullptr;
  auto try_text = [&](const std::string& text) {
    if (text.empty()) return;
    const knowledge::MedicationText& read = readText(text);
    const bool is_better =
        !best || (read.understood && !best->understood) || (!read.ingredients.empty() && best->ingredients.empty());
    if (is_better) best = &read;
  };
  try_text(what.text);
  for (const Coding& coding : what.codings) try_text(coding.display);
  return best ? *best : readText("");
}

// Ingredients of Medication.ingredient, when every one of them is known.
std::vector<std::string> MedicationReader::contentsOf(const record::MedicationFact& fact) {
  std::set<std::string> all;
  for (const Concept& content : fact.contents) {
    std::vector<std::string> names = ingredientsOfCodes(content);
    if (names.empty()) names = namesOf(readBest(content).ingredients);
    if (names.empty()) return {};
    all.insert(names.begin(), names.end());
  }
  return {all.begin(), all.end()};
}

MedicationReading MedicationReader::read(const record::MedicationFact& fact) {
  MedicationReading reading;
  reading.text = readBest(fact.what);
  reading.label = fact.what.label();
  reading.says_none = reading.text.says_none || isStatementOfNone(fact.what);
  reading.is_supplement = reading.text.name_kind == knowledge::NameKind::Supplement;
  const std::vector<std::string> by_words = namesOf(reading.text.ingredients);
  std::vector<std::string> by_code = ingredientsOfCodes(fact.what);
  if (by_code.empty()) by_code = contentsOf(fact);
  reading.ingredients = by_words.empty() || includes(by_code, by_words) ? by_code : by_words;
  if (!by_words.empty() && !includes(by_words, by_code) && !includes(by_code, by_words)) {
    reading.contradiction = "the code means " + join(by_code, " and ");
  }
  if (reading.says_none) reading.ingredients.clear();
  return reading;
}

std::string unitWords(std::string_view unit) {
  const std::string lowered = toLowerAscii(unit);
  if (lowered == "[iu]" || lowered == "iu" || lowered == "[usp'u]") return "units";
  if (lowered == "ug") return "mcg";
  if (unit.size() > 2 && unit.front() == '{' && unit.back() == '}') return std::string(unit.substr(1, unit.size() - 2));
  return std::string(unit);
}

std::string strengthText(const knowledge::MedicationText& text) {
  std::string shown;
  for (const knowledge::Strength& strength : text.strengths) {
    if (!shown.empty()) shown += "/";
    shown += strength.value.plain() + " " + unitWords(strength.unit);
    if (!strength.per_value) continue;
    shown += "/";
    if (strength.per_value->value() != 1) shown += strength.per_value->plain() + " ";
    shown += strength.per_unit;
  }
  return shown;
}

std::string productOf(const MedicationReading& reading) {
  std::string product(knowledge::toText(reading.text.release));
  const std::string strength = strengthText(reading.text);
  if (!strength.empty()) product += (product.empty() ? "" : " ") + strength;
  return product;
}

}  // namespace baton::sources::reconcile
