// Dates that discharge papers name: read out of the text of the papers, proposed, and kept nowhere (capability URG-3).
//
// Only for the person's own view; a day that the record has as a visit or appointment already is not proposed. Papers
// as plain text, HTML or the sections of a Composition are read; PDF and pictures are not. Errors: what reading the
// journal may answer. Cost: one read for each discharge paper of an open stay.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "app/home.h"
#include "record/disclosure.h"
#include "sources/discharge_dates.h"

namespace baton::app {

struct PaperVisit {
  std::string paper;  // "DocumentReference/…"
  std::string title;
  sources::ProposedVisit visit;
};
// By AfterCrisis::encounter; only stays that are not closed.
using PaperVisits = std::map<std::string, std::vector<PaperVisit>>;

Result<PaperVisits> visitsInPapers(Home& home, const record::PersonId& person, const record::Disclosure& seen);

}  // namespace baton::app
