// Find a clinician: the form, answers with their reasons, what is not known, a link without a person, and nothing
// loaded.
#include "app/directory_store.h"
#include "web/frame/reading_level.h"
#include "web/pages/record_testing.h"

using namespace baton;
using namespace baton::web;
using namespace baton::web::testing;

namespace {

void loadRiverside(Site& site) {
  FixedClock clock(*parseInstant("2026-12-01T09:00:00Z"));
  app::DirectoryLoad load;
  load.files = {std::string(BATON_SOURCE_DIR) + "/tests/directory/riverside.csv"};
  load.source = "Riverside clinic";
  const auto loaded = app::loadDirectory(site.home().places(), clock, load);
  REQUIRE(loaded.has_value());
  REQUIRE(loaded->front().read.taken == 5);
}

}  // namespace

TEST_CASE("find: nothing is loaded") {
  Site site;
  site.signIn("Ana");
  const Response answer = site.get("/find");
  CHECK(answer.status == 200);
  CHECK(text(answer).find("No directory is here yet") != std::string::npos);
  CHECK(site.get("/find/1234567893").status == 404);
}

TEST_CASE("find: the form, then answers with reasons and what nobody knows") {
  Site site;
  site.signIn("Ana");
  loadRiverside(site);
  const Response form = site.get("/find");
  CHECK(form.status == 200);
  CHECK(pageProblems(form.body).empty());
  CHECK(text(form).find("Who do you look for?") != std::string::npos);
  const Response answer =
      site.get("/find?specialty=pmhnp&near=02139&language=es&insurance=blue&medication=clozapine&go=1");
  CHECK(answer.status == 200);
  for (const std::string& problem : pageProblems(answer.body)) FAIL_CHECK(problem);
  const std::string shown = text(answer);
  for (const char* part :
       {"Tomas Beltran", "9 days", "Takes the plan", "Speaks the language",
        "If they work with this medicine or treatment", "From: Riverside clinic, November 21, 2026", "near=021"}) {
    CHECK_MESSAGE((shown.find(part) != std::string::npos || answer.body.find(part) != std::string::npos), part);
  }
  const auto level = readingLevel(Language::English, shown);
  CHECK(level.grade < 8.5);
  const std::string link = answer.body.substr(answer.body.find("Share this search"));
  CHECK(link.find("02139") == std::string::npos);
}

TEST_CASE("find: sooner or near changes who comes first; the picture has a table") {
  Site site;
  site.signIn("Ana");
  loadRiverside(site);
  const std::string asked = "/find?specialty=psychiatry;pmhnp&near=02139&go=1&prefer=";
  const std::string near = text(site.get(asked + "near")), sooner = text(site.get(asked + "sooner"));
  CHECK(near.find("1. Amara Osei") != std::string::npos);
  CHECK(sooner.find("1. Tomas Beltran") != std::string::npos);
  const Response either = site.get(asked + "sooner&visit=either");
  CHECK(either.body.find("<svg class=\"chart\"") != std::string::npos);
  CHECK(text(either).find("Hana Levy") != std::string::npos);
}

TEST_CASE("find: what is not understood is said at its field; hostile words stay words; nobody fits") {
  Site site;
  site.signIn("Ana");
  loadRiverside(site);
  const Response answer = site.get("/find?near=Atlantis&go=1");
  CHECK(answer.status == 422);
  CHECK(text(answer).find("This place is not known here") != std::string::npos);
  const Response hostile = site.get("/find?specialty=<script>alert(1)</script>&near=\"><b>&go=1");
  CHECK(hostile.body.find("<script>alert") == std::string::npos);
  CHECK(text(site.get("/find?specialty=geriatric-psychiatry&near=99501&go=1")).find("Nobody fits all of this") !=
        std::string::npos);
}

TEST_CASE("find: one clinician, in Spanish too") {
  Site site;
  site.signIn("Ana");
  loadRiverside(site);
  const Response answer = site.get("/find/1003000126");
  CHECK(answer.status == 200);
  CHECK(pageProblems(answer.body).empty());
  for (const char* part : {"Hana Levy, MD", "Addiction care", "Buprenorphine", "Blue Plan PPO"}) {
    CHECK_MESSAGE(text(answer).find(part) != std::string::npos, part);
  }
  CHECK(site.get("/find/1234567890").status == 404);
}
