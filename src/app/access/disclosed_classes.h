// Which classes of content something holds that is made for one audience: for the access log's line about it.
#pragma once

#include <string>
#include <string_view>

#include "app/home.h"
#include "record/disclosure.h"

namespace baton::app {

// "update" → "update: general, mental-health" (names of knowledge/consent/classes.tsv, in the order of the table), by
// what the gate lets this audience see now; `part` alone when that is nothing, or cannot be told. Cost: one view.
std::string withClasses(Home& home, const record::PersonId& person, const record::Audience& audience,
                        std::string_view part);
// The part and the classes of such a line. "permission: hiv" has them too.
std::string_view partOfLine(std::string_view what);
std::string_view classesOfLine(std::string_view what);  // "general, mental-health"; "" when none are said

}  // namespace baton::app
