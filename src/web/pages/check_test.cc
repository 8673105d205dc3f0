// Things to ask about: who is reached first, dates and reasons in the reader's way, and the way to the other pages.
#include "web/pages/record_testing.h"

using namespace baton;
using namespace baton::web;
using namespace baton::web::testing;

namespace {

constexpr std::string_view kAna =
    R"({"resourceType":"Bundle","type":"collection","entry":[{"resource":{"resourceType":"Patient","id":"p",)"
    R"("name":[{"text":"Ana Lima"}],"birthDate":"1990-05-31"}})";

std::string note(const std::string& words) {
  return R"(,{"resource":{"resourceType":"Observation","id":"o","status":"final","subject":{"reference":"Patient/p"},)"
         R"("performer":[{"reference":"Patient/p"}],"effectiveDateTime":"2026-11-23","code":{"text":"Mood"},)"
         R"("note":[{"text":")" +
         words + R"("}]}})";
}

Response checkOf(const std::string& more, const std::string& language = "en", const std::string& tail = "/check") {
  Shown ana("");
  ana.bringInText(std::string(kAna) + more + "]}");
  ana.site.cookies["language"] = language;
  return ana.get(tail);
}

// Numbers of the page itself, without the bar at its foot.
std::string mainOf(const Response& response) {
  return response.body.substr(0, response.body.find("<aside class=\"crisis-bar\""));
}

}  // namespace

TEST_CASE("check: a wish to die leads to 988, then 911; the poison line is not there") {
  const Response answer = checkOf(note("I keep thinking about killing myself."));
  checkShows(answer, {"Get help now", "Call 988", "Text 988", "Call 911"});
  const std::string main = mainOf(answer);
  CHECK(main.find("tel:988") < main.find("tel:911"));
  CHECK(main.find("8002221222") == std::string::npos);
}

TEST_CASE("check: too much of a medicine leads to 911 and the poison line") {
  const Response answer = checkOf(note("I took the whole bottle of pills."));
  checkShows(answer, {"Get help now", "Call 911", "Call 800-222-1222"});
  const std::string main = mainOf(answer);
  CHECK(main.find("tel:911") < main.find("tel:8002221222"));
  CHECK(main.find("tel:8002221222") < main.find("tel:988"));
}

TEST_CASE("check: who reads Spanish gets the line that speaks Spanish") {
  const std::string main = mainOf(checkOf(note("Quiero matarme."), "es"));
  CHECK(main.find("AYUDA") != std::string::npos);
}

TEST_CASE("today: written words about death put crisis help first, in words that fit") {
  const Response answer = checkOf(note("I keep thinking about killing myself."), "en", "/today");
  checkShows(answer, {"What was written lately speaks of death", "Call 988"});
  CHECK_FALSE(has(answer, "Your last answers"));
}

TEST_CASE("check: dates in sentences are the reader's; what somebody wrote stays to the letter") {
  for (const char* folder : {"lithium", "clozapine", "older-falls", "first-ssri"}) {
    CAPTURE(folder);
    Shown shown(folder);
    for (const char* language : {"en", "es"}) {
      CAPTURE(language);
      shown.site.cookies["language"] = language;
      const Response answer = shown.get("/check");
      checkShows(answer, {});
      CHECK(text(answer).find("2026-") == std::string::npos);
      CHECK(text(answer).find("2025-") == std::string::npos);
    }
  }
  checkShows(checkOf(note("I lost my job on 2026-11-20. I keep thinking about killing myself.")),
             {"on 2026-11-20", "November 23, 2026"});
}

TEST_CASE("check: further reasons stand in paragraphs of their own, in Spanish too") {
  Shown walter("older-falls");
  for (const char* language : {"en", "es"}) {
    CAPTURE(language);
    walter.site.cookies["language"] = language;
    const Response answer = walter.get("/check");
    const std::string also = std::string(language) == "en" ? "Also:" : "Además:";
    CHECK(answer.body.find("<p><strong>" + also + "</strong>") != std::string::npos);
    CHECK(answer.body.find("También: ") == std::string::npos);
    CHECK(text(answer).find(". Also: ") == std::string::npos);
  }
}

TEST_CASE("check: leads to the tests, the watch plans and the risks, and they lead back") {
  const Shown marisol("lithium");
  for (const std::string here : {"/check", "/monitoring", "/watch", "/risks"}) {
    const Response answer = marisol.get(here);
    CAPTURE(here);
    const std::size_t start = answer.body.find("<section id=\"see-also\"");
    REQUIRE(start != std::string::npos);
    const std::string links = answer.body.substr(start, answer.body.find("</section>", start) - start);
    for (const std::string there : {"/check", "/monitoring", "/watch", "/risks"}) {
      CAPTURE(there);
      CHECK((links.find("href=\"" + marisol.path(there) + "\"") != std::string::npos) == (here != there));
    }
  }
}
