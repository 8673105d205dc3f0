// The three lines of a visit preparation, drafted from the update for that reader (capability FAIL-4).
//
// What changed: the first line of what each section tells of symptoms, medicines, side effects and missed doses, in the
// reader's order. What worries most: what is high among the risks, else the first thing that is asked of the reader.
// What to decide: what is asked of the reader. Nothing is put in words that the update does not say; a line with
// nothing to say is "". Pure.
#pragma once

#include <optional>
#include <string_view>

#include "record/chart.h"
#include "record/visit_prep.h"

namespace baton::coordination {

record::ThreeLines draftLines(const record::Update& update);

// What the person wrote for this role, where it is newer than `since` (the last visit with them).
struct OwnLines {
  record::ThreeLines lines;
  PartialDate written;
  std::string key;  // of the Communication
};
std::optional<OwnLines> ownLines(const record::Chart& chart, std::string_view role, Instant since);

// The day of the next booked visit with somebody of this role; "" when none is in the record.
PartialDate nextVisitWith(const record::Chart& chart, std::string_view role);

}  // namespace baton::coordination
