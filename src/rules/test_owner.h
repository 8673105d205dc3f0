// Who sees to a test: whoever accepted lab follow-up (record/responsibilities.h); else the one who prescribes the
// medicine, where the care team says what they are; else the usual role.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "rules/courses.h"

namespace baton::rules {

struct TestOwner {
  std::string role;
  std::string name;  // "" when nobody is known
};
TestOwner ownerOf(const record::Chart& chart, const Course& course, std::string_view usual_role);
// The one who accepted lab follow-up, or stands in; nullopt when nobody, or several. Once a record.
std::optional<TestOwner> acceptedOwner(const record::Chart& chart);
// May this role order a test?
bool ordersTests(std::string_view role);

}  // namespace baton::rules
