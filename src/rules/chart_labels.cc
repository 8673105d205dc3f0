#include "rules/chart_labels.h"

#include <algorithm>

#include "base/text.h"

namespace baton::rules {
namespace {

constexpr std::string_view kGroup = "group:";
constexpr std::string_view kSideEffect = "Side effect: ";  // as the daily log writes it

bool isAmong(std::span<const std::string> words, const std::string& folded) {
  return std::find(words.begin(), words.end(), folded) != words.end();
}

}  // namespace

bool isCurrent(const record::ConditionLine& line) {
  return !line.is_not_interpreted &&
         (line.status == "active" || line.status == "unknown" || line.status == "remission");
}

std::optional<Labelled> newestLabelled(const record::Chart& chart, std::span<const std::string> words,
                                       std::string_view group, Instant from, Instant now) {
  std::optional<Labelled> newest;
  const auto offer = [&](Instant on, std::string_view key, std::string_view text) {
    if (on >= from && on <= now && (!newest || on > newest->on)) newest = Labelled{on, key, text};
  };
  for (const record::ConditionLine& line : chart.conditions) {
    if (!isCurrent(line) || line.since.empty() || line.since.first() < from) continue;
    const bool is_meant =
        (!group.empty() && line.group == group) || (!words.empty() && isAmong(words, foldForMatching(line.text)));
    if (is_meant) offer(line.since.first(), line.sources.empty() ? "" : line.sources.front().key, line.text);
  }
  if (words.empty()) return newest;
  for (const record::ObservationFact& fact : chart.facts.observations) {
    // Symptoms have no code of a laboratory; only recent ones are looked at.
    if (fact.effective.empty() || fact.effective.first() < from || !fact.what.codings.empty()) continue;
    if (fact.about.is_entered_in_error || fact.about.is_not_interpreted || fact.status == "entered-in-error") continue;
    if (fact.quantity && fact.quantity->value.value() == 0) continue;  // "vomiting: 0 of 10"
    std::string_view label = fact.what.text;
    if (label.starts_with(kSideEffect)) label.remove_prefix(kSideEffect.size());
    if (isAmong(words, foldForMatching(label))) offer(fact.effective.first(), fact.about.key, fact.what.text);
  }
  return newest;
}

bool hasCondition(const record::Chart& chart, std::span<const std::string> conditions) {
  return std::any_of(chart.conditions.begin(), chart.conditions.end(), [&](const record::ConditionLine& line) {
    if (!isCurrent(line)) return false;
    const std::string folded = foldForMatching(line.text);
    return std::any_of(conditions.begin(), conditions.end(), [&](const std::string& wanted) {
      return wanted.starts_with(kGroup) ? line.group == std::string_view(wanted).substr(kGroup.size())
                                        : wanted == folded;
    });
  });
}

}  // namespace baton::rules
