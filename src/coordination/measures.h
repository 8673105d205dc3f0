// Measures: what the daily log and scores say of a span of time, set against the time before it.
//
// A number told once is that number; told on several days it is their median, which one bad night does not move. The
// time before is as long as the span, at least 14 and at most 56 days. A change smaller than `least` is "about the
// same". Pure; cost: one pass over the observations.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "record/chart.h"

namespace baton::coordination {

struct Span {
  Instant since;  // exclusive
  Instant until;  // inclusive
};
// The comparison before it.
Span before(const Span& span);

struct Measured {
  double median = 0;
  std::size_t days = 0;  // distinct days with a value
  PartialDate newest;
  std::vector<std::string> resources;
};

// One thing that is logged as a number.
struct Measure {
  std::string name;    // "sleep", "mood", "anxiety"
  std::string unit;    // "h a night", "of 10"
  std::string detail;  // the newest words beside the number: "before work"
  std::string who;     // "" the person; else who saw it
  bool is_symptom = false;
  bool more_is_worse = true;
  double least = 0;  // a smaller difference is none
  std::optional<Measured> earlier;
  std::optional<Measured> now;
};
// Those with a value in the span: sleep, mood, then symptoms by how bad they are, then substances.
std::vector<Measure> measuresIn(const record::Chart& chart, const Span& span);

// The newest total of each questionnaire in the span.
struct Score {
  std::string name;  // "PHQ-9"
  std::string total;
  PartialDate on;
  std::string resource;
};
std::vector<Score> scoresIn(const record::Chart& chart, const Span& span);

struct MissedDoses {
  std::string medicine;
  std::size_t days = 0;
  double doses = 0;
  std::vector<std::string> reasons;  // in the order of the days
  PartialDate newest;
  std::vector<std::string> resources;
};
std::vector<MissedDoses> missedIn(const record::Chart& chart, const Span& span);

struct SideEffect {
  std::string name;
  std::string medicine;  // as the person said; "" when they did not
  PartialDate began;     // "" when not said
  std::optional<double> severity;
  std::size_t days = 0;
  PartialDate newest;
  std::vector<std::string> resources;
};
std::vector<SideEffect> sideEffectsIn(const record::Chart& chart, const Span& span);

// "7", "6.5": at most one place, without a trailing zero.
std::string shownNumber(double value);

}  // namespace baton::coordination
