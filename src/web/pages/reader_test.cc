// From the person's "Send" to the clinician's "I have read this": the pages of both, in both languages.
#include <doctest/doctest.h>

#include "app/access/access_log.h"
#include "app/delivery/testing.h"
#include "web/frame/page_check.h"
#include "web/frame/reading_level.h"
#include "web/frame/testing.h"

namespace baton::web {
namespace {

using testing::Site;
using testing::text;

struct Two {
  Site site;
  record::PersonId ana = app::testing::personWithTeam(site.home());
  app::DeliverySettings settings = app::testing::settingsOfTest();
  app::testing::FakeMail mail;
  app::Sent sent;

  Two() { asPerson(); }
  void asPerson() {
    site.signIn("Ana Ruiz");
    site.visitor.account = "a1";
    site.visitor.is_stepped_up = true;
    site.visitor.people = {{ana, "Ana Ruiz", app::Relation::Self, {"read", "log", "add"}}};
    site.cookies.clear();
  }
  void asReader() { site.visitor = {}; }
  std::string at(std::string_view tail) const { return "/people/" + ana.value + std::string(tail); }

  // Sent to the psychiatrist and delivered; answers with the link's path.
  std::string sendOne(bool with_summary = false) {
    auto request = app::testing::requestTo(ana, "psychiatrist");
    request.with_summary = with_summary;
    sent = app::sendUpdate(site.home(), settings, request).value();
    REQUIRE(app::deliverDue(site.home(), settings, {&mail, nullptr})->delivered == 1);
    return "/l/" + app::testing::tokenIn(mail.taken.back().message);
  }
  Response giveCode(const std::string& path, const std::string& code) {
    const Response answer = site.post(path, {{"code", code}});
    const std::string cookie = testing::header(answer, "Set-Cookie");
    if (cookie.starts_with("reader=")) site.cookies["reader"] = cookie.substr(7, cookie.find(';') - 7);
    return answer;
  }
};

TEST_CASE("code, update, one press: acknowledged; the person sees it with its date") {
  Two two;
  const std::string path = two.sendOne();
  two.asReader();
  for (const char* language : {"en", "es"}) {
    two.site.cookies["language"] = language;
    const Response first = two.site.get(path);
    CAPTURE(language);
    CHECK(first.status == 200);
    CHECK(pageProblems(first.body).empty());
    CHECK(first.body.find("Ana") == std::string::npos);  // not before the code
  }
  two.site.cookies["language"] = "en";
  CHECK(two.giveCode(path, "wrong").status == 422);
  const Response opened = two.giveCode(path, two.sent.code.substr(0, 3) + " " + two.sent.code.substr(3));
  CHECK(opened.status == 303);
  CHECK(testing::header(opened, "Set-Cookie").find("HttpOnly; SameSite=Lax") != std::string::npos);
  const Response page = two.site.get(path);
  CHECK(page.status == 200);
  CHECK(pageProblems(page.body).empty());
  CHECK(text(page).find("Update about Ana Ruiz") != std::string::npos);
  CHECK(text(page).find("Suicidal thoughts: not asked") != std::string::npos);
  CHECK(readingLevel(Language::English, text(page)).grade < 9);
  CHECK(two.site.post(path + "/acknowledge", {}).status == 303);
  CHECK(text(two.site.get(path)).find("You said that you have read this.") != std::string::npos);
  two.asPerson();
  const Response sent = two.site.get(two.at("/sent"));
  CHECK(sent.status == 200);
  CHECK(pageProblems(sent.body).empty());
  CHECK(text(sent).find("They have read it") != std::string::npos);
  const auto log = app::readAccessLog(two.site.home(), two.ana, 9).value();
  CHECK(log.at(0).name == "Dr. Lee");
}

TEST_CASE("a reader answers, takes on, hands back and sends a note; what is wrong is said at its field") {
  Two two;
  const std::string path = two.sendOne(true);
  two.asReader();
  two.giveCode(path, two.sent.code);
  CHECK(two.site.get(path + "/summary.pdf").body.starts_with("%PDF"));
  const Response empty = two.site.post(path + "/reply", {{"kind", "question"}, {"text", ""}});
  CHECK(empty.status == 422);
  CHECK(pageProblems(empty.body).empty());
  CHECK(two.site.post(path + "/reply", {{"kind", "question"}, {"text", "<b>Since when?</b>"}}).status == 303);
  CHECK(two.site.post(path + "/note", {{"title", "Visit"}}).status == 422);
  CHECK(two.site.post(path + "/take", {}).status == 303);
  CHECK(text(two.site.get(path)).find("You take this on.") != std::string::npos);
  CHECK(two.site.post(path + "/back", {{"why", "Ask Kim"}}).status == 303);
  CHECK(two.site.post(path + "/nonsense", {}).status == 404);
  two.asPerson();
  const Response sent = two.site.get(two.at("/sent"));
  CHECK(text(sent).find("<b>Since when?</b>") != std::string::npos);
  CHECK(sent.body.find("<b>Since") == std::string::npos);
  CHECK(text(sent).find("They handed it back") != std::string::npos);
  CHECK(text(sent).find("Ask Kim") != std::string::npos);
}

TEST_CASE("without the code nothing is shown or done; a link of nobody looks like one that ended") {
  Two two;
  const std::string path = two.sendOne();
  two.asReader();
  CHECK(two.site.post(path + "/acknowledge", {}).status == 303);
  CHECK(two.site.get(path + "/summary.pdf").status == 404);
  const Response nobody = two.site.get("/l/" + std::string(43, 'A'));
  CHECK(nobody.status == 404);
  CHECK(pageProblems(nobody.body).empty());
  for (int i = 0; i < app::kTries; ++i) two.giveCode(path, "x");
  CHECK(two.giveCode(path, two.sent.code).status == 429);
  two.asPerson();
  CHECK(text(two.site.get(two.at("/sent"))).find("They have read it") == std::string::npos);
}

TEST_CASE("the person sends on paper, sees the code, prints the sheet and takes it back") {
  Two two;
  const Response form = two.site.get(two.at("/send"));
  CHECK(form.status == 200);
  CHECK(pageProblems(form.body).empty());
  const Response done =
      two.site.post(two.at("/send"), {{"to", "Dr. Lee"}, {"by", "paper"}, {"urgent", "yes"}, {"key", "k"}});
  CHECK(done.status == 200);
  CHECK(pageProblems(done.body).empty());
  CHECK(text(done).find("Call Dr. Lee now") != std::string::npos);
  CHECK(done.body.find("555-0101") != std::string::npos);
  const auto followed = app::followSent(two.site.home(), two.ana).value();
  REQUIRE(followed.size() == 1);
  const std::string one = two.at("/sent/" + followed[0].sent.task);
  CHECK(two.site.get(one + "/sheet.pdf").body.starts_with("%PDF"));
  CHECK(two.site.get(two.at("/sent/deadlines.ics")).body.starts_with("BEGIN:VCALENDAR"));
  CHECK(two.site.post(one + "/stop", {}).status == 303);
  CHECK(text(two.site.get(two.at("/sent"))).find("You took it back") != std::string::npos);
  CHECK(two.site.get(one + "/sheet.pdf").status == 404);
  const Response wrong = two.site.post(two.at("/send"), {{"to", "Nobody"}, {"by", "paper"}});
  CHECK(wrong.status == 422);
  CHECK(pageProblems(wrong.body).empty());
  const Response no_server = two.site.post(two.at("/send"), {{"to", "Dr. Lee"}, {"by", "email"}});
  CHECK(no_server.status == 422);
  two.site.visitor.is_stepped_up = false;
  CHECK(two.site.get(two.at("/send")).status == 303);  // the password first
}

TEST_CASE("a helper neither sends nor follows") {
  Two two;
  two.site.visitor.people[0].relation = app::Relation::Caregiver;
  for (const char* tail : {"/send", "/sent", "/sent/deadlines.ics", "/sent/x/sheet.pdf"}) {
    CHECK(two.site.get(two.at(tail)).status == 404);
  }
}

}  // namespace
}  // namespace baton::web
