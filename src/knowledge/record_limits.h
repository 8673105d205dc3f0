// Record limits: how long an office has to give a person their own records (REC-5), in days.
//
// Source: knowledge/records/limits.tsv. Read at the first call; a table with a fault ends the program, as every
// compiled-in table does (the tests load it first).
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace baton::knowledge {

struct RecordLimits {
  int answer_days = 0;
  int extension_days = 0;  // once
  std::string answer_source, extension_source;
  std::string checked_on;
};
// Errors: BadInput naming the line; a limit that is missing.
Result<RecordLimits> readRecordLimits(std::string_view table);
const RecordLimits& recordLimits();

}  // namespace baton::knowledge
