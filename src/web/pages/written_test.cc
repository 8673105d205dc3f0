// What was written: undo, undo of an undo, corrections, lists that are still right, and who may do it.
#include "web/pages/entry_testing.h"

using namespace baton;
using namespace baton::web;
using namespace baton::web::testing;

TEST_CASE("written: undo, and the undo undone") {
  Ana ana;
  checkPage(ana.get("/written"), {"Nothing is written yet"});
  ana.save("/add/condition", {{"condition", "insomnia"}});
  checkPage(ana.get("/written"), {"A condition", "By you", "Undo"});
  ana.save("/undo", {{"entry", ana.written().front().entry}});
  CHECK(ana.seen().chart().conditions.empty());
  checkPage(ana.get("/written"), {"Undone", "An undo", "Undo the undo"});
  ana.save("/undo", {{"entry", ana.written().front().entry}});
  CHECK(ana.seen().chart().conditions.size() == 1);
}

TEST_CASE("written: undo without a name takes the newest; twice says that it is done") {
  Ana ana;
  ana.save("/add/condition", {{"condition", "insomnia"}});
  const std::string entry = ana.written().front().entry;
  ana.save("/undo", {});
  const Response again = ana.post("/undo/" + entry, {});
  CHECK(again.status == 409);
  CHECK(says(again, "This is undone already"));
  CHECK(ana.post("/undo/0123456789abcdef", {}).status == 404);
}

TEST_CASE("written: what was changed since is not half undone") {
  Ana ana;
  ana.save("/goals/new", {{"goal", "walk 20 minutes"}});
  const std::string first = ana.written().front().entry;
  ana.save("/goal/walk-20-minutes", {{"achievement", "improving"}});
  const Response response = ana.post("/undo/" + first, {});
  CHECK(response.status == 409);
  CHECK(says(response, "Undo the later change first."));
}

TEST_CASE("written: a caregiver undoes and corrects only what they wrote") {
  Ana ana;
  ana.save("/add/condition", {{"condition", "insomnia"}});
  const std::string hers = ana.written().front().entry;
  const std::string key = ana.seen().chart().facts.conditions.front().about.key;
  ana.site.visitor.account = "other";
  ana.site.visitor.name = "Ben";
  ana.site.visitor.people.front().relation = app::Relation::Caregiver;
  CHECK(ana.post("/undo/" + hers, {}).status == 404);
  CHECK(ana.post("/undo", {{"entry", hers}}).status == 404);
  CHECK(ana.post("/undo", {{"entry", key}}).status == 404);
  CHECK(ana.post("/undo", {}).status == 404);  // nothing of theirs
  CHECK(ana.get("/correct?key=" + key).status == 404);
  checkPage(ana.get("/written"), {"Nothing is written yet"});
  ana.save("/add/condition", {{"condition", "headache"}});
  checkPage(ana.get("/written"), {"A condition", "By you"});
  ana.save("/undo", {});
  CHECK(ana.seen().chart().facts.conditions.size() == 1);
  ana.site.visitor.people.front().scopes = {"read"};
  CHECK(ana.post("/undo/" + hers, {}).status == 404);
}

TEST_CASE("correct: the form comes filled, and is saved as the next version") {
  Ana ana;
  ana.save("/add/allergy",
           {{"substance", "penicilin"}, {"reaction", "hives"}, {"severity", "mild"}, {"since", "2019-05"}});
  const std::string key = ana.seen().chart().facts.allergies.front().about.key;
  const Response page = ana.get("/correct?key=" + key);
  checkPage(page, {"Change what you wrote", "stays in the history"});
  for (const std::string value : {"penicilin", "hives", "2019-05"})
    CHECK(page.body.find("value=\"" + value + "\"") != std::string::npos);
  Request request = ana.site.request("POST", ana.path("/correct?key=" + key));
  request.headers["sec-fetch-site"] = "same-origin";
  request.form = {{"csrf", ana.site.visitor.csrf},
                  {"substance", "penicillin"},
                  {"reaction", "rash"},
                  {"why", "a letter was missing"}};
  CHECK(ana.site.send(request).status == 303);
  const record::Disclosure seen = ana.seen();
  REQUIRE(seen.chart().facts.allergies.size() == 1);
  CHECK(seen.chart().facts.allergies.front().about.version == 2);
  CHECK(seen.chart().facts.allergies.front().what.label() == "penicillin");
  request.form = {{"csrf", ana.site.visitor.csrf}, {"substance", ""}};
  CHECK(ana.site.send(request).status == 422);
}

TEST_CASE("correct: whom to call is changed only after the password") {
  Ana ana;
  ana.save("/add/contact", {{"name", "Rosa"}, {"relationship", "sister"}, {"phone", "555-0103"}});
  const std::string key = ana.seen().chart().facts.contacts.front().about.key;
  CHECK(ana.get("/correct?key=" + key).status == 200);
  ana.site.visitor.is_stepped_up = false;
  for (const Response& asked :
       {ana.get("/correct?key=" + key), ana.get("/add/contact"), ana.post("/add/contact", {{"name", "Eve"}})}) {
    CHECK(header(asked, "Location").starts_with("/confirm?next="));
  }
  Request request = ana.site.request("POST", ana.path("/correct?key=" + key));
  request.headers["sec-fetch-site"] = "same-origin";
  request.form = {{"csrf", ana.site.visitor.csrf}, {"name", "Eve"}, {"relationship", "sister"}, {"phone", "555-9999"}};
  CHECK(header(ana.site.send(request), "Location").starts_with("/confirm?next="));
  request.form = {{"csrf", ana.site.visitor.csrf}, {"act", "withdraw"}};
  CHECK(header(ana.site.send(request), "Location").starts_with("/confirm?next="));
  REQUIRE(ana.seen().chart().facts.contacts.size() == 1);
  CHECK(ana.seen().chart().facts.contacts.front().about.version == 1);
}

TEST_CASE("correct: every plain kind fills its form again") {
  Ana ana;
  ana.save("/add/condition", {{"condition", "odd feeling"}, {"diagnosed", "no"}, {"severity", "mild"}});
  ana.save("/add/visit", {{"when", "2026-11-01"},
                          {"when_time", "09:30"},
                          {"with", "Dr. Lee"},
                          {"kind", "video"},
                          {"place", "North Clinic"}});
  ana.save("/add/team-member",
           {{"name", "Dr. Ana Lee"}, {"role", "psychiatrist"}, {"phone", "555-0101"}, {"after-hours", "555-0909"}});
  ana.save("/add/pharmacy", {{"name", "Corner Pharmacy"}, {"phone", "555-0102"}});
  ana.save("/add/contact", {{"name", "Rosa"}, {"relationship", "sister"}, {"phone", "555-0103"}, {"emergency", "yes"}});
  ana.save("/add/insurance", {{"payor", "Blue Plan"}, {"member_id", "X1"}});
  ana.save("/add/daily-life", {{"visit_preference", "video only"}});
  const record::Disclosure seen = ana.seen();
  const auto filled = [&](const record::About& about, const std::vector<std::string>& values) {
    const Response page = ana.get("/correct?key=" + about.key);
    CAPTURE(about.key);
    checkPage(page, {});
    for (const std::string& value : values) {
      CAPTURE(value);
      CHECK(page.body.find("\"" + value + "\"") != std::string::npos);
    }
  };
  const record::Facts& facts = seen.chart().facts;
  filled(facts.conditions.front().about, {"odd feeling"});
  filled(facts.encounters.front().about, {"2026-11-01", "09:30", "Dr. Lee", "North Clinic"});
  for (const auto& helper : facts.helpers) {
    const bool is_pharmacy = helper.practitioner.empty();
    filled(helper.about, is_pharmacy ? std::vector<std::string>{"Corner Pharmacy", "555-0102"}
                                     : std::vector<std::string>{"Dr. Ana Lee", "psychiatrist", "555-0101", "555-0909"});
  }
  filled(facts.contacts.front().about, {"Rosa", "sister", "555-0103"});
  filled(facts.coverages.front().about, {"Blue Plan", "X1"});
  filled(facts.observations.front().about, {"video only"});
}

namespace {

// The form of /correct as it comes, with some answers changed; answers the status.
int correct(const Ana& ana, const std::string& key, Fields changed) {
  Request request = ana.site.request("POST", ana.path("/correct?key=" + key));
  request.headers["sec-fetch-site"] = "same-origin";
  request.form = std::move(changed);
  request.form.emplace_back("csrf", ana.site.visitor.csrf);
  return ana.site.send(request).status;
}

}  // namespace

TEST_CASE("correct: a medicine, a note, a goal and lines of the log come filled and keep their place") {
  Ana ana;
  const std::string words = "Zoloft 10mg every morning";
  ana.save("/add/medication",
           {{"medicine", words}, {"step", "save"}, {"read", words}, {"reason", "sadness"}, {"prescriber", "Dr. Lee"}});
  ana.save("/add/note", {{"title", "About sleep"}, {"text", "I woke at 3 + 4."}});
  ana.save("/goals/new", {{"goal", "Sleep seven hours"}, {"measure", "hours of sleep"}, {"target", "7 h"}});
  ana.save("/log", {{"mood", "5"}, {"sleep_hours", "6.5"}, {"symptom_1", "worry"}, {"symptom_1_severity", "4"}});
  const record::Facts facts = ana.seen().chart().facts;
  const std::string medicine = facts.medications.front().about.key;
  const std::string note = facts.documents.front().about.key;
  const std::string goal = facts.goals.front().about.key;
  const auto filled = [&](const std::string& key, const std::vector<std::string>& parts) {
    const Response page = ana.get("/correct?key=" + key);
    checkPage(page, {"It was never so"});
    for (const std::string& part : parts) {
      CAPTURE(part);
      CHECK(page.body.find(part) != std::string::npos);
    }
  };
  filled(medicine, {words, "sadness", "Dr. Lee"});
  filled(note, {"About sleep", "I woke at 3 + 4."});
  filled(goal, {"Sleep seven hours", "hours of sleep", "7 h"});
  CHECK(correct(ana, medicine, {{"medicine", "Zoloft 100mg every morning"}}) == 303);
  CHECK(correct(ana, note, {{"title", "About sleep"}, {"text", "I woke at 4."}}) == 303);
  CHECK(correct(ana, goal, {{"goal", "Sleep eight hours"}, {"measure", "hours of sleep"}, {"target", "8 h"}}) == 303);
  CHECK(correct(ana, medicine, {{"medicine", ""}}) == 422);
  for (const record::ObservationFact& line : facts.observations) {
    const std::string name = line.what.label();
    filled(line.about.key, {name == "worry" ? "worry" : name == "Mood" ? "value=\"5\"" : "value=\"6.5\""});
    const std::string on = line.effective.text();
    if (name == "Mood") CHECK(correct(ana, line.about.key, {{"mood", "7"}, {"on", on}}) == 303);
    if (name == "worry") {
      CHECK(correct(ana, line.about.key, {{"symptom", "worry"}, {"severity", "6"}, {"how_often", ""}, {"on", on}}) ==
            303);
    }
  }
  const record::Chart chart = ana.seen().chart();
  REQUIRE(chart.medications.size() == 1);
  CHECK(chart.medications.front().text.find("100") != std::string::npos);
  CHECK(chart.facts.medications.front().about.version == 2);
  CHECK(chart.facts.documents.size() == 1);
  CHECK(chart.facts.goals.front().description.label() == "Sleep eight hours");
  CHECK(chart.facts.observations.size() == 3);
  CHECK(testing::text(ana.get("/log")).find("7 of 10") != std::string::npos);
}

namespace {

std::string keyOfLine(Ana& ana, const std::string& name) {
  for (const record::ObservationFact& line : ana.seen().chart().facts.observations) {
    if (line.what.label() == name) return line.about.key;
  }
  return "";
}

}  // namespace

TEST_CASE(
    "correct: a side effect keeps its medicine, its beginning and its time, and can be taken out and brought back") {
  Ana ana;
  const std::string words = "lithium 300 mg twice a day";
  ana.save("/add/medication", {{"medicine", words}, {"step", "save"}, {"read", words}});
  ana.save("/log", {{"effect_1", "tremor"},
                    {"effect_1_line", "medication/lithium"},
                    {"effect_1_severity", "4"},
                    {"effect_1_onset", "2026-10"},
                    {"note", "worse with coffee"}});
  const std::string key = keyOfLine(ana, "Side effect: tremor");
  const Response page = ana.get("/correct?key=" + key);
  checkPage(page, {"What do you notice?", "Maybe from which medicine?", "It was never so"});
  for (const char* value : {"\"tremor\"", "\"lithium", "\"2026-10\"", "\"4\"", "worse with coffee"}) {
    CAPTURE(value);
    CHECK(page.body.find(value) != std::string::npos);
  }
  const std::string moment = hiddenValue(page, "moment");
  CHECK(moment.size() > 10);
  Fields fields{
      {"side_effect", "hand tremor"}, {"medicine", "lithium"}, {"onset", "2026-11"},         {"severity", "6"},
      {"on", moment.substr(0, 10)},   {"moment", moment},      {"note", "worse with coffee"}};
  CHECK(correct(ana, key, fields) == 303);
  const record::Chart chart = ana.seen().chart();
  REQUIRE(chart.facts.observations.size() == 1);
  const record::ObservationFact& line = chart.facts.observations.front();
  CHECK(line.what.label() == "Side effect: hand tremor");
  CHECK(line.about.version == 2);
  CHECK(line.effective.text() == moment);
  CHECK(line.note.find("since 2026-11") != std::string::npos);
  CHECK(line.note.find("worse with coffee") != std::string::npos);
  CHECK(ana.get("/correct?key=" + key).body.find("worse with coffee") != std::string::npos);
  fields.front().second = "";
  CHECK(correct(ana, key, fields) == 422);
  CHECK(correct(ana, key, {{"act", "withdraw"}, {"key", "w1"}}) == 303);
  CHECK(ana.seen().chart().facts.observations.empty());
  ana.save("/undo/" + ana.written().front().entry, {});
  CHECK_FALSE(keyOfLine(ana, "Side effect: hand tremor").empty());
}

TEST_CASE("correct: a medicine that was not taken: which, why, how often, and an undo of the correction") {
  Ana ana;
  for (const std::string words : {"lithium 300 mg twice a day", "Zoloft 50mg every morning"}) {
    ana.save("/add/medication", {{"medicine", words}, {"step", "save"}, {"read", words}});
  }
  ana.save("/log", {{"not_taken", "medication/lithium"}, {"why:medication/lithium", "felt sick"}});
  const std::string key = keyOfLine(ana, "Missed dose");
  const Response page = ana.get("/correct?key=" + key);
  checkPage(page, {"Which medicine was not taken?", "Want to note why?"});
  for (const char* value : {"\"lithium", "\"felt sick\""}) CHECK(page.body.find(value) != std::string::npos);
  CHECK(correct(ana, key,
                {{"medicine", "Zoloft"}, {"reason", "ran out"}, {"missed_doses", "2"}, {"on", "2026-11-20"}}) == 303);
  record::ObservationFact line = ana.seen().chart().facts.observations.front();
  CHECK(line.shown().find("2 doses") != std::string::npos);
  CHECK(line.effective.text() == "2026-11-20");
  const Response again = ana.get("/correct?key=" + key);
  CHECK(again.body.find("2 doses") == std::string::npos);  // the number stands in a field of its own
  CHECK(again.body.find("\"ran out\"") != std::string::npos);
  CHECK(correct(ana, key, {{"medicine", "Zoloft"}, {"missed_doses", "0"}, {"on", "2026-11-20"}}) == 422);
  ana.save("/undo/" + ana.written().front().entry, {});
  line = ana.seen().chart().facts.observations.front();
  CHECK(line.shown().find("ithium") != std::string::npos);
}

TEST_CASE("correct: a medicine that has ended gets another last day, or is taken after all") {
  Ana ana;
  const std::string words = "Zoloft 100mg every morning";
  ana.save("/add/medication", {{"medicine", words}, {"step", "save"}, {"read", words}, {"since", "2026-03-01"}});
  ana.save("/add/stop", {{"line", "medication/sertraline"}, {"on", "2026-11-10"}, {"reason", "nausea"}});
  const std::string key = ana.seen().chart().facts.medications.front().about.key;
  const Response page = ana.get("/correct?key=" + key);
  checkPage(page, {"Leave this empty if it is still taken.", "It was never so"});
  for (const char* value : {"\"2026-11-10\"", "\"nausea\"", "\"2026-03-01\""}) {
    CHECK(page.body.find(value) != std::string::npos);
  }
  Fields fields{{"medicine", words}, {"since", "2026-03-01"}, {"until", "2026-10-31"}, {"ended_as", "stopped"}};
  CHECK(correct(ana, key, fields) == 303);
  CHECK(ana.seen().chart().medications.front().ended.text() == "2026-10-31");
  CHECK(ana.seen().chart().medications.front().status == "stopped");
  fields[2].second = "2026-02-01";
  CHECK(correct(ana, key, fields) == 422);
  fields[2].second = "";
  CHECK(correct(ana, key, fields) == 303);
  CHECK(ana.seen().chart().medications.front().status == "active");
  ana.save("/undo/" + ana.written().front().entry, {});
  CHECK(ana.seen().chart().medications.front().ended.text() == "2026-10-31");
}

TEST_CASE("correct: a name that Baton does not know is mended in its own words, and so is its end") {
  Ana ana;
  const std::string words = "Tia Rosa's dropz";
  ana.save("/add/medication", {{"medicine", words}, {"step", "save"}, {"read", words}});
  const std::string key = ana.seen().chart().facts.medications.front().about.key;
  CHECK(ana.get("/correct?key=" + key).body.find("dropz") != std::string::npos);
  CHECK(correct(ana, key, {{"medicine", "Tia Rosa's drops"}}) == 303);
  const std::string line = ana.seen().chart().medications.front().id;
  ana.save("/add/stop", {{"line", line}, {"on", "2026-11-10"}});
  checkPage(ana.get("/correct?key=" + key), {"Tia Rosa's drops", "Which was the last day?"});
  CHECK(correct(ana, key, {{"on", "2026-10-31"}, {"end_reason", "ran out"}}) == 303);
  CHECK(ana.seen().chart().medications.front().ended.text() == "2026-10-31");
  CHECK(correct(ana, key, {{"on", ""}}) == 422);
  CHECK(correct(ana, key, {{"act", "withdraw"}}) == 303);
  CHECK(ana.seen().chart().medications.empty());
}

TEST_CASE("correct: what was never so is taken out, can be undone, and both stand in the history") {
  Ana ana;
  ana.save("/add/allergy", {{"substance", "latex"}});
  const std::string key = ana.seen().chart().facts.allergies.front().about.key;
  CHECK(correct(ana, key, {{"substance", "latex gloves"}, {"key", "c1"}}) == 303);
  CHECK(correct(ana, key, {{"act", "withdraw"}, {"why", "it was the powder"}, {"key", "w1"}}) == 303);
  CHECK(correct(ana, key, {{"act", "withdraw"}, {"key", "w2"}}) == 404);
  CHECK(ana.seen().chart().allergies.empty());
  checkPage(ana.get("/written"), {"Something taken out"});
  CHECK(ana.save("/undo/" + ana.written().front().entry, {}) == ana.path("/written"));
  REQUIRE(ana.seen().chart().allergies.size() == 1);
  CHECK(ana.seen().chart().facts.allergies.front().what.label() == "latex gloves");
  const std::string page = testing::text(ana.get("/fact?line=" + key));
  CHECK(page.find("latex gloves") != std::string::npos);
  CHECK(page.find("Taken back") != std::string::npos);
}

TEST_CASE("correct: what has no form says what to do instead") {
  Ana ana;
  ana.save("/goals/new", {{"goal", "walk 20 minutes"}});
  const std::string goal = ana.seen().chart().facts.goals.front().about.key;
  ana.save("/goal/walk-20-minutes", {{"achievement", "improving"}});
  checkPage(ana.get("/correct?key=" + goal), {"Undo it, then write it again.", "It was never so"});
  CHECK(ana.get("/correct?key=Condition/nothing").status == 404);
  CHECK(ana.get("/correct").status == 404);
}

TEST_CASE("confirm-list: who looks after it, and when") {
  Ana ana;
  checkPage(ana.get("/confirm-list"), {"Are these lists still right?", "Nothing is on this list.",
                                       "This record does not say that anybody looked it over."});
  ana.save("/add/allergy", {{"substance", "penicillin"}});
  ana.save("/add/team-member", {{"name", "Dr. Ana Lee"}, {"role", "psychiatrist"}});
  checkPage(ana.get("/confirm-list"), {"penicillin", "Dr. Ana Lee"});
  ana.save("/confirm-list", {{"list", "allergies"}, {"owner-allergies", ""}});
  checkPage(ana.get("/confirm-list"), {"Last looked over on November 24, 2026."});
  const std::string member = ana.seen().chart().care_team.front().id;
  ana.save("/confirm-list", {{"list", "medications"}, {"owner-medications", member}});
  checkPage(ana.get("/confirm-list"), {"Dr. Ana Lee looks after it."});
  CHECK(ana.post("/confirm-list", {{"list", "nothing"}}).status == 422);
}
