// What is so about the person, as far as cautions ask: diagnoses now and before, pregnancy, kidneys, gene tests.
//
// Facts that end by themselves count for a time only: a pregnancy for 300 days, breastfeeding for two years, an eGFR
// for one. Without a date they are Unknown: told, and they never interrupt. A pregnancy counts as possible for a female
// person of 12 to 50 years without birth control or a known reason why not (CDC MEC: 12 to 50 as a span that misses
// nobody). Gene tests are read by their words ("poor metabolizer", "positive"), never from star alleles.
// Codes: LOINC 82810-3 (pregnancy status), 63895-7 (breastfeeding status), eGFR as listed in circumstances.cc.
// In: chart and what is taken. Errors: none. Pure; cost: one walk over conditions and observations.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "knowledge/interaction_condition.h"
#include "knowledge/knowledge.h"
#include "record/chart.h"
#include "record/finding.h"
#include "rules/taken.h"

namespace baton::rules {

struct KnownCondition {
  std::string group;
  std::string concept_id;  // "" where only the group is known
  bool is_current = true;  // false: over
  std::optional<int> days_since;
  record::Evidence evidence;
};

struct GeneResult {
  std::string gene;       // "CYP2D6", "HLA-B*15:02"
  std::string phenotype;  // poor, intermediate, rapid, ultrarapid, normal, positive, negative; "" when not read
  record::Evidence evidence;
};

struct Circumstances {
  std::vector<KnownCondition> conditions;
  std::vector<GeneResult> genes;
  std::optional<int> age_years;
  knowledge::Holds is_pregnant = knowledge::Holds::No;
  record::Evidence pregnancy;
  knowledge::Holds is_breastfeeding = knowledge::Holds::No;
  record::Evidence breastfeeding;
  bool could_become_pregnant = false;
  std::optional<double> egfr;
  record::Evidence kidney;
  bool has_record = false;  // false: a bare list, of which only age is known
};

Circumstances circumstancesOf(const knowledge::Knowledge& knowledge, const record::Chart& chart, const TakenList& list);

}  // namespace baton::rules
