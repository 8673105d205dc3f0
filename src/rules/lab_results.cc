#include "rules/lab_results.h"

#include <algorithm>
#include <array>
#include <numeric>

#include "base/text.h"

namespace baton::rules {
namespace {

using knowledge::Labs;
using record::ObservationFact;

bool isResult(const ObservationFact& fact) {
  static constexpr std::array<std::string_view, 4> kNone = {"entered-in-error", "cancelled", "registered", "unknown"};
  return !fact.about.is_entered_in_error && !fact.about.is_not_interpreted &&
         std::find(kNone.begin(), kNone.end(), fact.status) == kNone.end();
}

template <class T>
bool hasValue(const T& fact) {
  return fact.quantity || !fact.value_text.empty() || !fact.value_concept.empty();
}

struct Written {
  double number = 0;
  std::string_view comparator;
  std::string_view unit;
  std::string_view code;
};

// "1.3 mmol/L", "<0.2 mmol/L" where a source writes it as text.
std::optional<Written> read(std::string_view text) {
  Written written;
  text = trim(text);
  for (const std::string_view comparator : {"<=", ">=", "<", ">"}) {
    if (!text.starts_with(comparator)) continue;
    written.comparator = comparator;
    text = trim(text.substr(comparator.size()));
    break;
  }
  std::size_t end = 0;
  while (end < text.size() && ((text[end] >= '0' && text[end] <= '9') || text[end] == '.')) ++end;
  const auto number = Decimal::parse(text.substr(0, end));
  if (!number) return std::nullopt;
  written.number = number->value();
  written.unit = trim(text.substr(end));
  return written;
}

template <class T>
std::optional<Written> writtenIn(const T& fact) {
  if (!fact.quantity) return read(fact.value_text);
  return Written{fact.quantity->value.value(), fact.quantity->comparator, fact.quantity->unit, fact.quantity->code};
}

}  // namespace

LabResults::LabResults(const Labs& labs, const record::Chart& chart, Instant now) : labs_(labs) {
  results_.reserve(chart.facts.observations.size());
  const auto isDated = [&](const PartialDate& date) { return !date.empty() && date.first() <= now; };
  for (const ObservationFact& fact : chart.facts.observations) {
    if (!isResult(fact) || !isDated(fact.effective)) continue;
    const LabResult result{0, fact.effective.first(), &fact.about, &fact.effective, &fact, nullptr};
    const bool has_parts = std::any_of(fact.components.begin(), fact.components.end(),
                                       [](const auto& component) { return hasValue(component); });
    if (hasValue(fact) || has_parts) addCodes(fact.what, result);
    for (const ObservationFact::Component& component : fact.components) {
      if (!hasValue(component)) continue;
      LabResult part = result;
      part.component = &component;
      addCodes(component.what, part);
    }
  }
  for (const record::ProcedureFact& fact : chart.facts.procedures) {
    const PartialDate& date = fact.performed.start.empty() ? fact.performed.end : fact.performed.start;
    if (fact.about.is_entered_in_error || fact.about.is_not_interpreted || !isDated(date)) continue;
    if (fact.status == "completed" || fact.status.empty()) {
      addCodes(fact.what, {0, date.first(), &fact.about, &date, nullptr, nullptr});
    }
  }
  for (const record::DocumentFact& fact : chart.facts.documents) {
    if (fact.about.is_entered_in_error || fact.about.is_not_interpreted || !isDated(fact.date)) continue;
    if (fact.status != "cancelled" && fact.status != "registered") {
      addCodes(fact.type, {0, fact.date.first(), &fact.about, &fact.date, nullptr, nullptr});
    }
  }
  sortByGroup(labs.groups().size());
}

// Group after group, in each newest first and then as they came; most charts come newest first.
void LabResults::sortByGroup(std::size_t groups) {
  firsts_.assign(groups + 1, 0);
  for (const LabResult& result : results_) ++firsts_[result.group + 1U];
  std::partial_sum(firsts_.begin(), firsts_.end(), firsts_.begin());
  std::vector<LabResult> sorted(results_.size());
  std::vector<std::uint32_t> next = firsts_;
  for (const LabResult& result : results_) sorted[next[result.group]++] = result;
  results_ = std::move(sorted);
  const auto isNewer = [](const LabResult& left, const LabResult& right) { return left.on > right.on; };
  for (std::size_t group = 0; group < groups; ++group) {
    const auto begin = results_.begin() + firsts_[group];
    const auto end = results_.begin() + firsts_[group + 1];
    if (!std::is_sorted(begin, end, isNewer)) std::stable_sort(begin, end, isNewer);
  }
}

// By code; by its label only where no code is known.
void LabResults::addCodes(const record::Concept& what, LabResult result) {
  const std::size_t before = results_.size();
  const auto addAll = [&](std::span<const Labs::Code> codes) {
    for (const Labs::Code& code : codes) {
      const bool is_there = std::any_of(results_.begin() + static_cast<std::ptrdiff_t>(before), results_.end(),
                                        [&](const LabResult& one) { return one.group == code.group; });
      result.group = code.group;
      if (!is_there) results_.push_back(result);
    }
  };
  for (const record::Coding& coding : what.codings) addAll(codesOf(coding));
  const bool is_coded = std::any_of(what.codings.begin(), what.codings.end(), [](const record::Coding& coding) {
    return coding.system == record::kLoinc || coding.system == record::kSnomed;
  });
  if (results_.size() == before && !is_coded) addAll(labs_.ofText(foldForMatching(what.label())));
}

// A chart has few codes, each many times.
std::span<const Labs::Code> LabResults::codesOf(const record::Coding& coding) {
  if (coding.system != record::kLoinc) return labs_.ofCode(coding.system, coding.code);
  const auto [known, is_new] = of_loinc_.try_emplace(coding.code);
  if (is_new) known->second = labs_.ofCode(coding.system, coding.code);
  return known->second;
}

std::span<const LabResult> LabResults::of(std::uint16_t group) const {
  return std::span(results_).subspan(firsts_[group], firsts_[group + 1U] - firsts_[group]);
}

const LabResult* LabResults::newest(std::span<const std::uint16_t> groups) const {
  const LabResult* newest = nullptr;
  for (const std::uint16_t group : groups) {
    const auto all = of(group);
    if (!all.empty() && (newest == nullptr || newest->on < all.front().on)) newest = &all.front();
  }
  return newest;
}

std::optional<LabValue> LabResults::valueOf(const LabResult& result) const {
  if (result.observation == nullptr) return std::nullopt;
  const auto written = result.component != nullptr ? writtenIn(*result.component) : writtenIn(*result.observation);
  if (!written) return std::nullopt;
  const auto inUnit = [&](double number) -> std::optional<double> {
    if (!written->code.empty()) {
      if (const auto converted = labs_.inUnit(result.group, number, written->code)) return converted;
    }
    return labs_.inUnit(result.group, number, written->unit);
  };
  const auto number = inUnit(written->number);
  if (!number) return std::nullopt;
  LabValue value{*number, written->comparator, std::nullopt, std::nullopt};
  if (result.component != nullptr) return value;
  if (result.observation->range_low) value.low = inUnit(result.observation->range_low->value());
  if (result.observation->range_high) value.high = inUnit(result.observation->range_high->value());
  return value;
}

std::string LabResults::shown(const LabResult& result) const {
  if (result.observation == nullptr) return "";
  if (result.component == nullptr) return result.observation->shown();
  const auto& part = *result.component;
  if (part.quantity) return toText(*part.quantity);
  return part.value_text.empty() ? part.value_concept.label() : part.value_text;
}

}  // namespace baton::rules
