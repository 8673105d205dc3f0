// Routing: of some changes, who is to be told what by when, and why (capabilities COM-1, COM-4).
//
// The table (knowledge/routing.h) says it by kind of change and role; the owner of the responsibility that a change
// belongs to hears of it whatever their role; the person's own exceptions come last and win. Consent is not asked here:
// what may be said is the gate's to decide, so nothing that is routed leaves by that. A change whose effect nobody
// knows is told at the next contact rather than to nobody. Pure. Cost: members × changes; script/bench.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "knowledge/routing.h"
#include "record/change.h"
#include "record/members.h"
#include "record/responsibilities.h"
#include "record/routing.h"

namespace baton::coordination {

enum class RoutedBecause : std::uint8_t { Table, Unknown, Owner, Exception };

struct Routed {
  const record::Change* change = nullptr;
  const record::Member* member = nullptr;
  std::string kind;      // of the table: "emergency-visit" for an emergency encounter
  std::string by;        // a day "2026-03-03", "now", "next-contact" or "next-visit"
  bool is_late = false;  // the day is over
  RoutedBecause because = RoutedBecause::Table;
  std::string_view why, why_es;
};

struct RoutingInput {
  std::span<const record::Change> changes;
  std::span<const record::Member> members;
  const record::Responsibilities& responsibilities;
  std::span<const record::RoutingException> exceptions;
  Instant now;
};
// By day, then the order of changes and members. Points into `changes` and `members`.
std::vector<Routed> route(const RoutingInput& input);

// What the table, the owner and the exceptions say of one kind and member, whatever a change matters for.
struct Cell {
  knowledge::Told told = knowledge::Told::No;
  const knowledge::RoutingCell* table = nullptr;
  RoutedBecause because = RoutedBecause::Table;
  const record::RoutingException* exception = nullptr;
};
Cell cellOf(const knowledge::RoutingKind& kind, const record::Member& member,
            const record::Responsibilities& responsibilities, std::span<const record::RoutingException> exceptions,
            Instant now);

// The kind of the table that a change falls under; nullptr for one that the table does not know.
const knowledge::RoutingKind* kindOf(const record::Change& change);

}  // namespace baton::coordination
