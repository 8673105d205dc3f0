// WatchPlan: what to look for after one change of a medicine, with days, for the person and those who help (MED-2).
//
// Made by rules/watch_plans; shown by pages and `baton watch`. Texts are in the reader's words and language. Days are
// calendar days, written 2026-11-17.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "record/finding.h"

namespace baton::record {

struct WatchEffect {
  std::string id;           // "akathisia"
  std::string name;         // "not being able to sit still"
  int grade = 0;            // 1 can happen, 2 common, 3 very common
  std::string from, until;  // when it usually begins
  int from_week = 1, until_week = 1;
  std::string eases;     // when it usually eases; "" when it often stays
  bool is_told = false;  // the record tells of it since the change
};

struct WatchCheck {
  std::string on;       // due day
  int day = 0;          // since the change
  std::string who;      // the role that asks
  std::string done_by;  // what shows that it happened: "Medication visit, 2026-11-17"; "" when nothing does
  std::string planned;  // a booked visit that will do: "Medication visit, 2026-12-08"; ""
  bool is_due = false;  // the day has come, and nothing shows it
};

struct WatchPlan {
  std::string id;    // "watch/sertraline/raise"
  std::string row;   // of the table, for `about`
  std::string line;  // "medication/sertraline"
  std::string medicine;
  std::string change;  // start, raise, lower, stop
  std::string title;   // "Sertraline was raised from 50 mg to 100 mg on 2026-11-10"
  std::string on, until;
  int day = 0;                // today, counted from the change
  bool is_for_young = false;  // a row for an age below a limit
  std::string benefit, benefit_from, benefit_until;
  bool is_about_leaving = false;     // `benefit` says what may come once it is less or gone, not how it helps
  std::vector<WatchEffect> effects;  // most common first
  std::string ask, warning;
  std::vector<std::string> who;  // roles
  std::vector<WatchCheck> checks;
  std::string next_check;  // day of the first that is open; "" when all are done
  Severity missed = Severity::Low;
  bool is_as_needed = false;
  Evidence evidence;
  std::vector<FindingSource> sources;
};

}  // namespace baton::record
