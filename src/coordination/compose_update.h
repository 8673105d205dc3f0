// Compose: what one reader should hear of a span of time, as sentences with numbers (COM-2), in the order that this
// reader needs (ROLE-2).
//
// Why in this shape: an update helps when it is brief and says from what to what, how often, how bad and since when; a
// safety statement is always there, also when it is "nobody has asked". Nothing is put in words that the record does
// not say. How much of it, and in which order: update_sections.h. Pure. Source: the article (Mercer,
// Coordinating Care), "Ask each provider who should receive updates" and the table of roles.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "coordination/measures.h"
#include "record/change.h"
#include "record/disclosure.h"
#include "record/finding.h"
#include "record/update.h"

namespace baton::coordination {

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

// A therapy that goes on, for those who prescribe beside it.
struct OngoingTherapy {
  std::string name;      // clinical
  PartialDate since;     // "" when nothing says
  PartialDate latest;    // the latest day that tells of it
  std::string expected;  // what it may do for a time in these weeks; "" for nothing, or not now
  std::string resource;  // that tells of the latest day
};

// A message keeps to the words of a normal month (COM-2); a paper for one visit has a page, and leaves nothing out
// here.
enum class UpdateLength : std::uint8_t { Message, Paper };

struct UpdateInput {
  const record::Disclosure& seen;           // as the reader may see it, at the end of the span
  std::span<const record::Change> changes;  // of the span, as the reader may see them
  std::span<const SafetyState> safety;
  std::span<const record::Finding> findings;  // for this reader
  Span span;
  std::string since_why;
  std::string added = {};                          // what the person adds in their own words; "" = nothing
  std::span<const OngoingTherapy> therapies = {};  // that the reader may know of
  UpdateLength length = UpdateLength::Message;
};
record::Update composeUpdate(const UpdateInput& input);

// Words of all lines, as a reader counts them.
std::size_t wordsIn(const record::Update& update);

}  // namespace baton::coordination
