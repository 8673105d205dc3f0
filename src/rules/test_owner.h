// Who sees to a test: the one who prescribes the medicine, where the care team says what they are; else the usual role.
#pragma once

#include <string>
#include <string_view>

#include "rules/courses.h"

namespace baton::rules {

struct TestOwner {
  std::string_view role;
  std::string name;  // "" when nobody is known
};
TestOwner ownerOf(const record::Chart& chart, const Course& course, std::string_view usual_role);

}  // namespace baton::rules
