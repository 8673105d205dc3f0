// Terms, taxonomy codes and ZIP areas of the search for a clinician.
#include "knowledge/care_directory.h"

#include <doctest/doctest.h>

using namespace baton::knowledge;

TEST_CASE("directory terms: by id, name, other words and Spanish; languages by tag") {
  const DirectoryTerms& terms = directoryTerms();
  const auto is = [&terms](TermKind kind, const char* text, const char* id) {
    const auto found = terms.find(kind, text);
    return found && terms.of(kind)[*found].id == id;
  };
  CHECK(is(TermKind::Specialty, "PMHNP", "pmhnp"));
  CHECK(is(TermKind::Specialty, "lcsw", "social-worker"));
  CHECK(is(TermKind::Specialty, "Psiquiatra", "psychiatry"));
  CHECK(is(TermKind::Language, "Spanish", "es"));
  CHECK(is(TermKind::Language, "es-MX", "es"));
  CHECK(is(TermKind::Language, "ASL", "ase"));
  CHECK(is(TermKind::Medication, "Suboxone", "buprenorphine"));
  CHECK_FALSE(terms.find(TermKind::Expertise, "juggling"));
  std::vector<std::string> unknown;
  const auto set = terms.setOf(TermKind::Ages, "adult, teens | x", &unknown);
  CHECK(terms.idsOf(TermKind::Ages, set) == std::vector<std::string_view>{"teen", "adult"});
  CHECK(unknown == std::vector<std::string>{"x"});
}

TEST_CASE("taxonomy codes: specialties and the ages that a code names") {
  const TaxonomyCode* const child = taxonomyCodes().find("2084P0804X");
  REQUIRE(child != nullptr);
  CHECK(directoryTerms().idsOf(TermKind::Specialty, child->specialties) ==
        std::vector<std::string_view>{"psychiatry", "child-psychiatry"});
  CHECK(directoryTerms().idsOf(TermKind::Ages, child->ages) == std::vector<std::string_view>{"child", "teen"});
  CHECK(taxonomyCodes().find("122300000X") == nullptr);  // a dentist
}

TEST_CASE("zip areas: a code, its state, post boxes by their prefix") {
  const ZipAreas& areas = zipAreas();
  CHECK(areas.states() <= 64);
  CHECK(areas.pointOf("02139-4307")->latitude == doctest::Approx(42.36).epsilon(0.001));
  CHECK(areas.stateCode(*areas.stateOf("02139")) == "MA");
  CHECK(areas.stateCode(*areas.stateOf("00601")) == "PR");
  CHECK(areas.pointOf("02139")->is_rough == false);
  CHECK(areas.pointOf("02112")->is_rough);  // Boston, post boxes
  CHECK(areas.pointOf("0213")->is_rough);
  CHECK_FALSE(areas.pointOf("x"));
  CHECK_FALSE(areas.stateFrom("XX"));
  CHECK(areas.stateFrom("ma") == areas.stateFrom("MA"));
}

TEST_CASE("directory tables: faults are told with table and line") {
  CHECK_FALSE(DirectoryTerms::build("kind\tid\tname\tname_es\twords\nspecialty\ta\tA\tA\tx\nspecialty\tb\tB\tB\tX\n"));
  CHECK_FALSE(TaxonomyCodes::build(directoryTerms(),
                                   "code\tdisplay\tspecialties\tages\tsource\tsource_url\tchecked_on\n"
                                   "2084P0804X\tA\tjuggler\t\ts\tu\tc\n"));
  CHECK_FALSE(ZipAreas::build("zip\tlat\tlon\n02139\t1\t2\n02138\t1\t2\n", "prefix\tstates\n021\tMA\n"));
}
