#include "rules/caution_hits.h"

#include <algorithm>
#include <tuple>

namespace baton::rules {
namespace {

using knowledge::CautionCondition;
using knowledge::CautionRow;
using knowledge::Holds;
using record::Evidence;
using Kind = CautionCondition::Kind;

bool isAmong(const std::vector<std::string_view>& all, std::string_view one) {
  return !one.empty() && std::find(all.begin(), all.end(), one) != all.end();
}

// One condition about one medicine; adds what shows it to the hit.
class Evaluation {
 public:
  Evaluation(const CautionsAsked& context, CautionHit& hit) : context_(context), person_(context.person), hit_(hit) {}

  bool holds() {
    bool has_other = false;  // besides the dose
    for (const CautionCondition& one : hit_.row->conditions) {
      if (!holdsOne(one)) return false;
      has_other = has_other || (one.kind != Kind::DoseOver && !(one.kind == Kind::AgeAtLeast && one.number == 0));
    }
    // "More than 40 mg" of a dose that nobody told is no reason to speak.
    return has_other || !hit_.is_dose_unknown;
  }

 private:
  bool holdsOne(const CautionCondition& one) {
    const auto& age = person_.age_years;
    const knowledge::Taken& taken = hit_.item->taken;
    switch (one.kind) {
      case Kind::Condition:
      case Kind::History:
      case Kind::Recent:
        return hasCondition(one);
      case Kind::Pregnant:
        return isState(person_.is_pregnant, person_.pregnancy);
      case Kind::Breastfeeding:
        return isState(person_.is_breastfeeding, person_.breastfeeding);
      case Kind::CouldBecomePregnant:
        return person_.could_become_pregnant;
      case Kind::AgeAtLeast:
        return one.number == 0 || (age && *age >= one.number);
      case Kind::AgeAbove:
        return age && *age > one.number;
      case Kind::AgeBelow:
        return age && *age < one.number;
      case Kind::DoseOver:
        hit_.is_dose_unknown = !taken.daily_dose_mg;
        return !taken.daily_dose_mg || *taken.daily_dose_mg > one.number;
      case Kind::With:
        return isWith(one);
      case Kind::EgfrBelow:
        if (!person_.egfr || *person_.egfr >= one.number) return false;
        hit_.evidence.push_back(&person_.kidney);
        return true;
      case Kind::Gene:
        return hasGene(one);
      case Kind::ExtendedRelease:
        return taken.release == knowledge::Release::Extended || taken.release == knowledge::Release::Extended12Hours ||
               taken.release == knowledge::Release::Extended24Hours;
      case Kind::Regular:
        return taken.is_regular.value_or(false);
      case Kind::Start:
        return taken.state == knowledge::TakenState::Starting;
    }
    return false;
  }

  bool isState(Holds holds, const Evidence& evidence) {
    if (holds == Holds::No) return false;
    hit_.is_date_unknown = hit_.is_date_unknown || holds == Holds::Unknown;
    hit_.evidence.push_back(&evidence);
    return true;
  }

  bool hasCondition(const CautionCondition& one) {
    for (const KnownCondition& known : person_.conditions) {
      if (!isAmong(one.any_of, known.group) && !isAmong(one.any_of, known.concept_id)) continue;
      if (one.kind == Kind::Condition && !known.is_current) continue;
      const bool is_recent = known.days_since && *known.days_since <= one.number;
      if (one.kind == Kind::Recent && !is_recent) continue;
      hit_.evidence.push_back(&known.evidence);
      return true;
    }
    return false;
  }

  bool isWith(const CautionCondition& one) {
    for (const TakenItem& other : context_.list.items) {
      if (&other == hit_.item || !knowledge::isPresent(other.taken)) continue;
      const auto drug = context_.knowledge.drugs().find(other.taken.ingredient);
      const bool is_one = drug && std::any_of(one.any_of.begin(), one.any_of.end(), [&](std::string_view subject) {
                            return knowledge::isSubject(context_.knowledge.drugs(), *drug, subject);
                          });
      if (!is_one) continue;
      hit_.evidence.push_back(&other.evidence.front());
      return true;
    }
    return false;
  }

  bool hasGene(const CautionCondition& one) {
    for (const GeneResult& result : person_.genes) {
      if (result.gene != one.gene || !isAmong(one.any_of, result.phenotype)) continue;
      hit_.evidence.push_back(&result.evidence);
      return true;
    }
    return false;
  }

  const CautionsAsked& context_;
  const Circumstances& person_;
  CautionHit& hit_;
};

// Gravest first, then by medicine and row: the order of the list must not show.
auto orderOf(const CautionHit& hit) { return std::tuple(hit.severity(), hit.row->topic, hit.medicine(), hit.row->id); }

}  // namespace

std::vector<CautionHit> cautionHits(const CautionsAsked& context) {
  std::vector<CautionHit> hits;
  for (const TakenItem& item : context.list.items) {
    if (!knowledge::isPresent(item.taken)) continue;
    const auto drug = context.knowledge.drugs().find(item.taken.ingredient);
    if (!drug) continue;
    for (const std::uint16_t number : context.knowledge.cautions().rowsOf(*drug)) {
      const CautionRow& row = context.knowledge.cautions().rows()[number];
      if (!context.person.has_record && knowledge::Cautions::needsRecord(row)) continue;
      CautionHit hit{&row, &item, {}, false, false};
      if (Evaluation(context, hit).holds()) hits.push_back(std::move(hit));
    }
  }
  std::stable_sort(hits.begin(), hits.end(),
                   [](const CautionHit& left, const CautionHit& right) { return orderOf(left) < orderOf(right); });
  // Of one medicine and one topic the gravest speaks.
  std::vector<CautionHit> kept;
  for (CautionHit& hit : hits) {
    const bool is_told = std::any_of(kept.begin(), kept.end(), [&](const CautionHit& one) {
      return one.medicine() == hit.medicine() && one.row->topic == hit.row->topic;
    });
    if (!is_told) kept.push_back(std::move(hit));
  }
  return kept;
}

}  // namespace baton::rules
