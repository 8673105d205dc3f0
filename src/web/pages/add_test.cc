// Adding: the chooser, every plain kind, a medicine with its reading, its end and another dose, notes and files.
#include <fstream>

#include "web/pages/entry_testing.h"

using namespace baton;
using namespace baton::web;
using namespace baton::web::testing;

TEST_CASE("add: every way in opens and is sound") {
  const Ana ana;
  checkPage(ana.get("/add"), {"What would you like to add?", "A medicine", "A note, letter or photo"});
  for (const std::string tail : {"/add/medication", "/add/stop", "/add/dose", "/add/note", "/add/allergy",
                                 "/add/condition", "/add/visit", "/add/team-member", "/add/pharmacy", "/add/contact",
                                 "/add/insurance", "/add/daily-life", "/confirm-list", "/written"}) {
    CAPTURE(tail);
    checkPage(ana.get(tail), {});
  }
  CHECK(ana.get("/add/nothing-of-the-kind").status == 404);
}

TEST_CASE("add: plain kinds are saved as typed") {
  Ana ana;
  ana.save("/add/allergy",
           {{"substance", "penicillin"}, {"reaction", "hives"}, {"severity", "moderate"}, {"since", "2019"}});
  ana.save("/add/condition", {{"condition", "depression"}, {"status", "active"}, {"diagnosed", "no"}});
  ana.save("/add/visit", {{"when", "2026-11-01"}, {"when_time", "09:30"}, {"with", "Dr. Lee"}, {"kind", "video"}});
  ana.save("/add/visit", {{"when", "2026-12-24"}, {"when_time", "10:00"}, {"with", "Dr. Lee"}, {"kind", "office"}});
  ana.save("/add/team-member", {{"name", "Dr. Ana Lee"}, {"role", "psychiatrist"}, {"phone", "555-0101"}});
  ana.save("/add/pharmacy", {{"name", "Corner Pharmacy"}, {"phone", "555-0102"}});
  ana.save("/add/contact", {{"name", "Rosa"}, {"relationship", "sister"}, {"phone", "555-0103"}, {"emergency", "yes"}});
  ana.save("/add/insurance", {{"payor", "Blue Plan"}, {"member_id", "X1"}});
  ana.save("/add/daily-life", {{"work_schedule", "night shifts"}});
  const record::Disclosure seen = ana.seen();
  const record::Chart& chart = seen.chart();
  REQUIRE(chart.allergies.size() == 1);
  CHECK(chart.allergies.front().text.find("penicillin") != std::string::npos);
  CHECK(chart.allergies.front().reaction.find("hives") != std::string::npos);
  REQUIRE(chart.facts.conditions.size() == 1);
  CHECK(chart.facts.conditions.front().verification_status == "unconfirmed");
  CHECK(chart.facts.encounters.size() == 1);
  REQUIRE(chart.facts.plans.size() == 1);
  CHECK(chart.facts.plans.front().status == "booked");
  CHECK(chart.care_team.size() >= 2);
  CHECK(chart.facts.contacts.size() == 1);
  CHECK(chart.facts.coverages.size() == 1);
  CHECK(ana.written().size() == 9);
}

TEST_CASE("add: no known allergies is one button") {
  Ana ana;
  checkPage(ana.get("/add/allergy"), {"I have no known allergies"});
  ana.save("/add/allergy", {{"substance", "no known allergies"}});
  const record::Disclosure seen = ana.seen();
  REQUIRE(seen.chart().allergies.size() == 1);
  CHECK(seen.chart().allergies.front().is_statement_of_none);
}

TEST_CASE("add: what is wrong is told at its field, what was typed stays, nothing is saved") {
  Ana ana;
  Response response = ana.post("/add/allergy", {{"substance", ""}, {"reaction", kHostile}});
  CHECK(response.status == 422);
  CHECK(says(response, "Please write what it is."));
  CHECK(response.body.find("<script>alert") == std::string::npos);
  CHECK(response.body.find("&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&amp;") != std::string::npos);
  CHECK(response.body.find("href=\"#substance\"") != std::string::npos);
  response = ana.post("/add/allergy", {{"substance", "penicillin"}, {"since", "yesterday"}});
  CHECK(says(response, "Please write the date like 2026-03-01."));
  response = ana.post("/add/contact", {{"name", "Rosa"}, {"emergency", "yes"}});
  CHECK(says(response, "An emergency contact needs a phone number"));
  response = ana.post("/add/visit", {{"with", "Dr. Lee"}});
  CHECK(says(response, "Please say when the visit is or was."));
  CHECK(ana.written().empty());
}

TEST_CASE("add: hostile and long words come back as they were typed") {
  Ana ana;
  const std::string odd = "李 عبد الله Nuñez " + std::string(300, 'w');
  ana.save("/add/condition", {{"condition", kHostile}});
  ana.save("/add/condition", {{"condition", odd}});
  const Response response = ana.get("/confirm-list");
  checkPage(response, {odd});
  CHECK(response.body.find("<script>alert") == std::string::npos);
}

TEST_CASE("add: a form sent twice is one entry") {
  Ana ana;
  const std::string key = hiddenValue(ana.get("/add/condition"), "key");
  CHECK(key.size() == 32);
  CHECK(key != hiddenValue(ana.get("/add/condition"), "key"));
  ana.save("/add/condition", {{"condition", "insomnia"}, {"key", key}});
  ana.save("/add/condition", {{"condition", "insomnia"}, {"key", key}});
  CHECK(ana.written().size() == 1);
}

TEST_CASE("add: a medicine is read, shown, then saved") {
  Ana ana;
  Fields fields = {{"medicine", "Zoloft 100mg every morning"}, {"since", "2026-03"}, {"step", "check"}};
  const Response shown = ana.post("/add/medication", fields);
  checkPage(shown, {"This is how it is read", "Zoloft", "100 mg", "March 2026"});
  CHECK(ana.written().empty());
  CHECK(hiddenValue(shown, "read") == "Zoloft 100mg every morning");
  fields.back().second = "save";
  CHECK(ana.post("/add/medication", fields).status == 200);  // not seen yet: shown again
  CHECK(ana.written().empty());
  fields.emplace_back("read", "Zoloft 100mg every morning");
  ana.save("/add/medication", fields);
  const record::Disclosure seen = ana.seen();
  REQUIRE(seen.chart().medications.size() == 1);
  CHECK(seen.chart().medications.front().id == "medication/sertraline");
}

TEST_CASE("add: words that could not be read, and an unknown name, are said") {
  const Ana ana;
  Response shown = ana.post("/add/medication", {{"medicine", "Zoloft 100mg qblorp"}, {"step", "check"}});
  checkPage(shown, {"Some words could not be read", "qblorp"});
  shown = ana.post("/add/medication", {{"medicine", "Zzyzzolam 5 mg"}, {"step", "check"}});
  checkPage(shown, {"We do not know this name"});
  shown = ana.post("/add/medication", {{"medicine", " "}, {"step", "check"}});
  CHECK(shown.status == 422);
  CHECK(says(shown, "Please write the medicine."));
}

TEST_CASE("add: an unknown name is shown alone, and near names are a choice that the person makes") {
  const Ana ana;
  const Response asked = ana.post("/add/medication", {{"medicine", "Zoloftz 100mg every morrning"}, {"step", "check"}});
  CHECK(asked.status == 200);
  CHECK(says(asked, "Did you mean one of these?"));
  CHECK(says(asked, "Zoloft (sertraline)"));
  CHECK(says(asked, "100mg every morrning"));
  CHECK(asked.body.find("<bdi>Zoloftz</bdi>") != std::string::npos);
  const Response chosen =
      ana.post("/add/medication", {{"medicine", "Zoloftz 100mg every morrning"}, {"step", "use-0"}});
  CHECK(says(chosen, "This is how it is read"));
  CHECK(chosen.body.find("value=\"Zoloft 100mg every morrning\"") != std::string::npos);
  CHECK_FALSE(says(chosen, "We do not know this name"));
}

TEST_CASE("add: while typing, only the reading comes back") {
  Ana ana;
  ana.site.headers["hx-request"] = "true";
  const Response part =
      ana.post("/add/medication",
               {{"medicine", "lithium 300 mg twice a day"}, {"step", "save"}, {"read", "lithium 300 mg twice a day"}});
  CHECK(part.status == 200);
  CHECK(part.body.starts_with("<div id=\"reading\""));
  CHECK(part.body.find("lithium") != std::string::npos);
  CHECK(ana.written().empty());
  CHECK(ana.post("/add/medication", {{"medicine", ""}}).body.find("value=\"save\"") == std::string::npos);
}

TEST_CASE("add: a medicine ends, with the reason, and calm words first") {
  Ana ana;
  const Fields fields = {
      {"medicine", "Zoloft 100mg every morning"}, {"step", "save"}, {"read", "Zoloft 100mg every morning"}};
  ana.save("/add/medication", fields);
  checkPage(ana.get("/add/stop"), {"Which medicine has ended?", "Zoloft"});
  checkPage(ana.get("/add/stop?line=medication/sertraline"),
            {"Please ask the person who prescribed it first", "Zoloft"});
  const Response wrong = ana.post("/add/stop", {{"line", "medication/sertraline"}, {"on", "2027-01-01"}});
  CHECK(wrong.status == 422);
  CHECK(says(wrong, "That day has not come yet."));
  ana.save("/add/stop", {{"line", "medication/sertraline"}, {"on", "2026-11-20"}, {"reason", "felt sick"}});
  const record::Disclosure seen = ana.seen();
  CHECK(seen.chart().medications.front().status == "stopped");
  CHECK(seen.chart().medications.front().status_reason == "felt sick");
  checkPage(ana.get("/add/stop"), {"No medicine is in your record now"});
  checkPage(ana.get("/add/stop?line=medication/nothing"), {});
}

TEST_CASE("add: another dose") {
  Ana ana;
  ana.save("/add/medication",
           {{"medicine", "Zoloft 100mg every morning"}, {"step", "save"}, {"read", "Zoloft 100mg every morning"}});
  checkPage(ana.get("/add/dose?line=medication/sertraline"), {"What is the new dose?"});
  Response wrong = ana.post("/add/dose", {{"line", "medication/sertraline"}, {"dose", ""}});
  CHECK(says(wrong, "Please write the new dose."));
  wrong = ana.post("/add/dose", {{"line", "medication/sertraline"}, {"dose", "lithium 300 mg"}});
  CHECK(says(wrong, "These words name another medicine."));
  ana.save("/add/dose", {{"line", "medication/sertraline"}, {"dose", "150 mg every morning"}, {"on", "2026-11-20"}});
  const record::Disclosure seen = ana.seen();
  CHECK(seen.chart().medications.front().dose.find("150 mg") != std::string::npos);
}

TEST_CASE("add: a note, and a file that is what its bytes say") {
  Ana ana;
  ana.save("/add/note", {{"title", "Plan"}, {"text", "call the clinic"}, {"private", "yes"}});
  CHECK(says(ana.post("/add/note", {{"title", "Plan"}}), "Please write the note, or choose a file."));
  const Folder folder;
  const auto send = [&](const std::string& bytes, std::size_t files = 1) {
    std::ofstream(folder.path() + "/upload", std::ios::binary) << bytes;
    Request request = ana.site.request("POST", ana.path("/add/note"));
    request.headers["sec-fetch-site"] = "same-origin";
    request.form = {{"csrf", ana.site.visitor.csrf}, {"title", "Letter"}};
    for (std::size_t i = 0; i < files; ++i) {
      request.uploads.push_back({"file", "x.pdf", "application/pdf", folder.path() + "/upload", bytes.size()});
    }
    return ana.site.send(request);
  };
  CHECK(send("%PDF-1.4 hello").status == 303);
  CHECK(says(send("MZ not a paper"), "This file is not a PDF, PNG or JPEG."));
  CHECK(says(send("%PDF-1.4 hello", 2), "Please choose one file at a time."));
  CHECK(says(send("%PDF-" + std::string((10U << 20U) + 1, 'x')), "The file is larger than 10 MB."));
  const record::Disclosure seen = ana.seen();
  CHECK(seen.chart().facts.documents.size() == 2);
}

TEST_CASE("add: only who may add") {
  const Ana reader(app::Relation::Caregiver, {"read", "log"});
  for (const std::string tail : {"/add", "/add/medication", "/add/stop", "/add/note", "/add/allergy", "/goals/new",
                                 "/confirm-list", "/correct"}) {
    CAPTURE(tail);
    CHECK(reader.get(tail).status == 404);
    CHECK(reader.post(tail, {}).status == (tail == "/add" ? 405 : 404));
  }
  const Ana helper(app::Relation::Caregiver);
  CHECK(helper.get("/add").status == 200);
}

TEST_CASE("add: Spanish says usted, errors too") {
  Ana ana;
  ana.site.cookies["language"] = "es";
  CHECK(says(ana.get("/add"), "¿Qué desea agregar?"));
  CHECK(says(ana.post("/add/allergy", {}), "Escriba"));
}
