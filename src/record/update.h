// Update: what one clinician or caregiver should hear since they last saw the person (capability COM-2), in numbers.
//
// Made by coordination/compose_update.h from what the gate lets that reader see; English, as clinicians write. Every
// line names the resources it rests on. What was not asked or not written down is said to be so, never filled in.
#pragma once

#include <string>
#include <vector>

#include "base/instant.h"

namespace baton::record {

struct UpdateLine {
  std::string kind;   // "measure", "score", "symptom", "missed-doses", "side-effect", a kind of Change, "safety",
                      // "words", "owner", "ask"
  std::string about;  // "sleep", "sertraline", "suicidal-thoughts"
  std::string from;   // "7 h"; "" where there was nothing before
  std::string to;     // "4 h"
  PartialDate on;     // the newest day it tells of
  std::string text;   // one sentence
  std::vector<std::string> resources;
};

// id: "safety", "symptoms", "medicines", "missed-doses", "side-effects", "events", "goals", "added", "owners", "asked";
// `title` as shown.
struct UpdateSection {
  std::string id;
  std::string title;
  std::vector<UpdateLine> lines;
  std::size_t left_out = 0;  // lines that had no room: they are in the summary
};

struct Update {
  std::string role;         // whom it is for: a role of the contract
  std::string reader = {};  // whom it is for by name; "" = whoever has the role
  std::string person;       // whom it is about
  Instant made;
  Instant since;
  std::string
      since_why;  // "the last visit with them", "the day that was asked for", "28 days: no visit is in the record"
  std::vector<UpdateSection> sections;  // in the order that this role needs; none without lines
};

}  // namespace baton::record
