// What to say on the phone, what to bring and what to do until help is there, by red flag (URG-1).
//
// A row per flag of knowledge/red_flags/flags.tsv that can be urgent, and one, "any", that holds for every call. For
// everyone who calls: the person, or whoever is with them. Errors of the reader: BadInput naming table and line: a text
// missing, an id said twice, lists of unlike length in the two languages. A compiled-in table with a fault ends the
// program at the first call (the tests load it first). Source: knowledge/red_flags/calls.tsv, a source per row.
#pragma once

#include <string_view>
#include <vector>

#include "base/result.h"

namespace baton::knowledge {

// One piece of advice in both languages.
struct CallPart {
  std::string_view english;
  std::string_view spanish;
};
struct RedFlagCall {
  std::string_view flag;  // "overdose"; "any"
  CallPart situation;
  std::vector<CallPart> say;
  std::vector<CallPart> bring;
  std::vector<CallPart> until;
  std::string_view source;
  bool is_verified = false;
  std::string_view checked_on;
};

Result<std::vector<RedFlagCall>> readRedFlagCalls(std::string_view table);
const std::vector<RedFlagCall>& redFlagCalls();  // in the table's order, "any" first
const RedFlagCall* findRedFlagCall(std::string_view flag);

}  // namespace baton::knowledge
