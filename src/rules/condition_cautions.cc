#include "rules/condition_cautions.h"

#include <algorithm>

#include "rules/caution_words.h"

namespace baton::rules {
namespace {

using knowledge::CautionCondition;
using knowledge::CautionRow;
using record::Finding;

constexpr Phrase kChecked = {"your conditions, age, pregnancy and gene tests",
                             "sus enfermedades, su edad, embarazo y pruebas genéticas"};
constexpr Phrase kNoKidney = {"no kidney value (eGFR) of the last year is on record",
                              "no hay un valor del riñón (eGFR) del último año"};
constexpr Phrase kByAge = {"cautions by age", "precauciones por edad"};
constexpr Phrase kNoBirthDate = {"the birth date is not known", "no se conoce la fecha de nacimiento"};
constexpr Phrase kGeneUnread = {"Baton does not read this gene result", "Baton no lee este resultado genético"};

std::vector<Finding> findingsOf(const CautionsAsked& context) {
  const std::vector<CautionHit> hits = cautionHits(context);
  std::vector<Finding> findings;
  for (const CautionGroup& group : cautionGroups(hits)) findings.push_back(cautionFinding(context, group));
  return findings;
}

bool asksForKidney(const CautionRow& row) {
  return std::any_of(row.conditions.begin(), row.conditions.end(),
                     [](const CautionCondition& one) { return one.kind == CautionCondition::Kind::EgfrBelow; });
}

// Medicines for which a row asks what the record does not tell.
void addMissing(const Asked& asked, const Circumstances& person, Language language, Said& said) {
  std::vector<std::string> kidney;
  for (const TakenItem& item : asked.taken.items) {
    const auto drug = asked.knowledge.drugs().find(item.taken.ingredient);
    if (!drug || !knowledge::isPresent(item.taken)) continue;
    for (const std::uint16_t number : asked.knowledge.cautions().rowsOf(*drug)) {
      if (!asksForKidney(asked.knowledge.cautions().rows()[number])) continue;
      std::string name = shownName(asked.knowledge, item.taken.ingredient, language);
      if (std::find(kidney.begin(), kidney.end(), name) == kidney.end()) kidney.push_back(std::move(name));
    }
  }
  if (!person.egfr && !kidney.empty()) {
    said.not_checked.push_back({listed(kidney, language), kNoKidney.in(language)});
  }
  if (!person.age_years) said.not_checked.push_back({kByAge.in(language), kNoBirthDate.in(language)});
  for (const GeneResult& result : person.genes) {
    if (result.phenotype.empty()) said.not_checked.push_back({result.evidence.text, kGeneUnread.in(language)});
  }
}

}  // namespace

void conditionCautionFindings(const Asked& asked, Said& said) {
  const Circumstances person = circumstancesOf(asked.knowledge, asked.chart, asked.taken);
  const Language language = languageFor(asked.reader, asked.language);
  const CautionsAsked context{asked.knowledge, asked.taken, person, asked.reader, language, asked.now};
  for (Finding& finding : findingsOf(context)) said.findings.push_back(std::move(finding));
  if (asked.taken.items.empty()) return;
  said.checked.push_back(kChecked.in(language));
  addMissing(asked, person, language, said);
}

std::vector<Finding> cautionsOfList(const knowledge::Knowledge& knowledge, const TakenList& list, Reader reader,
                                    Language language, Instant now) {
  Circumstances person;
  person.age_years = list.age_years;
  return findingsOf({knowledge, list, person, reader, languageFor(reader, language), now});
}

}  // namespace baton::rules
