// Routing of one person: the table as it applies to them, and what follows from the changes since a day (COM-1, COM-4).
//
// Of the person's own view: who is told what is theirs to see. That something is routed sends nothing and lets nothing
// be said; consent is asked when an update is made. Errors: what loading a record may answer. Pure where a Disclosure
// is given; cost: script/bench.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "app/home.h"
#include "coordination/routing.h"
#include "format/json.h"
#include "record/change.h"
#include "record/disclosure.h"
#include "record/members.h"
#include "record/reach.h"
#include "record/routing.h"
#include "sources/forms/routing.h"

namespace baton::app {

using coordination::Cell;
using coordination::Routed;
using coordination::RoutedBecause;
using knowledge::RoutingKind;
using knowledge::Told;

// Everybody who helps, with what they hear of.
struct RoutingOfMember {
  record::Member member;
  record::Reached reached;  // by which way, as they said
  std::string address;      // and where that goes; "" when not known
  std::vector<Cell> cells;  // one for each of kinds(), in its order
};
struct RoutingTable {
  std::vector<RoutingOfMember> members;
  std::vector<record::RoutingException> exceptions;  // cells point into it
  record::Responsibilities responsibilities;
  Instant now;
};
const std::vector<RoutingKind>& routingKinds();
// Cells point into the answer, which is therefore never copied.
std::unique_ptr<RoutingTable> routingOf(const record::Disclosure& own);
// The changes and, as one of kind "therapy-changed", each therapy that began after `since`: records tell of sessions,
// not of a change (rules/therapies.h).
std::vector<record::Change> withTherapies(const record::Disclosure& own, std::vector<record::Change> changes,
                                          Instant since);
// What follows from these changes; points into `changes` and `table`.
std::vector<Routed> routeChanges(std::span<const record::Change> changes, std::span<const record::Member> members,
                                 const RoutingTable& table);

// {"members":[{"name","role","channel","address","cells":[{"change","told","matters","by","why","because","source"}]}],"exceptions":[...]}
json::Value routingJson(const RoutingTable& table);
std::string routingText(const RoutingTable& table);
// [{"change","about","on","to","role","by","late","because","why"}]
json::Value routedJson(std::span<const Routed> routed);
std::string routedText(std::span<const Routed> routed);

}  // namespace baton::app
