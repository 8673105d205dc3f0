// After a crisis (capability URG-3), for pages, `baton after-crisis` and its JSON. Of a Disclosure and of nothing else;
// saying that a step is done is enter() with forms::AfterCrisisForm.
#pragma once

#include <string>
#include <vector>

#include "app/home.h"
#include "app/paper_visits.h"
#include "format/json.h"
#include "record/after_crisis.h"
#include "record/disclosure.h"
#include "sources/forms/after_crisis.h"

namespace baton::app {

struct AfterCrisisWords {
  std::string title;  // "See your psychiatrist"
  std::string what;   // "A visit within 7 days. Ask for an earlier one if it is later."
};
AfterCrisisWords afterCrisisWords(std::string_view step, std::string_view language);
// "The first weeks after a stay ... until {0}.", with the day as it is given.
std::string afterCrisisWatch(std::string_view until, std::string_view language);
// "new", "stopped", "changed", "unclear", "not-mentioned"
std::string_view toText(record::MedicineDifference::Kind kind);
// "open", "booked", "late", "done", "not-needed"
std::string_view toText(record::StepState state);

// {"now","stays":[{"encounter","kind","began","ended","place","closed","steps":[{"step","title","state","due","on","by",
// "note","resource"}],"medicines":[{"kind","line","text","on","reason"}]}]}
// `proposed`: dates that the papers name (app/paper_visits.h); each stay has them as "proposed":[{"day","role","words",
// "unsure","paper"}].
json::Value afterCrisisJson(const record::Disclosure& seen, std::string_view language,
                            const PaperVisits& proposed = {});
std::string afterCrisisText(const record::Disclosure& seen, std::string_view language,
                            const PaperVisits& proposed = {});

}  // namespace baton::app
