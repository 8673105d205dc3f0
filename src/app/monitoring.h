// The monitoring calendar of a record: which test of which medicine is due when, with the last value and who sees to
// it.
//
// As far as the gate shows the record to `role`. `language`: "en" or "es", of names and reasons for a person. Errors:
// BadUsage for a role that is none, what loading may answer.
#pragma once

#include <string>

#include "app/drug_knowledge.h"
#include "app/home.h"

namespace baton::app {

Result<Shown> monitoringOf(Home& home, const record::PersonId& person, const std::string& role,
                           const std::string& language);

}  // namespace baton::app
