// Update lines: one measure, missed medicine, side effect, change or risk as one sentence with numbers (COM-2).
//
// From what to what, how often, how bad and since when; what was not asked or not written down is said to be so, never
// filled in. Dates are ISO: who draws the update writes them as its reader reads them. Pure. Source: the article
// (Mercer, Coordinating Care), section 3.
#pragma once

#include <optional>
#include <span>
#include <string>

#include "coordination/compose_update.h"
#include "coordination/measures.h"

namespace baton::coordination {

// "sleep" → "Sleep"; "eGFR" is a word of its own and stays.
std::string capitalized(std::string text);

record::UpdateLine measureLine(const Measure& measure);
record::UpdateLine missedLine(const MissedDoses& missed);
// With the newest change of a medicine in the weeks before it began.
record::UpdateLine sideEffectLine(const SideEffect& effect, std::span<const record::Change> changes);
record::UpdateLine changeLine(const record::Change& change);
// Always said of suicidal thoughts and self-harm; of other risks when they are known.
std::optional<record::UpdateLine> safetyLine(const SafetyState& state, const Span& span);

}  // namespace baton::coordination
