// Tests and check-ups: what is due now, soon and later, with the last result, its source and whom to ask.
#include "app/monitoring.h"

#include "web/pages/record_testing.h"

using namespace baton;
using namespace baton::web;
using namespace baton::web::testing;

namespace {

// As the command answers, of the same home, person and moment.
json::Value calendarOf(Shown& shown, const std::string& language = "en") {
  return app::monitoringOf(shown.site.home(), shown.person, "self", language)->json;
}

std::size_t countOf(std::string_view text, std::string_view part) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != std::string_view::npos; at = text.find(part, at + 1)) ++count;
  return count;
}

}  // namespace

TEST_CASE("tests and check-ups: every line of `baton monitoring` is on the page, once") {
  for (const std::string folder : {"lithium", "clozapine", "older-falls"}) {
    CAPTURE(folder);
    Shown shown(folder);
    const Response answer = shown.get("/monitoring");
    const json::Value calendar = calendarOf(shown);
    checkShows(answer, {"Tests and check-ups"});
    // Of Wilhelmina what was wanted at the start is done.
    CHECK_FALSE(calendar["monitoring"].items().empty());
    checkShows(answer, {"Who to ask:", "A test may have been done where Baton does not know"});
    CHECK(countOf(answer.body, "<div class=\"task-name\">") == calendar["monitoring"].items().size());
  }
}

TEST_CASE("tests and check-ups: a result is shown with its day, value and source, and leads to its page") {
  Shown marisol("lithium");
  const Response answer = marisol.get("/monitoring");
  checkShows(answer, {"Last done: November 10, 2026: 1.3 mmol/L", "Anselm Voss, MD (Psychiatrist)",
                      "Next on May 9, 2027.", "Later"});
  const std::string result = Shown::linkTo(answer, "1.3 mmol/L");
  CHECK(result.starts_with(marisol.path("/fact")));
  checkShows(marisol.site.get(result), {"1.3 mmol/L"});
}

TEST_CASE("tests and check-ups: in Spanish, with days as they are read there, and no ISO date") {
  Shown marisol("lithium");
  marisol.site.cookies["language"] = "es";
  const Response answer = marisol.get("/monitoring");
  checkShows(answer, {"Pruebas y controles", "10 de noviembre de 2026", "Litio"});
  // The name of a file is what it is.
  std::string shown = text(answer);
  for (std::size_t at = shown.find("portal-2026-11"); at != std::string::npos; at = shown.find("portal-2026-11")) {
    shown.erase(at, 14);
  }
  CHECK(shown.find("2026-") == std::string::npos);
  CHECK(text(answer).find("2027-") == std::string::npos);
}

TEST_CASE("tests and check-ups: an empty record says what would stand there, and never that all is done") {
  Shown empty("");
  empty.bringInText(
      R"({"resourceType":"Bundle","type":"collection","entry":[{"resource":{"resourceType":"Patient","id":"p",)"
      R"("name":[{"text":"Ana Lima"}],"birthDate":"1990-05-31"}}]})");
  const Response answer = empty.get("/monitoring");
  checkShows(answer, {"No test is due, as far as Baton's tables know", "Things to ask about"});
  CHECK(answer.body.find("data-print") == std::string::npos);
}

TEST_CASE("tests and check-ups: a start that nobody wrote down is named as not checked") {
  Shown ana("");
  ana.bringInText(
      R"({"resourceType":"Bundle","type":"collection","entry":[{"resource":{"resourceType":"Patient","id":"p",)"
      R"("name":[{"text":"Ana Lima"}],"birthDate":"1990-05-31"}},{"resource":{"resourceType":"MedicationStatement",)"
      R"("id":"m","status":"active","subject":{"reference":"Patient/p"},)"
      R"("medicationCodeableConcept":{"text":"lithium carbonate 300 mg"}}}]})");
  checkShows(ana.get("/monitoring"), {"No day can be named", "No result here", "tests at the start of lithium"});
}

TEST_CASE("tests and check-ups: hostile names stay text, and a helper may only read") {
  Shown hostile("");
  hostile.bringInText(hostileBundle());
  checkHarmless(hostile.get("/monitoring"));
  Shown marisol("lithium");
  marisol.be(app::Relation::Caregiver, {"read"});
  const Response answer = marisol.get("/monitoring");
  checkShows(answer, {"Tests and check-ups"});
  CHECK(answer.body.find(marisol.path("/import")) == std::string::npos);
}

TEST_CASE("tests and check-ups: who is not shown results is told neither a day nor that one is missing") {
  Shown tobias("clozapine");
  tobias.be(app::Relation::Caregiver, {"read"});
  const Response answer = tobias.get("/monitoring");
  checkShows(answer, {"By medicine", "Neutrophil count (ANC)", "Priya Ramanathan-Cole, MD (Psychiatrist)"});
  for (const std::string claim : {"No result", "It was due", "Late", "Due now", "Next on", "has been due"}) {
    CAPTURE(claim);
    CHECK_FALSE(has(answer, claim));
  }
  const Response check = tobias.get("/check");
  checkShows(check, {"Baton looked over the medicines on the list"});
  for (const std::string claim :
       {"everything in this record", "tests that go with", "Nobody has said", "your clinician", "on record"}) {
    CAPTURE(claim);
    CHECK_FALSE(has(check, claim));
  }
}

TEST_CASE("tests and check-ups: a result outside its limits is not quiet until the next day of the calendar") {
  const Shown zoe("post-discharge");
  checkShows(zoe.get("/monitoring"), {"7.8 mIU/L", "That result is outside its limits."});
}
