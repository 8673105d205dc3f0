// Supply: how long what the pharmacy handed over lasts, by days-supply arithmetic (capability FAIL-2).
//
// A hand-over lasts its days of supply, else its quantity by what is taken in a day. Two hand-overs of the same thing
// at the same rate stack: the second begins when the first is used up. A changed dose or product begins anew on its
// day. Days in hospital do not use up what is at home and are not counted. The share of days covered is that of the
// Pharmacy Quality Alliance (Proportion of Days Covered). As-needed medicines and what is bought without prescription
// are left out. Times are whole days in UTC. Errors: none; a hand-over that cannot be counted is named in `unread`.
// Pure; cost: one pass over the facts of each line, and one over at most half a year of days.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "rules/asked.h"
#include "rules/line_facts.h"

namespace baton::rules {

struct Fill {
  const record::MedicationFact* fact = nullptr;
  std::int64_t day = 0;
  int days = 0;
  int at_hand = 0;  // days of the same thing still at hand when it was handed over
};

struct Supply {
  const record::MedicationLine* line = nullptr;
  std::vector<Fill> fills;    // oldest first
  std::int64_t runs_out = 0;  // the first day without
  // Until when the teller of the last hand-over would have told of another: its newest entry.
  std::int64_t told_until = 0;
  std::optional<double> share_covered;  // 0 to 1, over `share_days`; nullopt where too little is known
  int share_days = 0;
  std::vector<const record::MedicationFact*> unread;  // handed over, for nobody knows how many days
};

// Of every active, regular, prescribed line with at least one hand-over (or one that cannot be counted).
std::vector<Supply> suppliesOf(const Asked& asked, const LineFacts& facts);

// In hospital at this moment: what is taken there is not known from hand-overs.
bool isInHospital(const Asked& asked);

}  // namespace baton::rules
