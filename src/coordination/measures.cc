#include "coordination/measures.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "base/text.h"

namespace baton::coordination {
namespace {

using record::Chart;
using record::ObservationFact;

constexpr std::int64_t kDay = 24LL * 3600 * 1000;
constexpr std::int64_t kLeastBefore = 14 * kDay;
constexpr std::int64_t kMostBefore = 56 * kDay;
constexpr std::string_view kLoinc = "http://loinc.org";

bool has(const ObservationFact& fact, std::string_view category) {
  return std::ranges::find(fact.categories, category) != fact.categories.end();
}

bool isWithin(const ObservationFact& fact, const Span& span) {
  if (fact.effective.empty() || fact.about.is_entered_in_error || fact.status == "cancelled") return false;
  const Instant at = fact.effective.first();
  return at > span.since && at <= span.until;
}

std::string dayOf(const ObservationFact& fact) { return fact.effective.dateText(); }

const ObservationFact::Component* part(const ObservationFact& fact, std::string_view name) {
  const auto found = std::ranges::find_if(fact.components, [&](const auto& one) { return one.what.label() == name; });
  return found == fact.components.end() ? nullptr : &*found;
}

std::string words(const ObservationFact::Component* component) {
  if (component == nullptr) return {};
  return !component->value_text.empty() ? component->value_text : component->value_concept.label();
}

// "" for the person themselves.
std::string whoSaw(const ObservationFact& fact, const Chart& chart) {
  if (fact.performers.empty()) return {};
  const record::Reference& performer = fact.performers.front();
  const bool is_person = performer.key.starts_with("Patient/") || performer.target.starts_with("Patient/") ||
                         foldForMatching(performer.display) == foldForMatching(chart.name);
  return is_person ? "" : performer.display;
}

// What is measured every day under a fixed name; the order is that of the answer. Steps: half an hour of sleep and one
// point of ten are within what a day's guess varies by; two points of ten are what a reader would call a change.
struct Daily {
  std::string_view loinc;
  std::string_view text;
  std::string_view name;
  std::string_view unit;
  bool more_is_worse;
  double least;
};
constexpr Daily kDaily[] = {
    {"93832-4", "", "sleep", "h a night", false, 1},           {"", "Mood", "mood", "of 10", false, 1},
    {"", "Sleep quality", "sleep quality", "of 10", false, 2}, {"", "Irritability", "irritability", "of 10", true, 2},
    {"", "Skipped meals", "skipped meals", "a day", true, 1},  {"74013-4", "", "alcohol", "drinks a day", true, 1},
    {"64218-1", "", "cigarettes", "a day", true, 3},
};

const Daily* dailyOf(const ObservationFact& fact) {
  const std::string code = fact.what.codeIn(kLoinc);
  for (const Daily& row : kDaily) {
    if (!row.loinc.empty() ? code == row.loinc : fact.what.label() == row.text) return &row;
  }
  return nullptr;
}

struct Values {
  std::map<std::string, std::vector<double>> by_day;
  PartialDate newest;
  std::vector<std::string> resources;

  void add(const ObservationFact& fact) {
    by_day[dayOf(fact)].push_back(fact.quantity->value.value());
    if (newest.empty() || newest.first() < fact.effective.first()) newest = fact.effective;
    resources.push_back(fact.about.key);
  }
};

// Totals of the questionnaires that Baton asks (knowledge/instruments).
struct ScoreCode {
  std::string_view loinc;
  std::string_view name;
};
constexpr ScoreCode kScores[] = {{"44261-6", "PHQ-9"}, {"70274-6", "GAD-7"}, {"75626-2", "AUDIT-C"}};

double medianOf(std::vector<double> values) {
  std::ranges::sort(values);
  const std::size_t half = values.size() / 2;
  return values.size() % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
}

std::optional<Measured> measured(Values values) {
  if (values.by_day.empty()) return std::nullopt;
  std::vector<double> days;
  for (const auto& [day, told] : values.by_day) days.push_back(medianOf(told));
  std::ranges::sort(values.resources);
  return Measured{medianOf(days), days.size(), values.newest, std::move(values.resources)};
}

struct Series {
  Measure measure;
  std::size_t order = 0;
  Values earlier;
  Values now;
};

}  // namespace

Span before(const Span& span) {
  const std::int64_t length = std::clamp(span.until.ms - span.since.ms, kLeastBefore, kMostBefore);
  return {Instant{span.since.ms - length}, span.since};
}

std::string shownNumber(double value) {
  const double rounded = std::round(value * 10) / 10;
  const auto whole = static_cast<long long>(rounded);
  if (rounded == static_cast<double>(whole)) return std::to_string(whole);
  const auto tenths = static_cast<long long>(std::round(std::abs(rounded) * 10));
  return (rounded < 0 ? "-" : "") + std::to_string(tenths / 10) + "." + std::to_string(tenths % 10);
}

std::vector<Measure> measuresIn(const Chart& chart, const Span& span) {
  const Span earlier = before(span);
  std::map<std::string, Series> series;
  for (const ObservationFact& fact : chart.facts.observations) {
    const bool is_now = isWithin(fact, span);
    if (!fact.quantity || (!is_now && !isWithin(fact, earlier))) continue;
    const Daily* daily = dailyOf(fact);
    const bool is_symptom = daily == nullptr && has(fact, "symptom") && !has(fact, "side-effect");
    if (daily == nullptr && !is_symptom) continue;
    const std::string who = whoSaw(fact, chart);
    const std::string name = daily != nullptr ? std::string(daily->name) : toLowerAscii(fact.what.label());
    std::string key = name;
    key += '\n';
    key += who;
    Series& one = series[key];
    Measure& measure = one.measure;
    measure.name = name;
    measure.who = who;
    measure.is_symptom = is_symptom;
    measure.unit = daily != nullptr ? std::string(daily->unit) : "of 10";
    measure.more_is_worse = daily == nullptr || daily->more_is_worse;
    measure.least = daily != nullptr ? daily->least : 2;
    one.order = daily != nullptr ? static_cast<std::size_t>(daily - kDaily) : std::size(kDaily);
    if (is_now && is_symptom) {
      // Of two entries of one moment the later word in the alphabet: the answer must not hang on their random ids.
      const std::string detail = words(part(fact, "How often"));
      const bool is_later = one.now.newest.empty() || one.now.newest.first() < fact.effective.first();
      const bool is_tie = !one.now.newest.empty() && one.now.newest.first() == fact.effective.first();
      if (is_later || (is_tie && measure.detail < detail)) measure.detail = detail;
    }
    (is_now ? one.now : one.earlier).add(fact);
  }
  std::vector<Series> told;
  for (auto& [key, one] : series) {
    one.measure.earlier = measured(std::move(one.earlier));
    one.measure.now = measured(std::move(one.now));
    if (one.measure.now) told.push_back(std::move(one));
  }
  // Sleep and mood first, then symptoms, the worst first; what is used last.
  const auto place = [](const Series& one) {
    return one.measure.is_symptom ? 2U : one.order < 2 ? one.order : 3U + one.order;
  };
  std::ranges::stable_sort(told, [&](const Series& left, const Series& right) {
    if (place(left) != place(right)) return place(left) < place(right);
    return left.measure.now->median > right.measure.now->median;
  });
  std::vector<Measure> measures;
  for (Series& one : told) measures.push_back(std::move(one.measure));
  return measures;
}

std::vector<Score> scoresIn(const Chart& chart, const Span& span) {
  std::vector<Score> scores;
  for (const ScoreCode& row : kScores) {
    const ObservationFact* newest = nullptr;
    for (const ObservationFact& fact : chart.facts.observations) {
      if (!fact.quantity || !isWithin(fact, span) || fact.what.codeIn(kLoinc) != row.loinc) continue;
      const bool is_later = newest == nullptr || newest->effective.first() < fact.effective.first();
      const bool is_tie = newest != nullptr && newest->effective.first() == fact.effective.first();
      if (is_later || (is_tie && newest->about.key < fact.about.key)) newest = &fact;
    }
    if (newest == nullptr) continue;
    scores.push_back(
        {std::string(row.name), shownNumber(newest->quantity->value.value()), newest->effective, newest->about.key});
  }
  return scores;
}

std::vector<MissedDoses> missedIn(const Chart& chart, const Span& span) {
  std::map<std::string, MissedDoses> missed;
  std::map<std::string, std::map<std::string, std::vector<const ObservationFact*>>> by_day;
  for (const ObservationFact& fact : chart.facts.observations) {
    if (!isWithin(fact, span) || !has(fact, "missed-dose")) continue;
    // "sertraline, 2 doses": the number has a part of its own.
    const std::string& told = fact.value_text;
    const std::string medicine = told.ends_with(" doses") ? told.substr(0, told.rfind(", ")) : told;
    by_day[medicine][dayOf(fact)].push_back(&fact);
  }
  for (const auto& [medicine, days] : by_day) {
    MissedDoses& one = missed[medicine];
    one.medicine = medicine;
    one.days = days.size();
    for (const auto& [day, facts] : days) {
      for (const ObservationFact* fact : facts) {
        const auto* doses = part(*fact, "Doses");
        one.doses += doses != nullptr && doses->quantity ? doses->quantity->value.value() : 1;
        const std::string reason = words(part(*fact, "Reason"));
        if (!reason.empty() && std::ranges::find(one.reasons, reason) == one.reasons.end())
          one.reasons.push_back(reason);
        if (one.newest.empty() || one.newest.first() < fact->effective.first()) one.newest = fact->effective;
        one.resources.push_back(fact->about.key);
      }
    }
    std::ranges::sort(one.resources);
  }
  std::vector<MissedDoses> all;
  for (auto& [medicine, one] : missed) all.push_back(std::move(one));
  std::ranges::stable_sort(all,
                           [](const MissedDoses& left, const MissedDoses& right) { return left.doses > right.doses; });
  return all;
}

std::vector<SideEffect> sideEffectsIn(const Chart& chart, const Span& span) {
  constexpr std::string_view kStart = "Side effect: ";
  std::map<std::string, SideEffect> effects;
  std::map<std::string, std::set<std::string>> days;
  for (const ObservationFact& fact : chart.facts.observations) {
    if (!isWithin(fact, span) || !has(fact, "side-effect")) continue;
    std::string name = fact.what.label();
    if (name.starts_with(kStart)) name = name.substr(kStart.size());
    const std::string key = toLowerAscii(name);
    SideEffect& one = effects[key];
    const bool is_newest = one.newest.empty() || one.newest.first() <= fact.effective.first();
    if (is_newest) {
      one.name = name;
      one.newest = fact.effective;
      one.severity = fact.quantity ? std::optional(fact.quantity->value.value()) : std::nullopt;
    }
    const std::string medicine = words(part(fact, "Maybe from"));
    if (one.medicine.empty()) one.medicine = medicine;
    if (const auto* since = part(fact, "Since"); since != nullptr) {
      const auto began = PartialDate::parse(words(since));
      if (began && (one.began.empty() || began->first() < one.began.first())) one.began = *began;
    }
    days[key].insert(dayOf(fact));
    one.days = days[key].size();
    one.resources.push_back(fact.about.key);
  }
  std::vector<SideEffect> all;
  for (auto& [key, one] : effects) {
    std::ranges::sort(one.resources);
    all.push_back(std::move(one));
  }
  std::ranges::stable_sort(all, [](const SideEffect& left, const SideEffect& right) {
    return left.severity.value_or(0) > right.severity.value_or(0);
  });
  return all;
}

}  // namespace baton::coordination
