// After a change of medicine: what to expect in which week, what to write down, who asks, the next check.
#include "app/watch.h"

#include "web/pages/record_testing.h"

using namespace baton;
using namespace baton::web;
using namespace baton::web::testing;

TEST_CASE("watch: every plan of `baton watch` is on the page with its effects, question, warning and checks") {
  Shown shown("first-ssri");
  const auto plans = app::watchPlans(shown.site.home(), shown.person, {"self", "en"});
  REQUIRE(plans);
  REQUIRE_FALSE(plans->empty());
  const Response answer = shown.get("/watch");
  checkShows(answer, {"After a change of medicine", "When to get help", "When it should help", "What to write down",
                      "Who asks, and when", "Do not stop or change a dose on your own."});
  for (const record::WatchPlan& plan : *plans) {
    CHECK(has(answer, plan.ask));
    CHECK(has(answer, plan.warning));
    for (const record::WatchEffect& effect : plan.effects) CHECK(has(answer, effect.name.substr(1)));
  }
  CHECK(text(answer).find("2026-") == std::string::npos);
}

TEST_CASE("watch: in Spanish, with weeks and days as they are read there") {
  Shown shown("first-ssri");
  shown.site.cookies["language"] = "es";
  const Response answer = shown.get("/watch");
  checkShows(answer, {"Después de un cambio de medicina", "Cuándo buscar ayuda", "Qué anotar", "semana", "Psiquia"});
  CHECK(text(answer).find("2026-") == std::string::npos);
}

TEST_CASE("watch: nothing changed lately says what would stand there") {
  Shown empty("");
  empty.bringInText(
      R"({"resourceType":"Bundle","type":"collection","entry":[{"resource":{"resourceType":"Patient","id":"p",)"
      R"("name":[{"text":"Ana Lima"}],"birthDate":"1990-05-31"}}]})");
  checkShows(empty.get("/watch"), {"No medicine for the mind changed lately", "It needs the day of the change."});
}

TEST_CASE("watch: who may not log is not sent to the log; hostile names stay text") {
  Shown shown("first-ssri");
  shown.be(app::Relation::Caregiver, {"read"});
  const Response answer = shown.get("/watch");
  checkShows(answer, {"After a change of medicine"});
  CHECK_FALSE(has(answer, "Write it in today's log"));
  Shown hostile("");
  hostile.bringInText(hostileBundle());
  checkHarmless(hostile.get("/watch"));
}
