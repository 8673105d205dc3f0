// What to say on the phone, what to bring and what to do until help is there (URG-1).
//
// Works without a person, an account or a store, like app/crisis.h. Source: knowledge/red_flags/calls.tsv.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "record/finding.h"

namespace baton::app {

struct CallWords {
  std::string flag;  // "overdose"; "any" holds for every call
  std::string situation;
  std::vector<std::string> say, bring, until;
  std::string source;
};

// All of them in the table's order, "any" first. `language` is "en" or "es".
std::vector<CallWords> callWords(std::string_view language);
// Those of the urgent red flags among the findings, then "any"; empty where there is none (what is urgent
// for another reason says itself what to do).
std::vector<CallWords> callWordsFor(const record::Findings& findings, std::string_view language);
// Those of these flags, then "any".
std::vector<CallWords> callWordsForFlags(std::span<const std::string_view> flags, std::string_view language);

}  // namespace baton::app
