// Pages of planning: what came of a visit, review, packets, roadmap, where to start, reminders, a visit by video.
#include "app/enter.h"
#include "app/reminders/settings.h"
#include "web/pages/keeping_testing.h"

using namespace baton;
using namespace baton::web;
using testing::keep::checkPage;
using testing::keep::has;
using testing::keep::KeepingSite;

namespace {

void addMedicine(KeepingSite& site, const std::string& text, const std::string& since) {
  app::forms::MedicationForm form;
  form.text = text;
  form.since = since;
  REQUIRE(app::enter(site.home(), {site.id(), {}, "", text, ""}, form));
}

}  // namespace

TEST_CASE("after a visit: answers are saved as one entry and stand on the page; a task is done by one press") {
  KeepingSite site;
  checkPage(site.get(site.path("/after-visit")));
  const Response saved = site.post(site.path("/after-visit"), {{"with", "Dr. Lee"},
                                                               {"decided", "Go up <slowly>"},
                                                               {"duty1_what", "Blood test"},
                                                               {"duty1_by", "2026-11-20"},
                                                               {"watch", "Sleep"}});
  CHECK(saved.status == 303);
  const Response page = site.get(site.path("/after-visit"));
  CHECK(has(page, "Go up <slowly>"));
  CHECK(has(page, "Blood test"));
  CHECK(has(page, "Late"));
  checkPage(page);
  const std::size_t at = page.body.find("value=\"Task/");
  REQUIRE(at != std::string::npos);
  const std::string task = page.body.substr(at + 7, page.body.find('"', at + 7) - at - 7);
  CHECK(site.post(site.path("/after-visit/agreed"), {{"task", task}, {"said", "done"}}).status == 303);
  CHECK(has(site.get(site.path("/after-visit")), "Done"));
  CHECK(site.post(site.path("/after-visit/agreed"), {{"task", "Task/none"}, {"said", "done"}}).status == 422);
}

TEST_CASE("after a visit: nothing answered is said at its field, and what was typed stays") {
  KeepingSite site;
  const Response answer = site.post(site.path("/after-visit"), {{"with", "Dr. Lee"}});
  CHECK(answer.status == 422);
  CHECK(has(answer, "Please answer at least one of the questions."));
  CHECK(answer.body.find("value=\"Dr. Lee\"") != std::string::npos);
}

TEST_CASE("review: opened by a change, closed by a person with an answer to each question") {
  KeepingSite site;
  CHECK(has(site.get(site.path("/review")), "No review is open"));
  addMedicine(site, "sertraline 50 mg every morning", "2026-11-10");
  const Response open = site.get(site.path("/review"));
  CHECK(has(open, "Started: sertraline"));
  checkPage(open);
  CHECK(site.post(site.path("/review"), {{"helped", "helped"}, {"act", "close"}}).status == 422);
  CHECK(site.post(site.path("/review"), {{"helped", "helped"},
                                         {"side-effects", "no"},
                                         {"therapy", "keep"},
                                         {"primary-care", "yes"},
                                         {"act", "close"}})
            .status == 303);
  const Response closed = site.get(site.path("/review"));
  CHECK(has(closed, "No review is open"));
  CHECK(has(closed, "Closed on November 24, 2026"));
  checkPage(closed);
}

TEST_CASE("packets: pages and papers for a first appointment and for primary care") {
  KeepingSite site;
  addMedicine(site, "sertraline 50 mg every morning", "2026-08-01");
  for (const char* tail : {"/first-visit", "/care-packet"}) {
    CAPTURE(tail);
    const Response page = site.get(site.path(tail));
    CHECK(page.status == 200);
    CHECK(has(page, "sertraline"));
    checkPage(page);
    CHECK(site.get(site.path(std::string(tail) + "/packet.pdf")).body.starts_with("%PDF-"));
    CHECK(site.get(site.path(std::string(tail) + "/packet.txt")).body.find("sertraline") != std::string::npos);
    CHECK(site.get(site.path(std::string(tail) + "/page")).caching == Caching::Never);
  }
  CHECK(site.post(site.path("/first-visit"), {{"what", "Intake <b>"}, {"by", "2026-12-01"}}).status == 303);
  CHECK(has(site.get(site.path("/first-visit")), "Intake <b>"));
  CHECK(site.post(site.path("/first-visit"), {{"what", ""}}).status == 422);
}

TEST_CASE("roadmap: one next step, which can be passed over; nothing of an address comes back but names of steps") {
  KeepingSite site;
  const Response page = site.get(site.path("/roadmap"));
  // What stands first under its heading.
  const auto nextIs = [](const Response& shown, const std::string& step) {
    const std::string said = testing::text(shown);
    const std::size_t at = said.find("Most useful now");
    const std::size_t there = said.find(step, at);
    return at != std::string::npos && there != std::string::npos && there < at + 60;
  };
  CHECK(nextIs(page, "Your medicines"));
  checkPage(page);
  CHECK(nextIs(site.get(site.path("/roadmap?later=medicines")), "Your allergies"));
  CHECK(site.get(site.path("/roadmap?later=%3Cscript%3E")).body.find("script%3E") == std::string::npos);
  addMedicine(site, "sertraline 50 mg every morning", "2026-08-01");
  CHECK(has(site.get(site.path("/roadmap")), "You can print what is there now."));
}

// The article, section 7 and its first question; section 12 for what is urgent.
TEST_CASE("where to start: danger goes to crisis help at once, the table of the article leads to its places") {
  KeepingSite site;
  site.visitor = app::Visitor();
  site.visitor.csrf = "token-of-the-test";
  checkPage(site.get("/where-to-start"));
  for (const char* danger : {"suicide", "self-harm", "hallucinations", "mania", "cannot-care", "reaction"}) {
    CAPTURE(danger);
    const Response answer = site.post("/where-to-start", {{"step", "danger"}, {"danger", danger}, {"said", "none"}});
    CHECK(answer.status == 303);
    CHECK(testing::header(answer, "Location") == "/crisis");
  }
  checkPage(site.post("/where-to-start", {{"step", "danger"}, {"said", "none"}}));
  using Answers = std::vector<std::pair<std::string, std::string>>;
  const std::vector<std::pair<Answers, std::string>> table = {
      {{{"severity", "mild"}, {"wants", "skills"}}, "A therapist"},
      {{{"severity", "severe"}, {"wants", "medication"}}, "A psychiatrist"},
      {{{"complex", "bipolar"}}, "A psychiatrist"},
      {{{"severity", "mild"}, {"wants", "medication"}}, "Primary care"},
      {{{"severity", "severe"}, {"access", "none-near"}}, "video"},
  };
  for (const auto& [answers, place] : table) {
    CAPTURE(place);
    Answers form = answers;
    form.emplace_back("step", "rest");
    const Response advice = site.post("/where-to-start", form);
    CHECK(advice.status == 200);
    checkPage(advice);
    const std::string shown = testing::text(advice);
    const std::size_t at = shown.find("Where to begin", shown.find("Where to begin") + 1);
    CAPTURE(shown.substr(at, 200));
    CHECK(shown.substr(at, 200).find(place) != std::string::npos);
  }
}

TEST_CASE("reminders: off at first; an address works only with the word that it is private") {
  KeepingSite site;
  const Response page = site.get("/account/reminders");
  CHECK(has(page, "Reminders are off until you switch them on."));
  checkPage(page);
  const std::vector<std::pair<std::string, std::string>> form = {{"what", "visits"},
                                                                 {"mails", "yes"},
                                                                 {"email", "ana@post.example"},
                                                                 {"quiet_from", "22:00"},
                                                                 {"quiet_until", "08:00"}};
  const Response refused = site.post("/account/reminders", form);
  CHECK(refused.status == 422);
  CHECK(has(refused, "Please say first that nobody else reads this mail."));
  checkPage(refused);
  auto good = form;
  good.emplace_back("email_is_private", "yes");
  CHECK(site.post("/account/reminders", good).status == 303);
  const auto kept = app::reminderSettings(site.home(), site.visitor.account);
  REQUIRE(kept);
  CHECK(kept->mails);
  CHECK_FALSE(kept->other_days);
}

TEST_CASE("a visit by video: what is said of the place is kept; nothing blocks") {
  KeepingSite site;
  checkPage(site.get(site.path("/video-visit")));
  CHECK(site.post(site.path("/video-visit"), {{"emergency", "Mercy Hospital"}}).status == 303);
  const Response page = site.get(site.path("/video-visit"));
  CHECK(has(page, "Mercy Hospital"));
  checkPage(page);
  CHECK(site.post(site.path("/video-visit"), {}).status == 422);
}
