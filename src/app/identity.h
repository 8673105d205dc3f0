// Whose file is this? Decided before anything of a file is stored.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "record/facts.h"
#include "sources/parsed_file.h"

namespace baton::app {

// A file is plainly about somebody else when no identifier agrees and either both birth dates are whole and differ, or
// the names have no word in common. Conservative on purpose: one record must never hold two people.
bool isPlainlyAnother(const record::PersonFact& known, const record::PersonFact& candidate);

// What a file says about its people.
struct FilePersons {
  std::optional<record::PersonFact> subject;  // the Patient that fits the known person, else the one most referred to
  std::set<std::string> others;               // references (fullUrl, Patient/id) that mean another person
};
FilePersons personsIn(const std::vector<sources::ParsedEntry>& entries, const std::vector<record::PersonFact>& known);

// Is this resource about one of `others`? Looks at subject, patient, beneficiary, individual and the like.
bool isAboutAnother(const sources::ParsedEntry& entry, const FilePersons& persons);

}  // namespace baton::app
