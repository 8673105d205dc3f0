// Questionnaires: those that a person can fill in, and what was filled in before, as one audience may see it.
//
// A total is any Observation with the instrument's LOINC total code or name, typed here or brought by a clinic, so that
// a trend shows all of them. Bands and cut-offs are those of knowledge/; none is a diagnosis.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "knowledge/instruments.h"
#include "record/disclosure.h"

namespace baton::app {

using knowledge::Instrument;
using knowledge::InstrumentAnswer;
using knowledge::InstrumentItem;
using knowledge::ItemRole;

const std::vector<Instrument>& instruments();
const Instrument* findInstrument(std::string_view id);

// What a total comes to.
struct Meaning {
  std::string severity;      // "moderate", "" when the scale has no words for it
  bool is_positive = false;  // at or above the cut-off for this gender
  std::string cutoff_text;   // what that means, in words
};
Meaning meaningOf(const Instrument& instrument, int total, std::string_view gender);

struct Taken {
  std::string entry;  // 16 letters of the entry's digest; "" when it was not typed in
  PartialDate on;
  std::optional<int> total;  // nullopt: a question was left open
  bool is_safety = false;    // the item that leads to crisis help was answered above 0
  record::About about;       // of the total, else of the response
};
// Newest first. Totals that are no whole number within the instrument's range are left out.
std::vector<Taken> taken(const record::Disclosure& seen, const Instrument& instrument);

}  // namespace baton::app
