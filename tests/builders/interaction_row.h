// What makes a row of the interaction tables hold: members of its subjects, taken in the way that its conditions ask
// for. For tests that are made from the table: each row has to speak for this, and to be silent for its neighbours.
#pragma once

#include <string_view>
#include <vector>

#include "knowledge/drugs.h"
#include "knowledge/interactions.h"

namespace baton::build {

using Condition = knowledge::InteractionCondition;

inline constexpr int kAnyAge = 40;

// Ingredients that stand for a subject, "ibuprofen" or "class:nsaid"; one empty name for no subject.
inline std::vector<std::string_view> membersOf(const knowledge::Drugs& drugs, std::string_view subject) {
  if (subject.empty()) return {std::string_view()};
  if (!subject.starts_with("class:")) return {subject};
  std::vector<std::string_view> names;
  for (const knowledge::Drug& drug : drugs.drugs()) {
    if (drugs.isMember(drug.ingredient, subject.substr(6))) names.push_back(drug.ingredient);
  }
  return names;
}

// `ingredient` as that side of the row has to be taken.
inline knowledge::Taken taken(const knowledge::InteractionRow& row, knowledge::Side side, std::string_view ingredient) {
  using Kind = Condition::Kind;
  knowledge::Taken taken{.ingredient = ingredient, .route = knowledge::TakenRoute::OtherSystemic};
  for (std::size_t i = 0; i < row.conditions.count; ++i) {
    const Condition& condition = row.conditions.list[i];
    if (condition.side != side) continue;
    switch (condition.kind) {
      case Kind::Start:
        taken.state = knowledge::TakenState::Starting;
        break;
      case Kind::Stop:
        taken.state = knowledge::TakenState::Stopped;
        taken.days_since_stop = static_cast<int>(condition.number);
        break;
      case Kind::DoseOver:
        taken.daily_dose_mg = condition.number + 1;
        break;
      case Kind::RouteIs:
        if (condition.route != knowledge::TakenRoute::NotSaid) taken.route = condition.route;
        break;
      case Kind::Regular:
        taken.is_regular = true;
        break;
      case Kind::AgeAtLeast:
      case Kind::AgeBelow:
        break;
    }
  }
  return taken;
}

// An age that the row's conditions allow.
inline int ageFor(const knowledge::InteractionRow& row) {
  for (std::size_t i = 0; i < row.conditions.count; ++i) {
    const Condition& condition = row.conditions.list[i];
    if (condition.kind == Condition::Kind::AgeAtLeast) return static_cast<int>(condition.number);
    if (condition.kind == Condition::Kind::AgeBelow) return static_cast<int>(condition.number) - 1;
  }
  return kAnyAge;
}

// Calls use(list) for each choice of members, until it answers true; whether one did.
template <class Use>
bool anyList(const knowledge::Drugs& drugs, const knowledge::InteractionRow& row, Use use) {
  for (const std::string_view a : membersOf(drugs, row.a)) {
    for (const std::string_view b : membersOf(drugs, row.b)) {
      for (const std::string_view third : membersOf(drugs, row.third)) {
        if (a == b || a == third || b == third) continue;
        std::vector<knowledge::Taken> list = {taken(row, knowledge::Side::A, a), taken(row, knowledge::Side::B, b)};
        if (!third.empty()) list.push_back({.ingredient = third, .route = knowledge::TakenRoute::OtherSystemic});
        if (use(list)) return true;
      }
    }
  }
  return false;
}

}  // namespace baton::build
