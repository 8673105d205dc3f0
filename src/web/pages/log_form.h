// The fields of the daily log and what they become. Names are numbered, not repeated: the queue of app.js leaves out
// what is empty, so places in a list would not hold.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "record/disclosure.h"
#include "web/pages/entry_parts.h"

namespace baton::web::entry {

// All fields; `chart` gives the medicines and the symptoms of earlier days.
Html logFields(const Page& page, const record::Chart& chart, const Draft& draft);
app::forms::DailyLogForm logFrom(const Page& page);
// The same as one note in the words that were sent, for an entry out of the queue that nobody is there to mend; nullopt
// when nothing was answered.
std::optional<app::forms::DailyLogForm> asNote(const Page& page);
// The field of an error of the daily log.
FieldError logError(const Page& page, const Error& error);

}  // namespace baton::web::entry
