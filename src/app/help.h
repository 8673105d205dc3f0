// Help: whom to reach first where findings are urgent, for pages, `baton check` and its JSON.
//
// A wish to die is led by the crisis line, then the emergency number; what was swallowed by the emergency number, then
// the poison line, which stands nowhere else (knowledge/red_flags/flags.tsv, column help). Findings of other rules: the
// emergency number, then the crisis line. Of several the red flag that stands highest in the table leads.
// Pure. Empty where nothing is urgent.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "app/crisis.h"
#include "record/finding.h"

namespace baton::app {

struct Help {
  bool is_crisis_first = false;   // a crisis line leads: say so before danger to the body
  std::vector<CrisisLine> lines;  // first to last, each kind of help by what speaks `language` ("en", "es") best
};
Help helpFor(const record::Findings& findings, std::string_view country, std::string_view language);
// The same where these red flags (ids of flags.tsv) are all that is known: "suicidal-intent". None of them: as of other
// rules.
Help helpForFlags(std::span<const std::string_view> flags, std::string_view country, std::string_view language);

}  // namespace baton::app
