// Lines: what is so after putting several sources together. One line, many sources (capability REC-2).
//
// Made by sources/reconcile from facts; never a fuzzy merge: what might be the same thing is named in
// `possible_duplicates` and stays two lines until a person decides.
#pragma once

#include <string>
#include <vector>

#include "record/facts.h"

namespace baton::record {

// Two sources that do not agree, both shown.
struct Conflict {
  std::string field;  // "dose", "status", "stop date", "allergy", "birth date" ...
  struct Side {
    std::string value;
    Source source;
  };
  std::vector<Side> sides;
  std::string text;  // one calm sentence
};

// What all lines have; `id` is stable over re-imports: "medication/sertraline", "condition/snomed-35489007" ...
struct Line {
  std::string id;
  std::string text;  // what a person reads first: "sertraline 100 mg"
  std::vector<Coding> codes;
  std::string status;  // "active", "stopped", "resolved" ...: see the kinds below
  PartialDate since;
  std::vector<Source> sources;  // newest first
  std::vector<Conflict> conflicts;
  std::vector<std::string> possible_duplicates;  // ids of other lines
  std::vector<Coding> security;                  // of all its facts
  bool is_not_interpreted = false;               // a fact of it carries a modifier that Baton does not know
};

struct MedicationLine : Line {
  // status: "active", "on-hold", "stopped", "completed", "planned", "unknown"
  std::vector<std::string> ingredients;  // lower-case RxNorm ingredient names; empty when the name could not be read
  std::string name;                      // as people call it: generic, with the brand where a source says it
  std::string strength;                  // "100 mg"; "" when unknown or in conflict
  std::string form;
  std::string dose;  // "100 mg every morning": dose and timing of the current instruction
  std::string sig;   // the source's own instruction text
  // What that comes to in a day, where the words give both amount and frequency: 600 and "mg" for "300 mg 2 times a
  // day".
  std::optional<double> daily_amount;
  std::string daily_unit;
  PartialDate dose_since;  // since when this dose
  PartialDate ended;
  std::string reason;         // what it is for
  std::string status_reason;  // why it was stopped or changed
  std::string prescriber;
  bool is_as_needed = false;
  bool is_otc = false;  // all say over the counter or a supplement, or report what is sold freely
  bool is_psychotropic = false;
  bool is_read = true;                // false: the name is not in the knowledge tables; shown as written
  bool is_statement_of_none = false;  // "no current medications": a statement, not a medicine
};

struct AllergyLine : Line {
  // status: "active", "inactive", "resolved", "refuted"
  std::string reaction;
  std::string criticality;
  std::string type;
  bool is_statement_of_none = false;  // "no known allergies"
};

struct ConditionLine : Line {
  // status: "active", "remission", "resolved", "inactive", "refuted", "unknown" when no source says
  PartialDate abated;
  std::string severity;
  std::string group;  // knowledge group id, "" when none
  std::string category;
  bool is_mental_health = false;
};

struct CareTeamLine : Line {
  // status: "active", "inactive"
  std::string role;  // interface.md role: therapist, psychiatrist, primary-care, caregiver, pharmacy ... or "other"
  std::string role_text;  // as the source says it
  std::string organization;
  std::vector<Telecom> telecoms;
  std::string npi;
  PartialDate until;
};

struct GoalLine : Line {
  std::string achievement;
  PartialDate due;
  std::string target;
};

// COM-5: a list that somebody owns.
struct OwnedListLine : Line {
  std::string owner;
  PartialDate confirmed;
  std::size_t items = 0;
};

}  // namespace baton::record
