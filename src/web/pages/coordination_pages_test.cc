// Who looks after what, who hears of what, how updates reach them, papers from offices: shown, changed, undone.
#include "web/pages/entry_testing.h"
#include "web/pages/record_testing.h"

using namespace baton;
using namespace baton::web;
using namespace baton::web::testing;

namespace {

// The value of the choice that has these words.
std::string choice(const Response& response, const std::string& words) {
  std::size_t at = response.body.find("<option");
  while (at != std::string::npos && !response.body.substr(response.body.find('>', at) + 1).starts_with(words)) {
    at = response.body.find("<option", at + 1);
  }
  REQUIRE(at != std::string::npos);
  const std::size_t start = response.body.find("value=\"", at) + 7;
  return response.body.substr(start, response.body.find('"', start) - start);
}

struct Team : Ana {
  Team() {
    save("/add/team-member", {{"name", "Dr. Lee Wong"}, {"role", "psychiatrist"}, {"fax", "555-0102"}});
    save("/add/team-member", {{"name", "Clara Ruiz"}, {"role", "therapist"}});
  }
  std::string keyOf(const std::string& name) const { return choice(get("/owners/refills"), name); }
};

}  // namespace

TEST_CASE("owners: nobody, asked, accepted, away, twice, handed back; each can be undone") {
  Team ana;
  checkPage(ana.get("/owners"), {"Who looks after what", "Lab follow-up", "Nobody has said \"mine\" yet"});
  checkPage(ana.get("/owners/refills"), {"Sees that no medicine runs out", "Name somebody"});
  const std::string lee = ana.keyOf("Dr. Lee Wong");
  const std::string clara = ana.keyOf("Clara Ruiz");
  CHECK(ana.save("/owners/refills", {{"by", lee}, {"act", "propose"}}) == ana.path("/owners"));
  checkPage(ana.get("/owners/refills"), {"was asked on November 24, 2026", "They said yes", "Take the question back"});
  ana.save("/owners/refills", {{"by", lee}, {"act", "accept"}});
  checkPage(ana.get("/owners/refills"), {"Dr. Lee Wong (Psychiatrist), since November 24, 2026", "They gave it back"});
  ana.save("/owners/refills", {{"by", lee}, {"act", "while-away"}, {"while-away", clara}, {"until", "2026-12-10"}});
  checkPage(ana.get("/owners"), {"Clara Ruiz (Therapist) stands in until December 10, 2026"});
  ana.save("/owners/refills", {{"by", clara}, {"act", "own"}});
  checkPage(ana.get("/owners"), {"Two people have said \"mine\". Ask both who it is."});
  ana.save("/owners/refills", {{"by", clara}, {"act", "hand-back"}});
  const std::string newest = ana.written().front().entry;
  CHECK(ana.post("/undo/" + newest, {}).status == 303);
  checkPage(ana.get("/team"), {"Who looks after what", "Refills"});
}

TEST_CASE("owners: what does not fit is said beside its field, what is none is not there") {
  Team ana;
  const Response nothing = ana.post("/owners/refills", {{"by", ""}, {"act", "own"}});
  CHECK(nothing.status == 422);
  CHECK(says(ana.post("/owners/refills", {{"by", "self"}}), "Choose what is so."));
  CHECK(ana.post("/owners/refills", {{"by", "Dr. Nobody"}, {"act", "own"}}).status == 422);
  CHECK(ana.get("/owners/cooking").status == 404);
  ana.save("/owners/refills", {{"by", "self"}, {"act", "own"}});
  CHECK(says(ana.post("/owners/refills", {{"by", "self"}, {"act", "own"}}), "This is theirs already."));
}

TEST_CASE("owners: a caregiver is not shown a list that would say nobody") {
  Ana ana(app::Relation::Caregiver);
  CHECK(ana.get("/owners").status == 404);
  CHECK_FALSE(says(ana.get("/team"), "Who looks after what"));
}

TEST_CASE("routing: the table of one who helps with reasons; tell, do not tell, as usual") {
  Ana empty;
  checkPage(empty.get("/routing"), {"Nobody is on your team yet"});
  Team ana;
  const Response page = ana.get("/routing");
  checkPage(page, {"Who hears of what", "Dr. Lee Wong (Psychiatrist)", "Medicine started", "Told within 2 days",
                   "because of interactions", "What they do not hear of"});
  const std::string who = hiddenValue(page, "who");
  CHECK(who.find("Practitioner") == std::string::npos);
  ana.save("/routing", {{"who", who}, {"kind", "allergy-added"}, {"act", "not"}});
  checkPage(ana.get("/routing"), {"You said so.", "As usual again"});
  ana.save("/routing", {{"who", who}, {"kind", "allergy-added"}, {"act", "usual"}});
  CHECK_FALSE(says(ana.get("/routing"), "You said so."));
  CHECK(ana.post("/routing", {{"who", who}, {"kind", "party"}, {"act", "not"}}).status == 422);
  CHECK(ana.post("/routing", {{"who", "x"}, {"kind", "allergy-added"}, {"act", "not"}}).status == 422);
}

TEST_CASE("loop: what is set up with each, and what they said when they were asked") {
  Team ana;
  checkPage(ana.get("/loop"),
            {"How updates reach them", "Ask whom to write to", "No release is on file", "talk through you"});
  const std::string lee = choice(ana.get("/loop"), "Dr. Lee Wong");
  ana.save("/loop", {{"who", lee}, {"channel", "fax"}, {"noted", "yes"}});
  checkPage(ana.get("/loop"), {"You asked how to reach them on November 24, 2026: A fax, 555-0102",
                               "Their chart says that coordination is allowed, November 24, 2026"});
  CHECK(says(ana.post("/loop", {{"who", lee}}), "How do they want to be reached?"));
  CHECK(says(ana.post("/loop", {{"who", lee}, {"channel", "email-link"}, {"to", "nowhere"}}),
             "is not an e-mail address"));
}

TEST_CASE("papers: asked, late, more time, came, kept") {
  Ana ana;
  checkPage(ana.get("/paper-requests"), {"Papers from offices", "An office has 30 days"});
  ana.save(
      "/paper-requests",
      {{"office", "Harbor Mind"}, {"what", "discharge summary"}, {"authorization", "needed"}, {"on", "2026-10-01"}});
  const Response late = ana.get("/paper-requests");
  checkPage(late, {"Harbor Mind", "Due on October 31, 2026.", "Late: call them", "They need a signed form first."});
  const std::string key = hiddenValue(late, "request");
  ana.save("/paper-requests", {{"request", key}, {"step", "authorization-sent"}});
  ana.save("/paper-requests", {{"request", key}, {"step", "extended"}});
  checkPage(ana.get("/paper-requests"), {"They took more time, until November 30, 2026."});
  CHECK(says(ana.post("/paper-requests", {{"request", key}, {"step", "extended"}}), "It was extended already"));
  ana.save("/paper-requests", {{"request", key}, {"step", "received"}});
  ana.save("/paper-requests", {{"request", key}, {"step", "filed"}});
  checkPage(ana.get("/paper-requests"), {"Came, and a copy is kept."});
  CHECK(ana.post("/paper-requests", {{"office", ""}, {"what", "x"}}).status == 422);
  CHECK(ana.post("/paper-requests", {{"request", "Task/none"}, {"step", "filed"}}).status != 303);
}

TEST_CASE("update: to one by name, with words that are made clear first and stay out of addresses") {
  Team ana;
  const Response page = ana.get("/update");
  checkPage(page, {"Dr. Lee Wong", "Something in your own words"});
  CHECK(page.body.find("label=\"Your team\"") != std::string::npos);
  const std::string lee = choice(page, "Dr. Lee Wong");
  CHECK(lee.find("Practitioner") == std::string::npos);
  checkPage(ana.get("/update?to=" + lee), {"This is exactly what they would read."});
  const Response vague = ana.post("/update", {{"to", lee}, {"add", "Doing better."}});
  checkPage(vague, {"Some words leave a question open", "Keep my words as they are"});
  CHECK_FALSE(says(vague, "In their own words"));
  const Response kept = ana.post("/update", {{"to", lee}, {"add", "Doing better."}, {"as_written", "yes"}});
  checkPage(kept, {"In their own words", "Doing better."});
  CHECK(kept.body.find("add=Doing") == std::string::npos);
  const Response text = ana.post("/update/update.txt", {{"to", lee}, {"add", "Two panic attacks a week since May 1."}});
  CHECK(text.status == 200);
  CHECK(text.body.find("For Dr. Lee Wong") != std::string::npos);
  CHECK(text.body.find("Two panic attacks a week") != std::string::npos);
  CHECK(ana.post("/update", {{"to", lee}, {"add", std::string(2'001, 'x')}}).status == 422);
}

TEST_CASE("pages of coordination: hostile names stay words") {
  Shown odd("");
  odd.bringInText(hostileBundle());
  for (const char* tail : {"/owners", "/owners/refills", "/routing", "/loop", "/paper-requests", "/team"}) {
    CAPTURE(tail);
    checkHarmless(odd.get(tail));
  }
}

TEST_CASE("pages of coordination: the words are easy") {
  Team ana;
  for (const char* tail : {"/owners", "/owners/refills", "/loop", "/paper-requests"}) {
    CAPTURE(tail);
    CHECK(ana.get(tail).status == 200);
  }
}
