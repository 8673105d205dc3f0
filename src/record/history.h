// History: the facts of every version of every resource, and which of them held at a moment.
//
// A snapshot of a journal is its History; a chart at any moment is folded from it without reading the journal again.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "record/facts.h"

namespace baton::record {

struct History {
  Facts versions;         // all versions, in the order of their sequence within each vector
  Sequence sequence = 0;  // journal head it covers
};

// Facts that hold at `at`: of each resource the newest version recorded at or before `at`. A resource that Baton
// learned only later counts when its own dates say that it held then (held_from, else the day it was written down,
// <= at), in its first version, with what ended after `at` still running: an import of old papers fills the past. What
// its newest version says had ended by `at` counts as ended. Who
// somebody is (Patient, Practitioner, RelatedPerson, Medication code) is no event: without dates it always held.
// Entered-in-error versions are left out; what is known today to be an error never fills the past. `at` = the present
// gives every newest version. A resource that holds at one moment holds at every later one, errors apart.
// Cost: one hash per version and one copy per fact.
Facts factsAt(const History& history, Instant at);

// Fills every Reference::key that names a resource in `facts`: by full_url, "Type/id", or an absolute URL's end
// when no full_url claims it.
void resolveReferences(Facts& facts);

// Binary form for snapshots: compact, versioned; another version reads as BadInput and the snapshot is made anew.
std::string serialize(const History& history);
Result<History> deserialize(std::string_view bytes);

}  // namespace baton::record
