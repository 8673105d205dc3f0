// Risks to talk over: eight, each with its level; crisis help beside suicidal thoughts at every level; never a
// diagnosis.
#include "app/risks.h"

#include "web/pages/record_testing.h"

using namespace baton;
using namespace baton::web;
using namespace baton::web::testing;

namespace {

constexpr std::string_view kAna =
    R"({"resourceType":"Bundle","type":"collection","entry":[{"resource":{"resourceType":"Patient","id":"p",)"
    R"("name":[{"text":"Ana Lima"}],"birthDate":"1990-05-31"}})";

// The card of one risk: from its heading to the end of the article.
std::string cardOf(const Response& response, const std::string& name) {
  const std::size_t start = response.body.find("<h3>" + name);
  if (start == std::string::npos) return "";
  return text("<main>" + response.body.substr(start, response.body.find("</article>", start) - start) + "</main>");
}

bool holds(const std::string& card, std::string_view words) { return card.find(words) != std::string::npos; }

}  // namespace

TEST_CASE("risks: of an empty record nobody has asked, and that is not called none") {
  Shown empty("");
  empty.bringInText(std::string(kAna) + "]}");
  const Response answer = empty.get("/risks");
  checkShows(answer, {"Risks to talk over", "It is not a diagnosis.", "does not mean that there is none"});
  const auto risks = app::riskRegister(empty.site.home(), empty.person, {"self", "en"});
  REQUIRE(risks);
  REQUIRE(risks->entries.size() == 8);
  for (const auto& entry : risks->entries) {
    const std::string name(entry.risk->name);
    CAPTURE(name);
    CHECK(holds(cardOf(answer, name), "Not asked, as far as this record shows"));
    CHECK(holds(cardOf(answer, name), std::string(entry.risk->ask)));
  }
  CHECK_FALSE(has(answer, "What happened in the last 28 days"));
}

TEST_CASE("risks: crisis help stands beside suicidal thoughts, whatever the level") {
  Shown empty("");
  empty.bringInText(std::string(kAna) + "]}");
  const Shown zoe("post-discharge");
  for (const Response& answer : {empty.get("/risks"), zoe.get("/risks")}) {
    const std::string card = cardOf(answer, "Suicidal thoughts");
    CHECK(holds(card, "a person will listen, at any hour"));
    CHECK(holds(card, "Call 988"));
    CHECK(holds(card, "Text 988"));
  }
}

TEST_CASE("risks: level, trend, last asked, who knows and what it rests on, as the command says") {
  Shown zoe("post-discharge");
  const Response answer = zoe.get("/risks");
  checkShows(answer, {"Last asked:", "What this rests on", "Who knows:"});
  const auto risks = app::riskRegister(zoe.site.home(), zoe.person, {"self", "en"});
  REQUIRE(risks);
  for (const auto& entry : risks->entries) {
    const std::string name(entry.risk->name);
    CAPTURE(name);
    const std::string card = cardOf(answer, name);
    CHECK(holds(card, "High") == (entry.applies && entry.level == app::RiskLevel::High));
    CHECK(holds(card, "Going up") == (entry.trend == app::RiskTrend::Rising));
    CHECK_FALSE(holds(card, "May move:"));  // told once, below
    CHECK(holds(card, "Not asked, as far as this record shows") ==
          (entry.applies && entry.level == app::RiskLevel::NeverAsked));
  }
}

TEST_CASE("risks: what moved is told once below, however many risks it moves") {
  Shown zoe("post-discharge");
  const Response answer = zoe.get("/risks");
  checkShows(answer, {"What happened in the last 28 days", "It does not mean that something will happen."});
  const std::size_t moved = answer.body.find("<section id=\"moved\"");
  REQUIRE(moved != std::string::npos);
  CHECK(answer.body.find("<time", moved) != std::string::npos);
}

TEST_CASE("risks: what does not apply says so; Spanish has no ISO date and no English level") {
  Shown luis("");
  std::string bundle(kAna);
  bundle.replace(bundle.find("\"id\":\"p\""), 8, "\"id\":\"p\",\"gender\":\"male\"");
  luis.bringInText(bundle + "]}");
  CHECK(holds(cardOf(luis.get("/risks"), "Pregnancy"), "Does not apply"));
  Shown zoe("post-discharge");
  zoe.site.cookies["language"] = "es";
  const Response answer = zoe.get("/risks");
  checkShows(answer, {"Riesgos de los que hablar", "Pensamientos de suicidio", "988"});
  CHECK(text(answer).find("2026-") == std::string::npos);
  CHECK_FALSE(has(answer, "Nobody"));
}

TEST_CASE("risks: hostile words stay text; a helper sees what the gate shows") {
  Shown hostile("");
  hostile.bringInText(hostileBundle());
  checkHarmless(hostile.get("/risks"));
  Shown darnell("ptsd-part2");
  const Response own = darnell.get("/risks");
  darnell.be(app::Relation::Caregiver, {"read"});
  const Response helper = darnell.get("/risks");
  checkShows(helper, {"Alcohol and drugs"});
  CHECK(cardOf(own, "Alcohol and drugs") != cardOf(helper, "Alcohol and drugs"));
}
