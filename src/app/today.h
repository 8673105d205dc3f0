// Today: what in one person's record asks for a person's eyes now, most important first. Words are the page's.
//
// Made of two disclosures (now, and a month ago) and nothing else. It never says that all is well: it says what was
// looked at. Windows: an answer about thoughts of death or self-harm counts for 90 days or until a newer one says "not
// at all"; results, visits and unread entries as named below. Cost: one pass over the chart; kept beside it (Charts).
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/zone.h"
#include "record/change.h"
#include "record/disclosure.h"

namespace baton::app {

inline constexpr int kSafetyDays = 90;
inline constexpr int kResultDays = 30;
inline constexpr int kVisitDays = 7;
inline constexpr int kListDays = 90;
inline constexpr int kLatelyDays = 30;

enum class NeedKind : std::uint8_t {
  Safety,              // an answer above 0 about thoughts of death or self-harm
  MedicineConflict,    // sources differ about a medicine or an allergy
  ResultOutside,       // newly outside the range of its source
  Visit,               // booked within 7 days
  Duplicate,           // maybe the same thing twice
  OtherConflict,       // sources differ about something else
  ListNeverConfirmed,  // nobody has said yet that the medicine list is right
  ListOld,             // said longer ago than 90 days
  NotRead,             // entries of the last 30 days that Baton could not read in full
  NoLog,               // nothing logged today
};

// One thing. `line` names the line or fact it is about, "" when it is about the record; `value` is the other half of
// the sentence: the measured value, the field that differs, the other line's words.
struct NeedNow {
  NeedKind kind = NeedKind::NoLog;
  std::string line;
  std::string about;
  std::string value;
  PartialDate on;
  std::size_t count = 1;
};

struct Today {
  std::vector<NeedNow> needs;          // by importance
  std::vector<record::Change> lately;  // of the last 30 days, most important first
  bool has_facts = false;              // there is anything in the record beside the person
};

// `zone`: the reader's, for what "today" is.
Today todayOf(const record::Disclosure& now, const record::Disclosure& month_ago, const Zone& zone);

}  // namespace baton::app
