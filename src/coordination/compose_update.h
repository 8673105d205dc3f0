// Compose: what one reader should hear of a span of time, as sentences with numbers (COM-2), in the order that this
// reader needs (ROLE-2).
//
// Why in this shape: an update helps when it is brief and says from what to what, how often, how bad and since when; a
// safety statement is always there, also when it is "nobody has asked". Nothing is put in words that the record does
// not say. Of each section at most kMostLines lines; how many are left out is said. Pure. Source: the article (Mercer,
// Coordinating Care), "Ask each provider who should receive updates" and the table of roles.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "coordination/measures.h"
#include "record/change.h"
#include "record/disclosure.h"
#include "record/finding.h"
#include "record/update.h"

namespace baton::coordination {

inline constexpr std::size_t kMostLines = 6;
inline constexpr std::size_t kMostAsked = 3;

// What is known of one risk: a line of the register, in words this room may see.
struct SafetyState {
  enum class Level { NeverAsked, None, Past, Known, High };
  std::string id;    // "suicidal-thoughts"
  std::string name;  // "Suicidal thoughts"
  Level level = Level::NeverAsked;
  PartialDate last_asked;
  std::vector<record::Evidence> evidence;
};

struct UpdateInput {
  const record::Disclosure& seen;           // as the reader may see it, at the end of the span
  std::span<const record::Change> changes;  // of the span, as the reader may see them
  std::span<const SafetyState> safety;
  std::span<const record::Finding> findings;  // for this reader
  Span span;
  std::string since_why;
  std::string added = {};  // what the person adds in their own words; "" = nothing
};
record::Update composeUpdate(const UpdateInput& input);

// The start of the last visit with somebody of this role that ended before the chart's moment; nullopt when the record
// has none. A visit belongs to a role when one of its participants is on the care team with it; `name`: and is called
// so.
std::optional<Instant> lastVisitWith(const record::Chart& chart, std::string_view role, std::string_view name = {});
// When the last update was sent to somebody of this role, or to the one called `name`, that was not taken back.
std::optional<Instant> lastUpdateTo(const record::Chart& chart, std::string_view role, std::string_view name = {});

// Words of all lines, as a reader counts them.
std::size_t wordsIn(const record::Update& update);

}  // namespace baton::coordination
