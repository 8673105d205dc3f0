// measures: which LOINC codes the page shows, where, and how a small chart of them is scaled.
//
// Identification only: which numbers are worrying is said by the source (interpretation, reference range) or by
// rules/, never here. Source: LOINC 2.77 part and panel pages (https://loinc.org); score ranges from the instruments'
// publications: PHQ-9 Kroenke 2001, GAD-7 Spitzer 2006, PHQ-2 Kroenke 2003, AUDIT-C Bush 1998, DAST-10 Skinner 1982.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "outbound/words.h"
#include "record/facts.h"

namespace baton::outbound::page {

enum class Place : std::uint8_t { Score, Lab, Safety, DailyLife, Pronouns };

struct Measure {
  std::string_view loinc;
  std::string_view name;  // as clinicians write it
  std::string_view spanish;
  Place place = Place::Lab;
  int rank = 0;           // higher is shown first within its place
  double scale_high = 0;  // of a score; 0 = scaled to the data
  bool is_charted = false;
};

inline std::string_view nameOf(const Measure& measure, Language language) {
  return language == Language::Spanish ? measure.spanish : measure.name;
}

// nullptr for an observation that is not in the table.
const Measure* measureOf(const record::ObservationFact& observation);

inline constexpr std::string_view kPhq9Item9 = "44260-8";
// Answer codes of PHQ-9 items: LA6568-5 = 0 ... LA6571-9 = 3; a number is taken as it is. -1 when it cannot be read.
int phq9ItemScore(const record::ObservationFact& observation);

}  // namespace baton::outbound::page
