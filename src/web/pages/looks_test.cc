// Who looked: helpers' looks are written down before they see anything, the person's own are not, and only the person
// reads the list.
#include <doctest/doctest.h>

#include "app/access/access_log.h"
#include "app/people.h"
#include "web/frame/page_check.h"
#include "web/frame/testing.h"

namespace baton::web {
namespace {

using testing::Site;
using testing::text;

struct Two {
  Site site;
  record::PersonId ana;
  app::Visitor person;
  app::Visitor helper;

  Two() {
    ana = app::addPerson(site.home(), "Ana Lima", "1990-05-31", "").value();
    site.signIn("Ana Lima");
    site.visitor.account = "a1";
    site.visitor.name = "Ana Lima";
    site.visitor.people = {{ana, "Ana Lima", app::Relation::Self, {"read", "log", "add"}}};
    person = site.visitor;
    helper = site.visitor;
    helper.account = "a2";
    helper.name = "Jo <b>Park</b>";
    helper.people = {{ana, "Ana Lima", app::Relation::Caregiver, {"read", "log"}}};
  }
  std::string at(std::string_view tail) const { return "/people/" + ana.value + std::string(tail); }
};

TEST_CASE("what the person reads leaves no line; what a helper reads leaves one each time") {
  Two two;
  CHECK(two.site.get(two.at("/record")).status == 200);
  CHECK(app::readAccessLog(two.site.home(), two.ana, 10)->empty());
  CHECK(text(two.site.get(two.at("/looks"))).find("Nobody else has looked") != std::string::npos);

  two.site.visitor = two.helper;
  CHECK(two.site.get(two.at("/record")).status == 200);
  CHECK(two.site.get(two.at("/record/medications")).status == 200);
  CHECK(two.site.get(two.at("/record/medications")).status == 200);
  CHECK(two.site.get(two.at("/looks")).status == 404);
  CHECK(two.site.post(two.at("/log"), {{"mood", "3"}}).status < 500);
  const auto lines = app::readAccessLog(two.site.home(), two.ana, 10).value();
  REQUIRE(lines.size() == 4);
  CHECK(lines[0].act == app::Act::Change);
  CHECK(lines[0].what == "log");
  CHECK(lines[3].what == "record");
  CHECK(lines[3].role == "caregiver");

  two.site.visitor = two.person;
  const Response page = two.site.get(two.at("/looks"));
  CHECK(pageProblems(page.body).empty());
  const std::string words = text(page);
  CHECK(words.find("Jo <b>Park</b>") != std::string::npos);  // as text
  CHECK(words.find("Looked at: The record: medicines, conditions, results") != std::string::npos);
  CHECK(words.find("(3 times)") != std::string::npos);
  CHECK(words.find("Wrote something: Daily log") != std::string::npos);
  CHECK(text(two.site.get(two.at("/looks?check=1"))).find("All 4 lines are whole.") != std::string::npos);
}

TEST_CASE("what cannot be written down is not shown") {
  Two two;
  two.site.visitor = two.helper;
  REQUIRE(two.site.get(two.at("/record")).status == 200);
  {
    // A store in the middle of a long import refuses other writes, as a full disk would.
    const auto busy = two.site.home().store().appender(two.ana, two.site.home().store().head(two.ana).value()).value();
    const Response refused = two.site.get(two.at("/record"));
    CHECK(refused.status >= 400);
    CHECK(refused.body.find("Medicines") == std::string::npos);
    two.site.visitor = two.person;
    CHECK(two.site.get(two.at("/record")).status == 200);
    two.site.visitor = two.helper;
  }
  CHECK(two.site.get(two.at("/record")).status == 200);
}

TEST_CASE("a summary made for somebody else, and a copy of everything, are on the log") {
  Two two;
  two.site.visitor.is_stepped_up = true;
  CHECK(two.site.get(two.at("/summary/one-page.txt?for=therapist")).status == 200);
  CHECK(two.site.get(two.at("/summary/one-page.txt?for=self")).status == 200);
  CHECK(two.site.get(two.at("/export.json")).status == 200);
  const auto lines = app::readAccessLog(two.site.home(), two.ana, 10).value();
  REQUIRE(lines.size() == 2);
  CHECK(lines[0].act == app::Act::Export);
  CHECK(lines[1].act == app::Act::Disclose);
  CHECK(lines[1].role == "therapist");
  const std::string words = text(two.site.get(two.at("/looks")));
  CHECK(words.find("Made this for somebody else (Therapist): Papers") != std::string::npos);
  CHECK(words.find("Took out as a file: All of the record") != std::string::npos);
}

}  // namespace
}  // namespace baton::web
