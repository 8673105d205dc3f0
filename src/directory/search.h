// search: who fits, best first, and why.
//
// What is asked for is a list of criteria, each with a weight from 0 to 10. Every place of every provider of the wanted
// specialties gets, for each criterion, one of four answers and with it a fit from 0 to 1000:
//   yes 1000 · unknown 400 (nobody says it: unknown is not no) · not listed 200 (a list is given, and it is not on it)
//   · no 0. Of several things asked in one criterion, a part gives a part. Distance is asked for visits in person,
//   video where nothing else is wanted. Waiting: 1000 × 14 / (14 + days), unknown 250. Distance: 1000 × 15 / (15 +
//   kilometres), unknown 100; video, where the person wants it, counts as 700 or as the distance, whichever is more: a
//   far one who is free sooner can win over a near one.
// The score is the sum of weight × fit; equal scores are ordered by the provider's key. So a better answer to a
// criterion, all else equal, never lowers a place (tests/: property). A provider stands in the answer once, at its best
// place. What is known to be otherwise drops out only for the criteria in `must`. Nothing else moves the order: no
// payment, no clicks, no name. Source: the article, section 9 (fit matters as much as distance).
// Pure: index, query and day in, answer out. Cost (script/bench): under a millisecond for 50 km of a million providers.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "directory/index.h"

namespace baton::directory {

enum class Criterion : std::uint8_t {
  Ages,
  Expertise,
  Medication,
  Insurance,
  Language,
  Gender,
  Style,
  Accepting,
  Wait,
  Distance,
  Video,
};
inline constexpr std::size_t kCriteria = 11;
std::string_view toText(Criterion criterion);  // "ages" ...
std::optional<Criterion> criterionFrom(std::string_view text);

enum class Answer : std::uint8_t { Yes, Unknown, NotListed, No };
std::string_view toText(Answer answer);  // "yes", "unknown", "not-listed", "no"

using Weights = std::array<std::uint8_t, kCriteria>;
enum class Prefer : std::uint8_t { Balanced, Near, Sooner };
Weights weightsFor(Prefer prefer);
inline constexpr std::uint8_t kHeaviest = 10;

struct Origin {
  double latitude = 0, longitude = 0;
  bool is_rough = false;
};

// What the person themselves found out of a provider; stands apart from what the directory says, and goes before it.
struct OwnWord {
  Said accepting = Said::Unknown;
  Said telehealth = Said::Unknown;
  std::int32_t wait_days = -1;
  bool is_gone = false;
  std::int32_t day = kNoDay;  // when it was said
  bool operator==(const OwnWord&) const = default;
};

struct Query {
  std::uint32_t specialties = 0;  // any of them; 0 = every specialty of the table
  std::uint32_t ages = 0, expertise = 0, medication = 0, languages = 0, style = 0;
  Gender gender = Gender::Unknown;
  std::string insurance;  // words of a plan's name
  bool wants_accepting = true;
  bool in_person = true, telehealth = false;
  std::optional<unsigned> state;  // where the person is: the licence that video needs
  std::optional<Origin> origin;
  double within_km = 80;           // of the origin, for visits in person; 0 = anywhere
  std::int32_t wait_at_most = -1;  // days; -1 = as it comes. Unknown waits stay in
  Weights weights = weightsFor(Prefer::Balanced);
  std::uint16_t must = 1U << static_cast<unsigned>(Criterion::Accepting);  // bits of Criterion
  std::int32_t today = 0;
  std::size_t offset = 0, limit = 20;                    // together at most kMostAnswers
  std::unordered_map<std::uint64_t, OwnWord> own_words;  // by key
};
inline constexpr std::size_t kMostAnswers = 200;

struct Reason {
  Criterion criterion = Criterion::Ages;
  Answer answer = Answer::Unknown;
  std::uint8_t weight = 0;
  std::uint16_t fit = 0;  // 0..1000
};

struct Found {
  Detail detail;
  std::size_t site = 0;               // of detail.provider.all.sites; there may be none
  std::optional<double> distance_km;  // of in-person visits
  bool is_distance_rough = false;
  bool is_by_video = false;               // offers video where the person wants it
  Answer video = Answer::Unknown;         // video and a licence in the person's state
  std::optional<std::int32_t> wait_days;  // from today
  Witness wait_from;
  bool is_wait_own = false, is_accepting_own = false, is_video_own = false;  // as the person said
  Said accepting = Said::Unknown;
  std::uint32_t score = 0;      // 0..1000
  std::vector<Reason> reasons;  // of the criteria that were asked for, heaviest first
};

struct Answers {
  std::vector<Found> found;
  std::size_t rows = 0;  // places that fit, before offset and limit; a provider with two counts twice
};

Answers search(const Index& index, const Query& query);

// "02139", "021", "Boston, MA", "Boston", "42.36,-71.06" → where. nullopt: not known. `state` is set where it says it.
struct Where {
  Origin origin;
  std::optional<unsigned> state;
  std::string name;  // as understood: "02139", "Boston, MA"
};
std::optional<Where> whereIs(const Index& index, std::string_view text);

// The waiting time that is counted: a free appointment after today, or what was said; 180 days later nobody knows.
inline constexpr std::int32_t kWaitHolds = 180;

}  // namespace baton::directory
