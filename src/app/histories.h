// Loading a person's history, and the disclosure that everything outward is made from.
#pragma once

#include "app/home.h"
#include "format/json.h"
#include "record/disclosure.h"
#include "record/history.h"

namespace baton::app {

// From the snapshot and the journal's tail. Cost: see script/bench, "chart from a cold store".
Result<record::History> loadHistory(Home& home, const record::PersonId& person);
// Adds one journal entry to a history. Errors: Damaged when its content is not JSON.
Status addToHistory(record::History& history, const record::Entry& entry);
// Keeps the history as the person's snapshot; a failure to do so loses nothing and is not an error.
void keepSnapshot(Home& home, const record::PersonId& person, const record::History& history);

// The chart at a moment, through the gate. What the person allows is taken from the record as it stands at `now`: a
// grant withdrawn since opens nothing of an earlier moment. Without `now`: `at` is the present. Cost: for others than
// the person at an earlier moment one chart more.
record::Disclosure disclose(const record::PersonId& person, const record::History& history,
                            const record::Audience& audience, Instant at, Instant now);
record::Disclosure disclose(const record::PersonId& person, const record::History& history,
                            const record::Audience& audience, Instant at);

}  // namespace baton::app
