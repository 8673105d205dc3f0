#include "outbound/release_form.h"

#include <doctest/doctest.h>

#include "format/pdf.h"

namespace baton::outbound {
namespace {

record::Release release() {
  record::Release made;
  made.person = "Ana <Lima>";
  made.born = "1990-05-31";
  made.discloser = "My clinics";
  made.recipients = "Dr. Lee Wong";
  made.what = "Mental health";
  made.from = "2026-03-10";
  made.until = "2026-06-08";
  made.number = "f1";
  made.made = Instant{1'773'144'000'000};
  return made;
}

bool has(const std::string& page, std::string_view words) { return page.find(words) != std::string::npos; }

}  // namespace

TEST_CASE("every core element and statement of 45 CFR 164.508(c) is on the form, in both languages") {
  for (const Language language : {Language::English, Language::Spanish}) {
    const std::string page = releaseHtml(release(), language);
    for (const char* section : {"(c)(1)(i)", "(c)(1)(ii)", "(c)(1)(iii)", "(c)(1)(iv)", "(c)(1)(v)", "(c)(1)(vi)",
                                "(c)(2)(i)", "(c)(2)(ii)", "(c)(2)(iii)", "(c)(4)"}) {
      CAPTURE(section);
      CHECK(has(page, "45 CFR 164.508" + std::string(section)));
    }
    CHECK(has(page, "Ana &lt;Lima&gt;"));
    CHECK_FALSE(has(page, "42 CFR"));
  }
}

TEST_CASE("for a program's records every element of 42 CFR 2.31(a) and the notice of 2.32 stand on it") {
  record::Release of_program = release();
  of_program.has_part2 = true;
  const std::string page = releaseHtml(of_program, Language::English);
  for (const char* section : {"2.31(a)(1)", "2.31(a)(2)", "2.31(a)(3)", "2.31(a)(4)", "2.31(a)(5)", "2.31(a)(6)",
                              "2.31(a)(7)", "2.31(a)(8)", "2.31(a)(9)", "(a)(10)(i)", "(a)(10)(ii)", "2.32(a)(1)"}) {
    CAPTURE(section);
    CHECK(has(page, section));
  }
  CHECK(has(page, "A general authorization for the release of medical or other information is NOT sufficient"));
}

TEST_CASE("notes kept apart stand alone on their form") {
  record::Release notes = release();
  notes.is_psychotherapy = true;
  CHECK(has(releaseHtml(notes, Language::English), "164.508(b)(3)(ii)"));
  notes.is_psychotherapy = false;
  notes.is_part2_notes = true;
  CHECK(has(releaseHtml(notes, Language::English), "42 CFR 2.31(b)"));
}

TEST_CASE("the PDF is one page, also with the longest notice") {
  record::Release longest = release();
  longest.has_part2 = true;
  longest.goes_both_ways = true;
  longest.condition = std::string(900, 'x');
  const auto pdf = releasePdf(longest, Paper::Letter, Language::Spanish);
  REQUIRE(pdf);
  CHECK(pdf->starts_with("%PDF"));
}

}  // namespace baton::outbound
