// One fact: all sources, both sides, every version, raw for engineers; nothing for whom it is not.
#include "app/decide.h"
#include "app/enter.h"
#include "web/pages/record_testing.h"

using namespace baton;
using namespace baton::web;
using namespace baton::web::testing;

TEST_CASE("fact: a medicine with both sides of its conflict, its sources and its history") {
  const Shown marisol("lithium");
  const std::string href = Shown::linkTo(marisol.get("/record/medications"), "lithium 450 mg");
  REQUIRE(href.find("/fact?line=l") != std::string::npos);
  const Response answer = marisol.site.get(href);
  checkShows(answer, {"lithium 450 mg", "Sources differ: dose", "Harbor Mind Psychiatry", "300 mg 2 times a day",
                      "Where this comes from", "harbor-mind-ccd.xml", "riverside-portal.json", "How this came to be",
                      "From a file: Harbor Mind Psychiatry", "For engineers: as stored (FHIR R4)", "\"resourceType\"",
                      "It is no longer taken", "The dose is another"});
  CHECK(answer.body.find("<title>One entry of the record") != std::string::npos);
  for (const char* action : {"It is no longer taken", "The dose is another"}) {
    const std::string to = Shown::linkTo(answer, action);
    CHECK(to.find("medication") == std::string::npos);  // opaque
    checkShows(marisol.site.get(to), {"lithium 450 mg"});
  }
}

TEST_CASE("fact: an import that changed it shows both versions, newest first") {
  const Shown marisol("lithium");
  const std::string href = Shown::linkTo(marisol.get("/record/medications"), "lisinopril 10 mg");
  const Response answer = marisol.site.get(href);
  checkShows(answer, {"Stopped", "Version 2", "Version 1", "Why it ended or changed"});
  const std::string shown = text(answer);
  CHECK(shown.find("(stopped)") < shown.find("(active)"));
}

TEST_CASE("fact: what was typed in says by whom and can be corrected") {
  Shown marisol("lithium");
  app::EnterRequest request;
  request.person = marisol.person;
  request.author.account = "account-of-the-test";
  request.author.name = "Jo Park";
  request.reason = "She told me on the phone";
  app::forms::AllergyForm form;
  form.substance = "latex";
  const auto saved = app::enter(marisol.site.home(), request, form);
  REQUIRE(saved);
  const Response answer = marisol.get("/fact?line=" + saved->keys.front());
  checkShows(answer, {"atex", "Typed in", "Why: She told me on the phone", "This is not right"});
  CHECK(answer.body.find("/correct?key=AllergyIntolerance/") != std::string::npos);
  marisol.be(app::Relation::Caregiver, {"read"});
  CHECK_FALSE(has(marisol.get("/fact?line=" + saved->keys.front()), "This is not right"));
}

TEST_CASE("fact: results, visits, documents and people have a page each") {
  const Shown marisol("lithium");
  for (const auto& [tail, words] :
       std::vector<std::pair<std::string, std::string>>{{"/record/results", "Lithium level"},
                                                        {"/record/visits", "Office visit"},
                                                        {"/record/documents", "Lithium monitoring panel"},
                                                        {"/record/coverage", "Evergreen Example Health Plan"},
                                                        {"/team", "Anselm Voss"}}) {
    CAPTURE(tail);
    const std::string href = Shown::linkTo(marisol.get(tail), words);
    CHECK(href.find("/fact?") != std::string::npos);
    checkShows(marisol.site.get(href), {"Sources", "How this came to be"});
  }
  checkShows(marisol.site.get(Shown::linkTo(marisol.get("/record/results"), "Lithium level")),
             {"1.3 mmol/L", "Above the range", "Show the curve"});
}

TEST_CASE("fact: what may not be seen and what is not there look the same") {
  Shown darnell("ptsd-part2");
  const std::string href = Shown::linkTo(darnell.get("/record/conditions"), "pioid use disorder");
  CHECK(darnell.site.get(href).status == 200);
  darnell.be(app::Relation::Caregiver, {"read"});
  const Response hidden = darnell.site.get(href);
  CHECK(hidden.status == 404);
  CHECK(text(hidden) == text(darnell.get("/fact?line=l0000000000000000")));
  CHECK(darnell.get("/fact").status == 404);
}

TEST_CASE("fact: hostile words, also in the raw view") {
  Shown hostile("");
  hostile.bringInText(hostileBundle());
  for (const char* key : {"MedicationStatement/m", "Condition/c", "Observation/o", "DocumentReference/d"}) {
    CAPTURE(key);
    checkHarmless(hostile.get("/fact?line=" + std::string(key)));
  }
}
