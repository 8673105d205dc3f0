// The record: allergies and medicines first, every part, long and empty and hostile ones, by relation.
#include "web/pages/record_sections.h"
#include "web/pages/record_testing.h"

using namespace baton;
using namespace baton::web;
using namespace baton::web::testing;

TEST_CASE("record: allergies and what is taken now stand first") {
  const Shown marisol("lithium");
  const Response answer = marisol.get("/record");
  checkShows(answer, {"Marisol Quiroga Peña", "Lamotrigine", "Penicillin", "lithium 450 mg", "450 mg every 12 hours",
                      "Sources differ", "Things to clear up"});
  CHECK_FALSE(has(answer, "lisinopril"));  // stopped
}

TEST_CASE("record: every part answers, for everybody of the household, and no part says another's words") {
  for (const std::string folder : {"lithium", "clozapine", "ptsd-part2", "older-falls", "post-discharge"}) {
    const Shown shown(folder);
    for (const RecordSection& section : recordSections()) {
      CAPTURE(folder);
      CAPTURE(section.slug);
      checkShows(shown.get("/record/" + std::string(section.slug)), {section.title(Language::English)});
    }
  }
  const Shown shown("");
  CHECK(shown.get("/record/nothing").status == 404);
}

TEST_CASE("record: medicines: active before stopped, with dose, since, why, who and both sides") {
  const Shown marisol("lithium");
  const Response answer = marisol.get("/record/medications");
  checkShows(answer,
             {"Taken now", "Stopped", "Since April 2013", "For: Bipolar I disorder", "Prescribed by: Anselm Voss, MD",
              "Sources differ: dose.", "300 mg 2 times a day", "Why it ended: May raise the lithium level",
              "Without a prescription", "From: Harbor Mind Psychiatry"});
  const std::string shown = text(answer);
  CHECK(shown.find("lithium 450 mg") < shown.find("lisinopril 10 mg"));
}

TEST_CASE("record: results: one laboratory value that two houses report is one, and what is out of range says so") {
  const Shown marisol("lithium");
  const Response answer = marisol.get("/record/results");
  checkShows(answer, {"Lithium level", "1.3 mmol/L", "Above the range", "Below the range", "Thyroid test (TSH)",
                      "10, moderate", "LDL cholesterol", "Body mass index (BMI)"});
  CHECK_FALSE(has(answer, "[Units/volume]"));
  const std::string shown = text(answer);
  const std::size_t first = shown.find("0.9 mmol/L (March 31, 2026)");
  REQUIRE(first != std::string::npos);
  CHECK(shown.find("0.9 mmol/L (March 31, 2026)", first + 1) == std::string::npos);
  const Response outside = marisol.get("/record/results?show=outside");
  CHECK(has(outside, "Lithium level"));
  CHECK_FALSE(has(outside, "74.6 kg"));
}

TEST_CASE("record: nothing known never reads as nothing there") {
  Shown empty("");
  empty.bringInText(
      R"({"resourceType":"Bundle","type":"collection","entry":[{"resource":{"resourceType":"Patient","id":"p",)"
      R"("name":[{"text":"Ana Lima"}],"birthDate":"1990-05-31"}}]})");
  checkShows(empty.get("/record"),
             {"This does not mean that there are none.", "No medicine is known to be taken now."});
  for (const char* part :
       {"medications", "allergies", "conditions", "results", "visits", "documents", "goals", "coverage"}) {
    CAPTURE(part);
    checkShows(empty.get("/record/" + std::string(part)), {"It does not mean that there is none."});
  }
}

TEST_CASE("record: hostile, foreign and endless words stay words") {
  Shown hostile("");
  hostile.bringInText(hostileBundle());
  for (const char* tail : {"/record", "/record/medications", "/record/conditions", "/record/results",
                           "/record/documents", "/record/unread", "/changes", "/timeline", "/team", "/search?q=img"}) {
    CAPTURE(tail);
    checkHarmless(hostile.get(tail));
  }
  CHECK(has(hostile.get("/record"), "مريم 相馬 <img src=x onerror=alert(1)>\"'&"));
}

TEST_CASE("record: a caregiver sees their part, and it is called a part") {
  Shown darnell("ptsd-part2");
  checkShows(darnell.get("/record/conditions"), {"pioid use disorder"});
  CHECK(has(darnell.get("/search?q=buprenorphine"), "uprenorphine"));
  darnell.be(app::Relation::Caregiver, {"read"});
  checkShows(darnell.get("/record"), {"You see the part of this record that caregivers may see."});
  for (const char* tail :
       {"/record", "/record/medications", "/record/conditions", "/record/documents", "/record/results",
        "/changes?since=90", "/timeline", "/team", "/today", "/search?q=opioid"}) {
    CAPTURE(tail);
    const Response answer = darnell.get(tail);
    CHECK(answer.status == 200);
    CHECK_FALSE(has(answer, "Opioid use"));
    CHECK_FALSE(has(answer, "Stillwater"));
  }
}

TEST_CASE("record: addresses name no illness and no medicine") {
  const Shown marisol("lithium");
  for (const char* tail :
       {"/today", "/record", "/record/medications", "/record/conditions", "/changes", "/timeline", "/team"}) {
    CAPTURE(tail);
    const std::string body = marisol.get(tail).body;
    CHECK(body.find("line=medication") == std::string::npos);
    CHECK(body.find("line=condition") == std::string::npos);
    CHECK(body.find("line=allergy") == std::string::npos);
  }
}
