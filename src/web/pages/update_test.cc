// The update page: whom it is for, since when, what a helper cannot open.
#include <doctest/doctest.h>

#include "app/access/access_log.h"
#include "app/people.h"
#include "web/frame/page_check.h"
#include "web/frame/reading_level.h"
#include "web/frame/testing.h"

namespace baton::web {
namespace {

using testing::Site;
using testing::text;

struct One {
  Site site;
  record::PersonId ana = app::addPerson(site.home(), "Ana Lima", "1990-05-31", "").value();
  explicit One(app::Relation relation = app::Relation::Self) {
    site.signIn("Ana Lima");
    site.visitor.account = "a1";
    site.visitor.people = {{ana, "Ana Lima", relation, {"read", "log", "add"}}};
  }
  std::string at(std::string_view tail) const { return "/people/" + ana.value + "/update" + std::string(tail); }
};

TEST_CASE("the page shows what the reader would read, and the ways to take it along") {
  One one;
  for (const char* query : {"", "?to=therapist", "?to=primary-care&since=2026-10-01", "?to=nobody"}) {
    const Response page = one.site.get(one.at(query));
    CAPTURE(query);
    CHECK(page.status == 200);
    CHECK(pageProblems(page.body).empty());
    CHECK(text(page).find("Suicidal thoughts: not asked") != std::string::npos);
  }
  CHECK(text(one.site.get(one.at("?since=2026-10-01"))).find("Since October 1, 2026") != std::string::npos);
  CHECK(one.site.get(one.at("/one-page.pdf?to=therapist")).body.starts_with("%PDF"));
  CHECK(one.site.get(one.at("/update.txt?to=therapist")).body.find("Update about Ana Lima") == 0);
  const Response alone = one.site.get(one.at("/page?to=therapist"));
  CHECK(alone.style_hash.starts_with("sha256-"));
  // The two files that can be given to somebody, not what is only looked at on the person's own screen.
  CHECK(app::readAccessLog(one.site.home(), one.ana, 10)->size() == 2);
}

TEST_CASE("a day that is none, or has not been, is said at its field; nothing of it gets into an address") {
  One one;
  for (const char* since : {"yesterday", "2090-01-01", "2026-13-45", "2026-01-01%22%3E%3Cscript%3E"}) {
    const Response page = one.site.get(one.at(std::string("?since=") + since));
    CAPTURE(since);
    CHECK(page.status == 422);
    CHECK(pageProblems(page.body).empty());
    CHECK(page.body.find("since=2090") == std::string::npos);
    CHECK(page.body.find("<script>") == std::string::npos);
  }
}

TEST_CASE("a helper has no update page") {
  One one(app::Relation::Caregiver);
  for (const char* tail : {"", "/page", "/one-page.pdf", "/update.txt"})
    CHECK(one.site.get(one.at(tail)).status == 404);
}

}  // namespace
}  // namespace baton::web
