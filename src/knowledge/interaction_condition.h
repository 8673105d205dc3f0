// When an interaction row holds: the `when` and `washout_days` columns of knowledge/interactions/*.tsv.
//
// Grammar, joined by "; ":
//   start:a            a was started lately (TakenState::Starting)
//   stop:a:28          a was stopped, at most 28 days ago, and b goes on
//   dose:b>20          more than 20 mg of b a day
//   route:a=oral       a is taken that way; "local" and "any" also let drops, sprays and creams in
//   regular:b          b is used on most days
//   age>=65, age<35    years of the person
// washout_days: "a:14; b:35" — a still counts for 14 days after its last dose.
// A condition whose fact is not known is Unknown: the row is then told as uncertain and never interrupts.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "knowledge/names.h"

namespace baton::knowledge {

enum class TakenState : std::uint8_t { Current, Starting, Stopped };
enum class TakenRoute : std::uint8_t { NotSaid, Oral, Transdermal, Intramuscular, Intravenous, OtherSystemic, Local };

// One ingredient as one person takes it. Current facts and typed words alike end up here.
struct Taken {
  std::string_view ingredient;  // canonical name
  TakenState state = TakenState::Current;
  int days_since_stop = 0;  // since the last dose; only for Stopped
  std::optional<double> daily_dose_mg = std::nullopt;
  TakenRoute route = TakenRoute::NotSaid;  // Local: eye, ear, nose, skin without system effect, inhaled, vaginal
  Release release = Release::NotSaid;
  std::optional<bool> is_regular = std::nullopt;  // false: as needed
  int product = -1;  // ingredients of one product share a number and are not judged against each other
};

enum class Side : std::uint8_t { A, B };
enum class Holds : std::uint8_t { Yes, No, Unknown };

struct InteractionCondition {
  enum class Kind : std::uint8_t { Start, Stop, DoseOver, RouteIs, Regular, AgeAtLeast, AgeBelow };
  Kind kind = Kind::Start;
  Side side = Side::A;
  double number = 0;                       // mg a day, days or years
  TakenRoute route = TakenRoute::NotSaid;  // of RouteIs; NotSaid stands for "any"
};

inline constexpr std::size_t kMaxConditions = 3;

struct InteractionConditions {
  std::array<InteractionCondition, kMaxConditions> list;
  std::uint8_t count = 0;
  std::array<std::int16_t, 2> washout_days = {0, 0};  // of a and b
};

// Errors: a sentence on what cannot be read.
Result<InteractionConditions> parseConditions(std::string_view when, std::string_view washout_days);

// Whether the row holds for these two. Starts with presence: a stopped drug counts only within its washout, or where
// the row is about the stop; a local form counts only where the row says so.
Holds evaluate(const InteractionConditions& conditions, const Taken& a, const Taken& b, std::optional<int> age_years);

// Whether a third item counts: taken now, not locally.
bool isPresent(const Taken& taken);

}  // namespace baton::knowledge
