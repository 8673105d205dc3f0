#include "rules/supply.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

#include "record/visits.h"

namespace baton::rules {
namespace {

using record::MedicationFact;
using record::MedicationLine;

struct Days {
  std::int64_t first = 0;
  std::int64_t end = 0;  // the first day after
};

// Stays, apart and in order. The day of coming home counts as a day at home.
std::vector<Days> staysOf(const Asked& asked) {
  std::vector<Days> stays;
  for (const record::EncounterFact* visit : record::visitsOf(asked.chart.facts.encounters)) {
    if (!record::isAdmission(*visit) || visit->period.start.empty()) continue;
    const bool is_over = !visit->period.end.empty() && visit->period.end.first() <= asked.now;
    // A stay that nobody ended: only while the record says it goes on.
    if (!is_over && visit->status != "in-progress") continue;
    stays.push_back(
        {dayNumber(visit->period.start), is_over ? dayNumber(visit->period.end) : dayNumber(asked.now) + 1});
  }
  std::sort(stays.begin(), stays.end(), [](const Days& a, const Days& b) { return a.first < b.first; });
  std::vector<Days> apart;
  for (const Days& stay : stays) {
    if (!apart.empty() && stay.first <= apart.back().end) {
      apart.back().end = std::max(apart.back().end, stay.end);
    } else {
      apart.push_back(stay);
    }
  }
  return apart;
}

// The first day after `days` days at home, counted from `start`.
std::int64_t usedUp(std::int64_t start, std::int64_t days, const std::vector<Days>& stays) {
  std::int64_t end = start + days;
  for (const Days& stay : stays) {
    if (stay.end <= start || stay.first >= end) continue;
    end += stay.end - std::max(stay.first, start);
  }
  return end;
}

// Units a day, from the hand-over's own instructions or those of its order: 2.5 tablets.
std::optional<double> unitsADay(const MedicationFact& fill, const MedicationLine& line, const LineFacts& facts) {
  for (const MedicationFact* said : {&fill, facts.byKey(fill.based_on.key)}) {
    if (said == nullptr) continue;
    const auto amount = dailyAmountOf(*said);
    if (!amount) continue;
    if (amount->unit != "mg" && amount->unit != "ug" && amount->unit != "g") return amount->value;
    const auto each = strengthMg(fill.what.label());
    const auto mg = dailyMgOf(*said);
    if (each && mg && *each > 0) return *mg / *each;
  }
  const auto each = strengthMg(fill.what.label());
  if (line.daily_amount && line.daily_unit == "mg" && each && *each > 0) return *line.daily_amount / *each;
  return std::nullopt;
}

std::optional<int> daysOf(const MedicationFact& fill, const MedicationLine& line, const LineFacts& facts) {
  static constexpr int kLongest = 400;  // a year's supply and some; more is a slip of the pen
  double days = fill.supply_days.value_or(0);
  if (days <= 0 && fill.supply.value.value() > 0) {
    const auto units = unitsADay(fill, line, facts);
    if (units && *units > 0) days = std::floor(fill.supply.value.value() / *units + 0.001);
  }
  if (days < 1 || days > kLongest) return std::nullopt;
  return static_cast<int>(days);
}

bool isHandOver(const MedicationFact& fact) {
  return fact.kind == MedicationFact::Kind::Dispense && (fact.status == "completed" || fact.status.empty());
}

bool isAsNeeded(const MedicationLine& line, const std::vector<const MedicationFact*>& facts) {
  if (line.is_as_needed) return true;
  return std::any_of(facts.begin(), facts.end(), [](const MedicationFact* fact) {
    return fact->kind == MedicationFact::Kind::Request && fact->status == "active" && !fact->dosages.empty() &&
           fact->dosages.front().is_as_needed;
  });
}

// The same product at the same rate: only then does one hand-over lengthen another.
using Chain = std::tuple<std::string, int, std::string>;
Chain chainOf(const Fill& fill) {
  const MedicationFact& fact = *fill.fact;
  const int rate = fact.supply.value.value() > 0 ? static_cast<int>(fact.supply.value.value() * 100 / fill.days) : 0;
  return {fact.what.codings.empty() ? fact.what.label() : fact.what.codings.front().code, rate,
          rate == 0 ? fact.based_on.key : ""};
}

// Walks the hand-overs; `covered` gets what each of them covers.
void walk(Supply& supply, const std::vector<Days>& stays, std::vector<Days>& covered) {
  std::map<Chain, std::int64_t> ends;
  for (Fill& fill : supply.fills) {
    std::int64_t& end = ends[chainOf(fill)];
    fill.at_hand = static_cast<int>(std::max<std::int64_t>(0, end - fill.day));
    const std::int64_t start = std::max(end, fill.day);
    end = usedUp(start, fill.days, stays);
    covered.push_back({start, end});
    supply.runs_out = std::max(supply.runs_out, end);
  }
}

bool isWithin(const std::vector<Days>& all, std::int64_t day) {
  return std::any_of(all.begin(), all.end(), [&](const Days& one) { return one.first <= day && day < one.end; });
}

void measure(Supply& supply, const Asked& asked, const std::vector<Days>& stays, const std::vector<Days>& covered) {
  const knowledge::Refills& limits = asked.knowledge.refills();
  if (supply.fills.size() < 2) return;
  const std::int64_t today = std::min(dayNumber(asked.now), supply.told_until + 1);
  const std::int64_t from =
      std::max(supply.fills.front().day, today - limits.limit(knowledge::RefillLimit::CoverageWindow));
  if (today - from < limits.limit(knowledge::RefillLimit::CoverageShortest)) return;
  int with = 0;
  for (std::int64_t day = from; day < today; ++day) {
    if (isWithin(stays, day)) continue;
    ++supply.share_days;
    if (isWithin(covered, day)) ++with;
  }
  if (supply.share_days > 0) supply.share_covered = static_cast<double>(with) / supply.share_days;
}

// Who tells of hand-overs: an organisation in one format of file.
using Teller = std::pair<std::string_view, std::string_view>;
Teller tellerOf(const MedicationFact& fact) { return {fact.about.source.organisation, fact.about.source.format}; }

class SupplyReader {
 public:
  SupplyReader(const Asked& asked, const LineFacts& facts) : asked_(asked), facts_(facts), stays_(staysOf(asked)) {
    for (const MedicationFact& fact : asked.chart.facts.medications) {
      Instant& until = told_until_[tellerOf(fact)];
      until = std::max(until, fact.about.source.recorded);
    }
  }

  std::optional<Supply> read(const MedicationLine& line) const {
    if (line.status != "active" || line.is_otc || line.is_not_interpreted || line.ingredients.empty()) return {};
    const auto facts = facts_.of(line);
    if (isAsNeeded(line, facts)) return {};
    Supply supply;
    supply.line = &line;
    for (const MedicationFact* fact : facts) {
      if (isHandOver(*fact)) add(*fact, supply);
    }
    if (supply.fills.empty() && supply.unread.empty()) return {};
    if (supply.fills.empty()) return supply;
    supply.told_until = dayNumber(told_until_.at(tellerOf(*supply.fills.back().fact)));
    std::vector<Days> covered;
    walk(supply, stays_, covered);
    measure(supply, asked_, stays_, covered);
    return supply;
  }

 private:
  void add(const MedicationFact& fact, Supply& supply) const {
    const auto days = daysOf(fact, *supply.line, facts_);
    if (!days || fact.written.empty() || fact.written.precision() < Precision::Day) {
      supply.unread.push_back(&fact);
    } else if (fact.written.first() <= asked_.now) {
      supply.fills.push_back({&fact, dayNumber(fact.written), *days, 0});
    }
  }

  const Asked& asked_;
  const LineFacts& facts_;
  std::vector<Days> stays_;
  std::map<Teller, Instant> told_until_;
};

}  // namespace

std::vector<Supply> suppliesOf(const Asked& asked, const LineFacts& facts) {
  std::vector<Supply> supplies;
  const SupplyReader reader(asked, facts);
  for (const MedicationLine& line : asked.chart.medications) {
    if (auto supply = reader.read(line)) supplies.push_back(std::move(*supply));
  }
  return supplies;
}

bool isInHospital(const Asked& asked) {
  return std::any_of(asked.chart.facts.encounters.begin(), asked.chart.facts.encounters.end(),
                     [&](const record::EncounterFact& visit) {
                       return record::tookPlace(visit) && record::isAdmission(visit) && visit.status == "in-progress" &&
                              !visit.period.start.empty() && visit.period.start.first() <= asked.now &&
                              (visit.period.end.empty() || visit.period.end.first() > asked.now);
                     });
}

}  // namespace baton::rules
