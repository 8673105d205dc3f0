// The daily log: one number is enough, an entry sent twice arrives once, and nothing out of the offline queue is lost.
#include "format/json.h"
#include "web/pages/entry_testing.h"

using namespace baton;
using namespace baton::web;
using namespace baton::web::testing;

namespace {

void addZoloft(const Ana& ana) {
  ana.save("/add/medication",
           {{"medicine", "Zoloft 100mg every morning"}, {"step", "save"}, {"read", "Zoloft 100mg every morning"}});
}

// As app.js posts what waited: by fetch, without the empty fields.
Response sendFromTheQueue(const Ana& ana, Fields fields) {
  Request request = ana.site.request("POST", ana.path("/log"));
  request.headers = {{"sec-fetch-site", "same-origin"}, {"sec-fetch-dest", "empty"}, {"accept", "*/*"}};
  request.form = std::move(fields);
  request.form.emplace_back("csrf", ana.site.visitor.csrf);
  return ana.site.send(request);
}

}  // namespace

TEST_CASE("log: empty, then one number, then listed with undo") {
  Ana ana;
  checkPage(ana.get("/log"), {"How are you today?", "Everything is optional.", "Nothing is logged yet"});
  CHECK(ana.get("/log").body.find("data-queue") != std::string::npos);
  CHECK(ana.save("/log", {{"mood", "6"}}) == ana.path("/log"));
  checkPage(ana.get("/log"), {"Mood", "6 of 10", "Undo"});
  const std::string entry = ana.written().front().entry;
  CHECK(ana.get("/log").body.find("/undo/" + entry) != std::string::npos);
  CHECK(ana.save("/undo/" + entry, {}) == ana.path("/log"));
  checkPage(ana.get("/log"), {"Nothing is logged yet"});
}

TEST_CASE("log: everything at once") {
  Ana ana;
  addZoloft(ana);
  checkPage(ana.get("/log"), {"A medicine was not taken", "Want to note why?"});
  ana.save("/log", {{"mood", "4"},
                    {"sleep_hours", "6,5"},
                    {"sleep_quality", "3"},
                    {"symptom_1", "worry"},
                    {"symptom_1_severity", "7"},
                    {"symptom_2", ""},
                    {"effect_1", "dry mouth"},
                    {"effect_1_line", "medication/sertraline"},
                    {"effect_1_severity", "2"},
                    {"not_taken", "medication/sertraline"},
                    {"why:medication/sertraline", "slept"},
                    {"drinks", "2"},
                    {"cannabis", "one edible"},
                    {"cigarettes", "5"},
                    {"note", kHostile}});
  const Response page = ana.get("/log");
  checkPage(page, {"4 of 10", "6.5 hours", "worry", "Side effect: dry mouth", "Not taken", "slept",
                   "Drinks with alcohol", "one edible", "<script>alert(1)</script>"});
  CHECK(page.body.find("<script>alert") == std::string::npos);
  checkPage(page, {"worry: how strong, 0 to 10?"});  // known from now on
  ana.save("/log", {{"known_1", "worry"}, {"known_1_severity", "5"}});
  checkPage(ana.get("/log"), {"5 of 10"});
}

TEST_CASE("log: nothing and nonsense are told, what was typed stays") {
  const Ana ana;
  Response response = ana.post("/log", {{"mood", ""}});
  CHECK(response.status == 422);
  CHECK(says(response, "One number or one line is enough."));
  response = ana.post("/log", {{"sleep_hours", "a lot"}, {"note", "tired"}});
  CHECK(response.status == 422);
  CHECK(says(response, "Please write a number from 0 to 24."));
  CHECK(response.body.find("href=\"#sleep_hours\"") != std::string::npos);
  CHECK(response.body.find("value=\"a lot\"") != std::string::npos);
}

TEST_CASE("log: an entry sent twice arrives once") {
  Ana ana;
  const Fields fields = {
      {"mood", "3"}, {"on", "2026-11-23T20:00:00Z"}, {"key", "0c7e3d3e-0000-4000-8000-000000000001"}};
  CHECK(sendFromTheQueue(ana, fields).status == 204);
  CHECK(sendFromTheQueue(ana, fields).status == 204);
  CHECK(ana.written().size() == 1);
}

TEST_CASE("log: what cannot be read in a queued entry is kept as a note") {
  Ana ana;
  CHECK(sendFromTheQueue(ana, {{"mood", "so-so"}, {"on", "2026-11-23T20:00:00Z"}, {"key", "k1"}}).status == 204);
  CHECK(sendFromTheQueue(ana, {{"mood", "so-so"}, {"on", "2026-11-23T20:00:00Z"}, {"key", "k1"}}).status == 204);
  CHECK(ana.written().size() == 1);
  checkPage(ana.get("/log"), {"Written offline, kept as it was typed.", "mood: so-so"});
  CHECK(sendFromTheQueue(ana, {{"known_1", "worry"}, {"on", "2026-11-23T20:00:00Z"}, {"key", "k2"}}).status == 204);
  CHECK(ana.written().size() == 1);
}

TEST_CASE("log: JSON when asked") {
  Ana ana;
  ana.site.headers["accept"] = "application/json";
  const Fields fields = {{"mood", "3"}, {"key", "k1"}};
  const auto first = json::parse(ana.post("/log", fields).body);
  REQUIRE(first.has_value());
  CHECK((*first)["saved"].truth());
  CHECK(!(*first)["saved_before"].truth());
  const auto second = json::parse(ana.post("/log", fields).body);
  CHECK((*second)["saved_before"].truth());
  CHECK((*second)["entry"].text() == (*first)["entry"].text());
  const Response wrong = ana.post("/log", {{"mood", "12"}});
  CHECK(wrong.status == 422);
  CHECK((*json::parse(wrong.body))["field"].text() == "mood");
}

TEST_CASE("log: a caregiver says what they see, and sees what they sent") {
  Ana ana(app::Relation::Caregiver, {"read", "log"});
  checkPage(ana.get("/log"), {"How is Ana Lima today?", "Mood, as it seems to you", "What you see"});
  ana.save("/log",
           {{"skipped_meals", "2"}, {"irritability", "7"}, {"awake_at_night", "yes"}, {"spending", "a new car"}});
  checkPage(ana.get("/log"), {"What you sent", "Undo"});
  const record::Disclosure seen = ana.seen();
  REQUIRE(seen.chart().facts.observations.size() == 4);
  CHECK(seen.chart().facts.observations.front().performers.front().display == "Ana Lima");  // the visitor of the test
  ana.save("/undo/" + ana.written().front().entry, {});
}

TEST_CASE("log: long lists have pages") {
  Ana ana;
  for (int i = 1; i <= 12; ++i)
    ana.save("/log", {{"mood", std::to_string(i % 10)},
                      {"on", "2026-11-" + std::string(i < 10 ? "0" : "") + std::to_string(i)}});
  const Response first = ana.get("/log");
  checkPage(first, {"November 12, 2026"});
  CHECK(!says(first, "November 1, 2026"));
  checkPage(ana.get("/log?page=2"), {"November 1, 2026"});
  checkPage(ana.get("/log?page=99999999999"), {"November 1, 2026"});
}

TEST_CASE("log: only who may log") {
  const Ana ana(app::Relation::Caregiver, {"read", "add"});
  CHECK(ana.get("/log").status == 404);
  CHECK(ana.post("/log", {{"mood", "5"}}).status == 404);
}

TEST_CASE("log: the day is the person's, not the server's") {
  Ana ana;                                       // 14:05 UTC on November 24
  ana.site.visitor.zone = "Pacific/Kiritimati";  // 14 hours ahead: already the 25th
  ana.save("/log", {{"mood", "6"}});
  checkPage(ana.get("/log"), {"November 25, 2026 at 4:05 am", "6 of 10"});
  CHECK(text(ana.get("/today")).find("Nothing is in today's log yet") == std::string::npos);
  // Somebody at home sees the same entry by their own clock; on their calendar it is today's as well.
  ana.site.visitor.zone = "America/New_York";
  checkPage(ana.get("/log"), {"November 24, 2026 at 9:05 am"});
}

TEST_CASE("log: an entry of yesterday's evening is not today's, whatever day it was in UTC") {
  Ana ana;
  ana.site.visitor.zone = "Pacific/Kiritimati";
  ana.save("/log", {{"mood", "6"}, {"on", "2026-11-24T08:00:00Z"}});  // 22:00 on the 24th there; it is the 25th now
  CHECK(text(ana.get("/today")).find("Nothing is in today's log yet") != std::string::npos);
  ana.site.visitor.zone = "Europe/London";  // at London it was the same day
  CHECK(text(ana.get("/today")).find("Nothing is in today's log yet") == std::string::npos);
}
