// Routing: who is told of which change, by when and why (COM-1, COM-4).
//
// Two tables: kinds of changes with the responsibility whose owner hears of it, and a cell for each kind and role.
// Sources: knowledge/routing/*.tsv, a source per row. Read at the first call; a table with a fault ends the program, as
// every compiled-in table does (the tests load it first).
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace baton::knowledge {

inline constexpr std::array<std::string_view, 8> kRoutingRoles = {
    "therapist", "psychiatrist", "primary-care", "telepsychiatry", "caregiver", "pharmacy", "emergency", "other"};
// The article's rule: what a change can affect.
inline constexpr std::array<std::string_view, 5> kRoutingMatters = {"mood", "sleep", "concentration", "safety",
                                                                    "metabolism"};

enum class Told : std::uint8_t { No, If, Yes };
std::string_view toText(Told told);  // "no", "if", "yes"

struct RoutingCell {
  Told told = Told::No;
  std::vector<std::string> matters;  // of If
  std::string by;                    // "now", "2d", "7d", "next-contact", "next-visit"; "" when not told
  std::string why, why_es;
  std::string source, checked_on;
};

struct RoutingKind {
  std::string id;  // a kind of record::Change, "therapy-changed" or "emergency-visit"
  std::string name, name_es;
  std::string owner;      // responsibility, "" when none
  bool is_major = false;  // the article's major changes
  std::array<RoutingCell, kRoutingRoles.size()> cells;
  // Unknown roles read as "other".
  const RoutingCell& cellFor(std::string_view role) const;
};

// Errors: BadInput naming table and line; a kind without a cell for a role, or with two.
Result<std::vector<RoutingKind>> readRouting(std::string_view kinds_table, std::string_view cells_table);
const std::vector<RoutingKind>& routing();
const RoutingKind* routingKind(std::string_view id);  // nullptr for none

}  // namespace baton::knowledge
