// Apps: let in with a token that is shown once, seen in the list, stopped.
#include "app/fhir_api/apps.h"

#include <doctest/doctest.h>

#include "app/access/access_log.h"
#include "app/people.h"
#include "web/frame/page_check.h"
#include "web/frame/testing.h"
#include "web/pages/app_pages.h"

namespace baton::web {
namespace {

using testing::Site;
using testing::text;

struct One {
  Site site;
  record::PersonId ana;

  explicit One(app::Relation relation = app::Relation::Self) {
    ana = app::addPerson(site.home(), "Ana Lima", "1990-05-31", "").value();
    site.signIn("Ana Lima");
    site.visitor.is_stepped_up = true;
    site.visitor.people = {{ana, "Ana Lima", relation, {"read", "log", "add"}}};
    REQUIRE(site.home().store().accounts().putGrant(
        {ana, site.visitor.account, "self", {}, Instant{}, store::kNever, site.visitor.account}));
  }
  std::string at(std::string_view tail) const { return "/people/" + ana.value + std::string(tail); }
};

std::string tokenIn(const std::string& html) {
  const std::size_t from = html.find("<code>");
  return html.substr(from + 6, html.find("</code>") - from - 6);
}

}  // namespace

TEST_CASE("an app is let in, seen, and stopped; its token works in between") {
  One one;
  const Response empty = one.site.get(one.at("/apps"));
  CHECK(text(empty).find("No app may use this record") != std::string::npos);
  CHECK(pageProblems(empty.body).empty());
  const Response form = one.site.get(one.at("/apps/new"));
  CHECK(pageProblems(form.body).empty());
  const Response made = one.site.post(
      one.at("/apps/new"),
      {{"name", "My <diary>"}, {"scopes", "patient/*.rs"}, {"days", "30"}, {"sees", "some"}, {"act", "now"}});
  REQUIRE(made.status == 200);
  CHECK(pageProblems(made.body).empty());
  const std::string token = tokenIn(made.body);
  const auto app = app::appOf(one.site.home(), token);
  REQUIRE(app);
  REQUIRE(*app);
  CHECK((*app)->role == app::kAppRole);
  CHECK((*app)->account == one.site.visitor.account);
  const Response list = one.site.get(one.at("/apps"));
  CHECK(text(list).find("My <diary>") != std::string::npos);
  CHECK(list.body.find(token) == std::string::npos);
  CHECK(pageProblems(list.body).empty());
  CHECK(one.site.post(one.at("/apps/" + (*app)->id + "/stop"), {}).status == 303);
  CHECK_FALSE(app::appOf(one.site.home(), token).value());
  CHECK(one.site.post(one.at("/apps/" + (*app)->id + "/stop"), {}).status == 404);
  const auto lines = app::readAccessLog(one.site.home(), one.ana, 10);
  REQUIRE(lines);
  CHECK(lines->size() == 2);
}

TEST_CASE("what is missing is said beside its field, and nothing is made") {
  One one;
  const Response answer =
      one.site.post(one.at("/apps/new"), {{"scopes", "own"}, {"own", "everything"}, {"days", "7"}, {"act", "now"}});
  CHECK(answer.status == 422);
  CHECK(text(answer).find("Give the app a name.") != std::string::npos);
  CHECK(text(answer).find("We cannot read these words.") != std::string::npos);
  CHECK(pageProblems(answer.body).empty());
  CHECK(app::appsOf(one.site.home(), one.ana)->empty());
  CHECK(one.site.post(one.at("/apps/new"), {{"act", "later"}}).status == 303);
  CHECK(app::appsOf(one.site.home(), one.ana)->empty());
}

TEST_CASE("an app stops working when who let it in may no longer open the record") {
  One one;
  const Response made = one.site.post(one.at("/apps/new"),
                                      {{"name", "Diary"}, {"scopes", "patient/*.rs"}, {"days", "30"}, {"act", "now"}});
  const std::string token = tokenIn(made.body);
  REQUIRE(app::appOf(one.site.home(), token).value());
  REQUIRE(one.site.home().store().accounts().dropGrant(one.ana, one.site.visitor.account));
  CHECK_FALSE(app::appOf(one.site.home(), token).value());
}

TEST_CASE("a helper does not see apps") {
  One one(app::Relation::Caregiver);
  CHECK(one.site.get(one.at("/apps")).status == 404);
  CHECK(one.site
            .post(one.at("/apps/new"), {{"name", "Diary"}, {"scopes", "patient/*.rs"}, {"days", "30"}, {"act", "now"}})
            .status == 404);
}

}  // namespace baton::web
