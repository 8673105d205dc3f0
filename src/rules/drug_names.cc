#include <algorithm>
#include <array>

#include "base/text.h"
#include "rules/drug_sections.h"

namespace baton::rules {
namespace {

using knowledge::NameKind;
using knowledge::Names;

// The tables of names have one source at their head, or are of one hand: knowledge/README.md.
constexpr std::string_view kChecked = "2026-11-23";
struct NameTable {
  NameKind kind;
  std::string_view heading;
  std::string_view source;
};
constexpr std::array<NameTable, 8> kNameTables = {{
    {NameKind::Ingredient, "ingredient", "knowledge/names/ingredients.tsv (RxNorm names by way of NDF-RT, CPIC, FDA)"},
    {NameKind::Salt, "salts", "knowledge/names/ingredients.tsv (RxNorm names by way of NDF-RT, CPIC, FDA)"},
    {NameKind::Brand, "brands", "knowledge/names/brands.tsv (Drugs@FDA, FDA labels)"},
    {NameKind::CommonName, "also called", "knowledge/names/common.tsv, spanish.tsv"},
    {NameKind::Supplement, "supplements", "knowledge/names/common.tsv, spanish.tsv"},
    {NameKind::Substance, "as a substance", "knowledge/names/common.tsv, spanish.tsv"},
    {NameKind::Abbreviation, "abbreviations", "knowledge/names/abbreviations.tsv (ISMP 2021)"},
    {NameKind::Misspelling, "misspellings that are read", "knowledge/names/misspellings.tsv (reviewed by hand)"},
}};

}  // namespace

std::vector<KnownRow> knownNames(const DrugAsked& asked) {
  std::vector<KnownRow> rows;
  const std::vector<Names::Listed> all = asked.knowledge.names().namesOf(asked.ingredient());
  for (const NameTable& table : kNameTables) {
    std::vector<std::string> alone;
    std::vector<std::string> combined;
    for (const Names::Listed& one : all) {
      if (one.kind == table.kind) (one.is_combination ? combined : alone).emplace_back(one.name);
    }
    const std::string source(table.source);
    if (!alone.empty()) {
      rows.push_back(
          {"", std::string(table.heading) + ": " + join(alone, ", "), source, "", std::string(kChecked), {}});
    }
    if (!combined.empty()) {
      rows.push_back({"",
                      std::string(table.heading) + ", beside other ingredients: " + join(combined, ", "),
                      source,
                      "",
                      std::string(kChecked),
                      {}});
    }
  }
  const std::string_view spanish = asked.knowledge.plainSpanish().nameOf(asked.ingredient());
  rows.push_back({"",
                  "in Spanish: " + std::string(spanish),
                  "knowledge/names/shown_es.tsv (Spanish INN, WHO; lists not opened)",
                  "",
                  std::string(kChecked),
                  {}});
  return rows;
}

std::vector<KnownRow> knownUses(const DrugAsked& asked) {
  std::vector<KnownRow> rows;
  const knowledge::Psychotropics& tables = asked.knowledge.psychotropics();
  const auto addMatters = [&](std::string_view kind, std::string_view key) {
    const knowledge::MattersFor* const matters = tables.mattersFor(kind, key);
    if (matters == nullptr) return;
    rows.push_back({"",
                    "a change matters for " + join(matters->matters_for, ", ") + " and concerns " +
                        join(matters->roles, ", ") + " (" + std::string(key) + ")",
                    matters->source,
                    "",
                    "",
                    {}});
  };
  for (const knowledge::Psychotropics::Member& member : tables.of(asked.ingredient())) {
    rows.push_back({"", "acts on the mind: " + std::string(member.drug_class), std::string(member.source), "", "", {}});
    addMatters("class", member.drug_class);
  }
  addMatters("substance", asked.ingredient());
  return rows;
}

}  // namespace baton::rules
