#include "knowledge/interaction_condition.h"

#include <algorithm>
#include <charconv>

#include "knowledge/table.h"

namespace baton::knowledge {
namespace {

using Kind = InteractionCondition::Kind;

struct RouteName {
  std::string_view name;
  TakenRoute route;
};
constexpr std::array<RouteName, 6> kRoutes = {{{"any", TakenRoute::NotSaid},
                                               {"oral", TakenRoute::Oral},
                                               {"transdermal", TakenRoute::Transdermal},
                                               {"intramuscular", TakenRoute::Intramuscular},
                                               {"intravenous", TakenRoute::Intravenous},
                                               {"local", TakenRoute::Local}}};

std::optional<double> numberOf(std::string_view text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

std::optional<Side> sideOf(std::string_view text) {
  if (text == "a") return Side::A;
  if (text == "b") return Side::B;
  return std::nullopt;
}

bool takePrefix(std::string_view& text, std::string_view prefix) {
  if (text.substr(0, prefix.size()) != prefix) return false;
  text.remove_prefix(prefix.size());
  return true;
}

// "a:28" → side and number; also "b>20" with another separator.
bool readSideAndNumber(std::string_view text, char separator, InteractionCondition& condition) {
  const std::size_t cut = text.find(separator);
  if (cut == std::string_view::npos) return false;
  const auto side = sideOf(text.substr(0, cut));
  const auto number = numberOf(text.substr(cut + 1));
  if (!side || !number) return false;
  condition.side = *side;
  condition.number = *number;
  return true;
}

bool readRoute(std::string_view text, InteractionCondition& condition) {
  const std::size_t cut = text.find('=');
  if (cut == std::string_view::npos) return false;
  const auto side = sideOf(text.substr(0, cut));
  const auto* const found = std::find_if(kRoutes.begin(), kRoutes.end(),
                                         [&](const RouteName& route) { return route.name == text.substr(cut + 1); });
  if (!side || found == kRoutes.end()) return false;
  condition.side = *side;
  condition.route = found->route;
  return true;
}

bool readCondition(std::string_view text, InteractionCondition& condition) {
  const auto withSide = [&](Kind kind) {
    condition.kind = kind;
    const auto side = sideOf(text);
    if (side) condition.side = *side;
    return side.has_value();
  };
  const auto withAge = [&](Kind kind) {
    condition.kind = kind;
    const auto years = numberOf(text);
    condition.number = years.value_or(0);
    return years.has_value();
  };
  if (takePrefix(text, "start:")) return withSide(Kind::Start);
  if (takePrefix(text, "regular:")) return withSide(Kind::Regular);
  if (takePrefix(text, "age>=")) return withAge(Kind::AgeAtLeast);
  if (takePrefix(text, "age<")) return withAge(Kind::AgeBelow);
  if (takePrefix(text, "stop:")) {
    condition.kind = Kind::Stop;
    return readSideAndNumber(text, ':', condition);
  }
  if (takePrefix(text, "dose:")) {
    condition.kind = Kind::DoseOver;
    return readSideAndNumber(text, '>', condition);
  }
  if (takePrefix(text, "route:")) {
    condition.kind = Kind::RouteIs;
    return readRoute(text, condition);
  }
  return false;
}

Holds evaluateAge(const InteractionCondition& condition, std::optional<int> age_years) {
  if (!age_years) return Holds::Unknown;
  const bool is_at_least = *age_years >= condition.number;
  return (condition.kind == Kind::AgeAtLeast) == is_at_least ? Holds::Yes : Holds::No;
}

Holds evaluateOne(const InteractionCondition& condition, const Taken& taken, std::optional<int> age_years) {
  switch (condition.kind) {
    case Kind::Start:
      return taken.state == TakenState::Starting ? Holds::Yes : Holds::No;
    case Kind::Stop:
      return taken.state == TakenState::Stopped && taken.days_since_stop <= condition.number ? Holds::Yes : Holds::No;
    case Kind::DoseOver:
      if (!taken.daily_dose_mg) return Holds::Unknown;
      return *taken.daily_dose_mg > condition.number ? Holds::Yes : Holds::No;
    case Kind::RouteIs:
      if (condition.route == TakenRoute::NotSaid || taken.route == condition.route) return Holds::Yes;
      return taken.route == TakenRoute::NotSaid ? Holds::Unknown : Holds::No;
    case Kind::Regular:
      if (!taken.is_regular) return Holds::Unknown;
      return *taken.is_regular ? Holds::Yes : Holds::No;
    case Kind::AgeAtLeast:
    case Kind::AgeBelow:
      return evaluateAge(condition, age_years);
  }
  return Holds::No;
}

// Whether one of the two is there at all, before the conditions are asked.
bool countsFor(const InteractionConditions& conditions, Side side, const Taken& taken) {
  bool is_about_stop = false;
  bool takes_local = false;
  for (std::size_t i = 0; i < conditions.count; ++i) {
    const InteractionCondition& condition = conditions.list[i];
    if (condition.side != side) continue;
    if (condition.kind == Kind::Stop) is_about_stop = true;
    if (condition.kind == Kind::RouteIs) takes_local = true;
  }
  if (taken.route == TakenRoute::Local && !takes_local) return false;
  if (taken.state != TakenState::Stopped) return !is_about_stop;
  return is_about_stop || taken.days_since_stop < conditions.washout_days[static_cast<std::size_t>(side)];
}

}  // namespace

Result<InteractionConditions> parseConditions(std::string_view when, std::string_view washout_days) {
  InteractionConditions parsed;
  for (const std::string_view part : splitList(when)) {
    if (parsed.count == kMaxConditions) return fail(ErrorCode::BadInput, "too many conditions.");
    if (!readCondition(part, parsed.list[parsed.count])) {
      return fail(ErrorCode::BadInput, "the condition \"" + std::string(part) + "\" cannot be read.");
    }
    ++parsed.count;
  }
  for (const std::string_view part : splitList(washout_days)) {
    InteractionCondition washout;
    if (!readSideAndNumber(part, ':', washout) || washout.number < 1 || washout.number > 400) {
      return fail(ErrorCode::BadInput, "the washout \"" + std::string(part) + "\" cannot be read.");
    }
    parsed.washout_days[static_cast<std::size_t>(washout.side)] = static_cast<std::int16_t>(washout.number);
  }
  return parsed;
}

bool isPresent(const Taken& taken) { return taken.state != TakenState::Stopped && taken.route != TakenRoute::Local; }

Holds evaluate(const InteractionConditions& conditions, const Taken& a, const Taken& b, std::optional<int> age_years) {
  if (!countsFor(conditions, Side::A, a) || !countsFor(conditions, Side::B, b)) return Holds::No;
  // Both gone is history, not an interaction.
  if (a.state == TakenState::Stopped && b.state == TakenState::Stopped) return Holds::No;
  Holds holds = Holds::Yes;
  for (std::size_t i = 0; i < conditions.count; ++i) {
    const InteractionCondition& condition = conditions.list[i];
    const Holds one = evaluateOne(condition, condition.side == Side::A ? a : b, age_years);
    if (one == Holds::No) return Holds::No;
    if (one == Holds::Unknown) holds = Holds::Unknown;
  }
  return holds;
}

}  // namespace baton::knowledge
