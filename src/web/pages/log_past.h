// What was logged before: one block for each time something was sent, newest first.
#pragma once

#include <string>
#include <vector>

#include "record/disclosure.h"
#include "web/pages/entry_parts.h"

namespace baton::web::entry {

struct PastLog {
  std::string entry;  // for undo
  PartialDate on;
  std::string author;                                 // account
  std::string author_name;                            // as the entry names them
  std::vector<const record::ObservationFact*> facts;  // of the chart
};
std::vector<PastLog> pastLogs(const record::Chart& chart);
// "Mood", "Sleep" ... in the reader's language; the person's own words stay.
std::string logName(Language language, const std::string& name);
std::string logValue(Language language, const record::ObservationFact& fact);
// A page of ten with undo where this visitor may; an empty state when there is none.
Html pastLogList(Page& page, const record::Chart& chart);

}  // namespace baton::web::entry
