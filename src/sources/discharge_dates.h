// Dates in the words of discharge papers that read like a visit: proposals, and nothing else (capability URG-3).
//
// In: plain text of the papers and the day of discharge. Out: for each date of the half year after it, in a sentence
// with a word of knowledge/after_crisis/follow_up.tsv: the day, whom the sentence names by role, the sentence itself.
// Written as 2026-11-20, 11/20/2026, 11/20/26, November 20, 2026, Nov 20 2026, 20 de noviembre de 2026. "04/05/2026"
// is read as the United States write it and marked as one that can be read two ways. A date without a year, or with a
// weekday only, is not read. Nothing is written into the record because of this. Pure. Cost: one pass.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/instant.h"

namespace baton::sources {

inline constexpr int kProposedDays = 183;         // after the discharge
inline constexpr std::size_t kMostProposed = 20;  // of one paper

struct ProposedVisit {
  PartialDate day;
  std::string role;        // "psychiatrist", "therapist", "primary-care"; "" when the sentence names none
  std::string words;       // the sentence, shortened
  bool is_unsure = false;  // day and month may be meant the other way round
};

std::vector<ProposedVisit> visitsInText(std::string_view text, const PartialDate& discharged);

}  // namespace baton::sources
