// Persons of a home: list, add, choose by id or name.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/home.h"
#include "record/chart.h"

namespace baton::app {

struct PersonSummary {
  record::PersonId id;
  std::string name;
  std::string born;  // FHIR date as far as known, or ""
};

Result<std::vector<PersonSummary>> listPersons(Home& home);
// Makes a person whose first entry is a Patient resource with this name. Errors: BadUsage for a bad date or sex.
Result<record::PersonId> addPerson(Home& home, const std::string& name, const std::string& born,
                                   const std::string& sex);
// For an import that brings its own Patient: an id, and later the person with an empty journal, labelled as the file
// says.
record::PersonId newPersonId(Random& random);
Status makePerson(Home& home, const record::PersonId& id, const std::optional<record::PersonFact>& patient);
// `wanted` is an id, a whole name, or a part of one name only; "" means the only person there is.
// Errors: NotFound (nobody, or nobody of that name), BadUsage (several would fit; the message lists them).
Result<record::PersonId> choosePerson(Home& home, const std::string& wanted);
// Keeps the label for lists equal to what the chart says.
Status refreshLabel(Home& home, const record::Chart& chart);

}  // namespace baton::app
