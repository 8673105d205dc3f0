#include "sources/forms/typed_date.h"

#include <doctest/doctest.h>

namespace baton::sources::forms {
namespace {

TEST_CASE("a date is read as people write it") {
  struct Row {
    const char* typed;
    const char* iso;
  };
  for (const Row& row : {Row{"March 2026", "2026-03"}, Row{"mar 2026", "2026-03"}, Row{"marzo de 2026", "2026-03"},
                         Row{"5 de marzo de 2021", "2021-03-05"}, Row{"March 5th, 2021", "2021-03-05"},
                         Row{"Sept. 3, 2020", "2020-09-03"}, Row{"3/2021", "2021-03"}, Row{"2021/3", "2021-03"},
                         Row{"2021/3/15", "2021-03-15"}, Row{"3/15/2021", "2021-03-15"}, Row{"15.3.2021", "2021-03-15"},
                         Row{"7/7/2021", "2021-07-07"}, Row{"ENERO 1999", "1999-01"}}) {
    CHECK_MESSAGE(asIsoDate(row.typed) == row.iso, row.typed);
  }
}

TEST_CASE("what is a date already, what could be two dates and what is none stays") {
  for (const char* typed :
       {"2026", "2026-03", "2026-03-01", "2026-03-01T08:00:00-05:00", "", "4/5/2026", "4/5/26", "soon", "March",
        "March April 2026", "2026-13", "13/2026", "30 February 2026", "m 2026", "3/2021?", "March 5", "99999"}) {
    CHECK_MESSAGE(asIsoDate(typed) == typed, typed);
  }
}

}  // namespace
}  // namespace baton::sources::forms
