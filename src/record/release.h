// Release: what a printable authorization says: who lets whom know what of a person, why, until when.
//
// Made by app from one Consent; drawn by outbound/release_form.h.
#pragma once

#include <string>
#include <vector>

#include "base/instant.h"

namespace baton::record {

struct Release {
  std::string person;
  std::string born;         // as shown; "" when not known
  std::string discloser;    // who may give it: "my clinics and clinicians", or a name
  std::string recipients;   // who gets it, by name or as a class
  std::string what;         // specific and meaningful, from the classes' own words
  std::string purpose;      // "treatment ..."; "" = at the request of the person
  std::string from, until;  // ISO dates
  std::string condition;    // in the person's words; "" = none
  std::string number;       // id of the Consent, to tell forms apart
  bool has_part2 = false;
  bool is_part2_notes = false;
  bool is_psychotherapy = false;
  bool goes_both_ways = false;
  Instant made;
};

}  // namespace baton::record
