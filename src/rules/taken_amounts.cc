#include "rules/taken_amounts.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>

#include "base/text.h"

namespace baton::rules {
namespace {

using knowledge::TakenRoute;

struct RouteWord {
  std::string_view word;
  TakenRoute route;
};
// The first that occurs counts: "nasal spray" before "solution".
constexpr std::array<RouteWord, 43> kRouteWords = {{{"transdermal", TakenRoute::Transdermal},
                                                    {"patch", TakenRoute::Transdermal},
                                                    {"intramuscular", TakenRoute::Intramuscular},
                                                    {"intravenous", TakenRoute::Intravenous},
                                                    {"infusion", TakenRoute::Intravenous},
                                                    {"subcutaneous", TakenRoute::OtherSystemic},
                                                    {"sublingual", TakenRoute::OtherSystemic},
                                                    {"buccal", TakenRoute::OtherSystemic},
                                                    {"under the tongue", TakenRoute::OtherSystemic},
                                                    {"rectal", TakenRoute::OtherSystemic},
                                                    {"suppository", TakenRoute::OtherSystemic},
                                                    {"injection", TakenRoute::OtherSystemic},
                                                    {"implant", TakenRoute::OtherSystemic},
                                                    {"ophthalmic", TakenRoute::Local},
                                                    {"eye", TakenRoute::Local},
                                                    {"otic", TakenRoute::Local},
                                                    {"ear drop", TakenRoute::Local},
                                                    {"nasal", TakenRoute::Local},
                                                    {"nostril", TakenRoute::Local},
                                                    {"nose", TakenRoute::Local},
                                                    {"topical", TakenRoute::Local},
                                                    {"cutaneous", TakenRoute::Local},
                                                    {"skin", TakenRoute::Local},
                                                    {"cream", TakenRoute::Local},
                                                    {"ointment", TakenRoute::Local},
                                                    {"lotion", TakenRoute::Local},
                                                    {"shampoo", TakenRoute::Local},
                                                    {"inhal", TakenRoute::Local},
                                                    {"nebuli", TakenRoute::Local},
                                                    {"vaginal", TakenRoute::Local},
                                                    {"mouthwash", TakenRoute::Local},
                                                    {"oral", TakenRoute::Oral},
                                                    {"mouth", TakenRoute::Oral},
                                                    {"tablet", TakenRoute::Oral},
                                                    {"capsule", TakenRoute::Oral},
                                                    {"caplet", TakenRoute::Oral},
                                                    {"pill", TakenRoute::Oral},
                                                    {"gummy", TakenRoute::Oral},
                                                    {"gummies", TakenRoute::Oral},
                                                    {"lozenge", TakenRoute::Oral},
                                                    {"syrup", TakenRoute::Oral},
                                                    {"chewable", TakenRoute::Oral},
                                                    {"powder", TakenRoute::Oral}}};

// For each letter the words that begin with it, a bit each, the first word lowest.
constexpr auto kWordsOfLetter = [] {
  std::array<std::uint64_t, 256> words{};
  for (std::size_t i = 0; i < kRouteWords.size(); ++i) {
    words[static_cast<unsigned char>(kRouteWords[i].word.front())] |= std::uint64_t{1} << i;
  }
  return words;
}();

TakenRoute routeIn(std::string_view words) {
  if (words.empty()) return TakenRoute::NotSaid;
  const std::string small = toLowerAscii(words);
  if (small == "po") return TakenRoute::Oral;
  std::uint64_t earlier = (std::uint64_t{1} << kRouteWords.size()) - 1;  // than the first word found so far
  std::size_t found = kRouteWords.size();
  for (std::size_t at = 0; at < small.size(); ++at) {
    std::uint64_t open = kWordsOfLetter[static_cast<unsigned char>(small[at])] & earlier;
    for (; open != 0; open &= open - 1) {
      const auto one = static_cast<std::size_t>(std::countr_zero(open));
      const std::string_view word = kRouteWords[one].word;
      if (at + 1 == small.size() || small[at + 1] != word[1]) continue;  // cheaper than a comparison, and most end here
      if (!std::string_view(small).substr(at).starts_with(word)) continue;
      found = one;
      earlier = (std::uint64_t{1} << one) - 1;
      break;
    }
  }
  return found == kRouteWords.size() ? TakenRoute::NotSaid : kRouteWords[found].route;
}

std::optional<double> timesPerDay(const knowledge::Timing& timing) {
  const auto count = timing.frequency_max ? timing.frequency_max : timing.frequency;
  if (count && timing.period && timing.period->value() > 0) {
    const double per = static_cast<double>(*count) / timing.period->value();
    if (timing.period_unit == "h") return per * 24;
    if (timing.period_unit == "d") return per;
    if (timing.period_unit == "wk") return per / 7;
    if (timing.period_unit == "mo") return per / 30;
    return std::nullopt;
  }
  if (!timing.days.empty()) return static_cast<double>(timing.days.size()) / 7;
  if (!timing.when.empty()) return static_cast<double>(timing.when.size());
  return std::nullopt;
}

// One take in mg: "100 mg", or 2 tablets of 50 mg.
std::optional<double> takeOf(const knowledge::DoseInstruction& instruction, const knowledge::MedicationText& text) {
  for (const auto* amount : {&instruction.dose, &instruction.same_as}) {
    if (!*amount) continue;
    const double value = ((*amount)->high ? *(*amount)->high : (*amount)->value).value();
    if (const auto mass = inMilligrams(value, (*amount)->unit)) return mass;
  }
  if (text.strengths.size() != 1 || text.strengths.front().per_value) return std::nullopt;
  const auto each = inMilligrams(text.strengths.front().value.value(), text.strengths.front().unit);
  if (!each) return std::nullopt;
  return instruction.dose ? *each * instruction.dose->value.value() : *each;
}

}  // namespace

std::optional<double> inMilligrams(double value, std::string_view unit) {
  if (unit == "mg") return value;
  if (unit == "g") return value * 1000;
  if (unit == "ug" || unit == "mcg") return value / 1000;
  return std::nullopt;
}

std::optional<double> dailyMilligrams(const knowledge::MedicationText& text) {
  if (text.ingredients.size() != 1) return std::nullopt;  // whose milligrams they are is not said
  if (text.total_per_day) {
    if (const auto total = inMilligrams(text.total_per_day->value.value(), text.total_per_day->unit)) return total;
  }
  double sum = 0;
  for (const knowledge::DoseInstruction& instruction : text.instructions) {
    const auto take = takeOf(instruction, text);
    if (!take) return std::nullopt;
    sum += *take * timesPerDay(instruction.timing).value_or(1);
  }
  if (!text.instructions.empty()) return sum;
  return takeOf({}, text);
}

TakenRoute routeOf(std::string_view route, std::string_view form) {
  const TakenRoute said = routeIn(route);
  return said == TakenRoute::NotSaid ? routeIn(form) : said;
}

std::optional<bool> isRegular(const knowledge::Timing& timing) {
  if (timing.as_needed) return false;
  if (const auto times = timesPerDay(timing)) return *times >= 0.5;  // at least every other day
  for (const std::string_view word : {"most", "every", "daily", "nightly", "cada"}) {
    if (containsNoCase(timing.text, word)) return true;
  }
  for (const std::string_view word : {"occasional", "social", "rare", "weekend", "sometimes", "some "}) {
    if (containsNoCase(timing.text, word)) return false;
  }
  return std::nullopt;
}

}  // namespace baton::rules
