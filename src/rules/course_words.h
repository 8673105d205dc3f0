// Words that say a medicine was just started or is no longer taken: "stopped 3 weeks ago", "new", "quit last week".
//
// Why: what was stopped may still act (fluoxetine for five weeks), and a start or a stop is itself what matters
// (smoking and clozapine). The readers of knowledge/ read no such words; they are taken out of the text before.
// English and Spanish. Errors: none. Pure. Reads nothing else: "off-label" or a stop that is only planned stay words.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace baton::rules {

enum class Course : std::uint8_t { NotSaid, Started, Stopped };

struct CourseWords {
  Course course = Course::NotSaid;
  std::optional<int> days_ago;  // nullopt when the text does not say
  std::string rest;             // the text without these words
};

CourseWords readCourse(std::string_view text);

// "2 yrs ago", "3 weeks ago", "yesterday": days; nullopt for anything else.
std::optional<int> daysAgo(std::string_view text);

}  // namespace baton::rules
