// What changed: since the last visit, some days, or a day of the reader's choice.
#include "web/pages/record_testing.h"

using namespace baton;
using namespace baton::web;
using namespace baton::web::testing;

TEST_CASE("changes: since the last visit, by day, with why and what it matters for") {
  const Shown marisol("lithium");
  checkShows(marisol.get("/changes"),
             {"What changed", "Since the last visit", "November 10, 2026", "Lithium level: 1.3 mmol/L",
              "Matters for:", "Ibuprofen was stopped", "Why: May raise the lithium level", "From:"});
}

TEST_CASE("changes: a longer time shows more; a day that is none says so and keeps what was typed") {
  const Shown marisol("lithium");
  CHECK_FALSE(has(marisol.get("/changes?since=30"), "Lisinopril was started"));
  CHECK(has(marisol.get("/changes?on=2026-08-01"), "since August 1, 2026"));
  for (const std::string wrong : {"2027-08-01", "soon", "<b>"}) {
    CAPTURE(wrong);
    const Response answer = marisol.get("/changes?on=" + wrong);
    CHECK(answer.status == 422);
    CHECK(has(answer, "Choose a day that is not in the future."));
    CHECK(answer.body.find("<b>") == std::string::npos);
  }
}

TEST_CASE("changes: none is not a promise") {
  const Shown marisol("lithium");
  checkShows(marisol.get("/changes?on=2026-11-24"), {"since November 24, 2026"});
  Shown quiet("");
  quiet.bringInText(
      R"({"resourceType":"Bundle","type":"collection","entry":[{"resource":{"resourceType":"Patient","id":"p",)"
      R"("name":[{"text":"Ana Lima"}],"birthDate":"1990-05-31"}}]})");
  checkShows(quiet.get("/changes?since=7"), {"No change since", "News that nobody wrote down is not here."});
}

TEST_CASE("changes: in Spanish the sentences are Spanish") {
  Shown marisol("lithium");
  marisol.site.cookies["language"] = "es";
  const Response answer = marisol.get("/changes");
  checkShows(answer, {"Qué cambió", "Se suspendió: Ibuprofen", "fuera del rango habitual"});
  CHECK_FALSE(has(answer, "was stopped"));
}
