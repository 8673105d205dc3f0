#include "record/history.h"

#include <algorithm>
#include <limits>
#include <unordered_map>

namespace baton::record {
namespace {

// What is known about one resource at the moment.
struct Standing {
  const About* newest = nullptr;        // of all versions
  const About* first = nullptr;         // of all versions
  const About* newest_known = nullptr;  // of those recorded at or before the moment
};

// Since when the fact is known to have held: its own start, else the day it was written down.
const PartialDate& heldFrom(const About& about) {
  return about.held_from.empty() ? about.source.asserted : about.held_from;
}

// Names and codes are not events: who somebody is, or what a code means, held before Baton learned it.
template <class Fact>
constexpr bool kIsTimeless = std::is_same_v<Fact, PersonFact> || std::is_same_v<Fact, HelperFact> ||
                             std::is_same_v<Fact, Contact> || std::is_same_v<Fact, Facts::MedicationCode>;

bool isLater(const About& left, const About& right) {
  return left.version != right.version ? left.version > right.version : left.sequence > right.sequence;
}

using Standings = std::unordered_map<std::string_view, Standing>;

Standings standingsAt(const Facts& versions, Instant at) {
  Standings standings;
  standings.reserve(versions.size());
  versions.forEach([&](const auto& fact) {
    const About& about = fact.about;
    Standing& standing = standings[about.key];
    if (!standing.newest || isLater(about, *standing.newest)) standing.newest = &about;
    if (!standing.first || isLater(*standing.first, about)) standing.first = &about;
    if (about.source.recorded > at) return;
    if (!standing.newest_known || isLater(about, *standing.newest_known)) standing.newest_known = &about;
  });
  return standings;
}

// The version that holds, or nullptr.
template <class Fact>
const About* holding(const Standing& standing, Instant at) {
  if (standing.newest_known) return standing.newest_known->is_entered_in_error ? nullptr : standing.newest_known;
  if (standing.first->is_entered_in_error || standing.newest->is_entered_in_error) return nullptr;
  // What its newest version says had ended by then, had ended: an older one that did not know may not say it went on.
  const PartialDate& ended = standing.newest->held_to;
  const PartialDate& began = heldFrom(*standing.newest);
  if (!ended.empty() && ended.last() <= at && !began.empty() && began.first() <= at) return standing.newest;
  const PartialDate& from = heldFrom(*standing.first);
  const bool held = from.empty() ? kIsTimeless<Fact> : from.first() <= at;
  return held ? standing.first : nullptr;
}

// An end that lies after the moment has not happened yet at it.
bool takeBack(PartialDate& end, Instant at) {
  if (end.empty() || end.first() <= at) return false;
  end = PartialDate();
  return true;
}

void rewind(MedicationFact& fact, Instant at) {
  if (!takeBack(fact.ended, at)) return;
  if (fact.status == "stopped" || fact.status == "completed") fact.status = "active";
  fact.status_reason = Concept();
}
void rewind(ConditionFact& fact, Instant at) {
  if (!takeBack(fact.abated, at)) return;
  fact.clinical_status = "active";
}
void rewind(EncounterFact& fact, Instant at) {
  if (!takeBack(fact.period.end, at)) return;
  if (fact.status == "finished") fact.status = "in-progress";
  fact.discharge_disposition = Concept();
}
void rewind(CareTeamFact& fact, Instant at) {
  for (CareTeamFact::Member& member : fact.members) takeBack(member.period.end, at);
  if (takeBack(fact.period.end, at) && fact.status == "inactive") fact.status = "active";
}
void rewind(PlanFact& fact, Instant at) {
  if (takeBack(fact.period.end, at) && fact.status == "completed") fact.status = "active";
}
void rewind(ProcedureFact& fact, Instant at) {
  if (takeBack(fact.performed.end, at) && fact.status == "completed") fact.status = "in-progress";
}
void rewind(CoverageFact& fact, Instant at) { takeBack(fact.period.end, at); }
void rewind(HelperFact& fact, Instant at) {
  if (takeBack(fact.period.end, at)) fact.is_active = true;
}
void rewind(Contact& fact, Instant at) { takeBack(fact.period.end, at); }
template <class Fact>
void rewind(Fact&, Instant) {}  // has no end of its own

}  // namespace

Facts factsAt(const History& history, Instant at) {
  const Standings standings = standingsAt(history.versions, at);
  Facts facts;
  auto take = [&](const auto& versions, auto& held) {
    using Fact = typename std::decay_t<decltype(versions)>::value_type;
    held.reserve(versions.size());
    for (const Fact& fact : versions) {
      const Standing& standing = standings.find(fact.about.key)->second;
      if (holding<Fact>(standing, at) != &fact.about) continue;
      held.push_back(fact);
      if (fact.about.source.recorded <= at) continue;
      takeBack(held.back().about.held_to, at);
      rewind(held.back(), at);
    }
  };
  Facts::eachPair(history.versions, facts, take);
  return facts;
}

}  // namespace baton::record
