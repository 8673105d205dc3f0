#include "rules/course_words.h"

#include <doctest/doctest.h>

namespace baton::rules {
namespace {

struct Case {
  std::string_view text;
  Course course;
  int days_ago;  // -1: not said
  std::string_view rest;
};

TEST_CASE("words of start and stop are taken out, and what stands beside them is kept") {
  const Case cases[] = {
      {"lithium 900 mg", Course::NotSaid, -1, "lithium 900 mg"},
      {"fluoxetine 20 mg, stopped 3 weeks ago", Course::Stopped, 21, "fluoxetine 20 mg,"},
      {"fluoxetine (stopped 10 days ago)", Course::Stopped, 10, "fluoxetine"},
      {"stopped taking Prozac two months ago", Course::Stopped, 60, "Prozac"},
      {"quit smoking 5 days ago", Course::Stopped, 5, "smoking"},
      {"quit smoking last week", Course::Stopped, 7, "smoking"},
      {"no longer taking phenelzine", Course::Stopped, -1, "phenelzine"},
      {"stopped carbamazepine yesterday", Course::Stopped, 1, "carbamazepine"},
      {"dejé de tomar fluoxetina hace 2 semanas", Course::Stopped, 14, "fluoxetina"},
      {"started Zoloft 2 days ago", Course::Started, 2, "Zoloft"},
      {"new: bupropion XL 150 mg", Course::Started, -1, "bupropion XL 150 mg"},
      {"Norflex", Course::NotSaid, -1, "Norflex"},
      {"", Course::NotSaid, -1, ""},
  };
  for (const Case& one : cases) {
    INFO(one.text);
    const CourseWords read = readCourse(one.text);
    CHECK(read.course == one.course);
    CHECK(read.days_ago.value_or(-1) == one.days_ago);
    CHECK(read.rest == one.rest);
  }
}

TEST_CASE("a span of time is read only where number and unit stand together") {
  CHECK(daysAgo("2 yrs ago") == 730);
  CHECK(daysAgo("a week ago") == 7);
  CHECK(daysAgo("today") == 0);
  CHECK_FALSE(daysAgo("2015").has_value());
  CHECK_FALSE(daysAgo("20 mg").has_value());
  CHECK(daysAgo("99999999 years ago") == std::nullopt);
}

}  // namespace
}  // namespace baton::rules
