// Those who help at home: who does what, how much it is, and whom they can call for themselves (CARE-3). Of the
// person's own view; a caregiver is shown what they wrote themselves, and nothing of the others.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/home.h"
#include "format/json.h"
#include "record/caregivers.h"
#include "record/disclosure.h"

namespace baton::app {

struct CareSupportWords {
  std::string name, about, call, url;
};
std::vector<CareSupportWords> careSupports(std::string_view language);

// {"now","caregivers":[{"name","responsibilities":[],"tasks":[],"last_log","weeks_logged","nights",
// "weeks_without_break","missed_weeks","may":[]}],"supports":[{"name","about","call","url"}]}. "may": permissions in
// force that name them or their role. Empty of a view that is not the person's own.
json::Value caregiversJson(const record::Disclosure& seen, std::string_view language);
std::string caregiversText(const record::Disclosure& seen, std::string_view language);

// What one caregiver carries, by their name: for their own page. Errors: what loading a record may answer.
Result<std::vector<record::Caregiver>> loadOf(Home& home, const record::PersonId& person, const std::string& name);

}  // namespace baton::app
