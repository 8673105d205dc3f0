// Who hears of what, in the person's own word, and how somebody wants to be reached: written, changed, taken back.
#include "sources/forms/routing.h"

#include <algorithm>

#include "record/reach.h"
#include "record/routing.h"
#include "sources/forms/testing.h"

namespace baton::sources::forms {
namespace {

using testing::Record;

struct Team : Record {
  Team() {
    save(TeamMemberForm{
        .name = "Dr. Ana Lee", .role = "psychiatrist", .organization = {}, .reach = {}, .since = {}, .until = {}});
    save(TeamMemberForm{
        .name = "Ben Park", .role = "therapist", .organization = {}, .reach = {}, .since = {}, .until = {}});
  }
  std::string wrongField(const Form& form, Author author = {}) {
    const auto made = make(form, std::move(author));
    return made ? "" : made.error().detail;
  }
};
const Author kSister{"sister", Author::Kind::Relative, "Rosa", ""};

}  // namespace

TEST_CASE("routing: an exception is one Task, and its opposite is the next version of it") {
  Team team;
  const Drafts first = team.save(RoutingForm{"Ben Park", "medication-dose-changed", RoutingAct::DoNotTell, "private"});
  REQUIRE(first.size() == 1);
  CHECK(first.front().replaces.empty());
  auto exceptions = record::routingExceptions(team.chart());
  REQUIRE(exceptions.size() == 1);
  CHECK_FALSE(exceptions.front().is_told);
  CHECK(exceptions.front().kind == "medication-dose-changed");
  CHECK(exceptions.front().name == "Ben Park");
  CHECK(team.wrongField(RoutingForm{"therapist", "medication-dose-changed", RoutingAct::DoNotTell, ""}) ==
        "field: kind");
  const Drafts other = team.save(RoutingForm{"Ben Park", "medication-dose-changed", RoutingAct::Tell, ""});
  CHECK(other.front().replaces == exceptions.front().task);
  exceptions = record::routingExceptions(team.chart());
  REQUIRE(exceptions.size() == 1);
  CHECK(exceptions.front().is_told);
}

TEST_CASE("routing: as usual ends an exception, and is said once") {
  Team team;
  CHECK(team.wrongField(RoutingForm{"Ben Park", "*", RoutingAct::AsUsual, ""}) == "field: kind");
  team.save(RoutingForm{"Ben Park", "*", RoutingAct::DoNotTell, ""});
  team.save(RoutingForm{"Ben Park", "*", RoutingAct::AsUsual, ""});
  CHECK(record::routingExceptions(team.chart()).empty());
}

TEST_CASE("routing: nobody, oneself and kinds that there are not are said at their field") {
  Team team;
  CHECK(team.wrongField(RoutingForm{"Carla", "*", RoutingAct::Tell, ""}) == "field: who");
  CHECK(team.wrongField(RoutingForm{"self", "*", RoutingAct::Tell, ""}) == "field: who");
  CHECK(team.wrongField(RoutingForm{"Ben Park", "weather", RoutingAct::Tell, ""}) == "field: kind");
}

TEST_CASE("routing: a relative does not turn the person's word around") {
  Team team;
  team.save(RoutingForm{"Ben Park", "*", RoutingAct::DoNotTell, ""});
  const auto made = team.make(RoutingForm{"Ben Park", "*", RoutingAct::Tell, ""}, kSister);
  REQUIRE_FALSE(made);
  CHECK(made.error().code == ErrorCode::NotAllowed);
}

TEST_CASE("how to reach: each channel has its own address, and the chart note is a fact of its own") {
  Team team;
  const Drafts both = team.save(HowToReachForm{"Ben Park", "fax", "555-0102", "2026-11-10", true});
  REQUIRE(both.size() == 2);
  const auto members = record::membersOf(team.chart());
  const auto ben = std::ranges::find(members, "Ben Park", &record::Member::name);
  REQUIRE(ben != members.end());
  const record::Reached reached = record::reachOf(team.chart(), *ben);
  CHECK(reached.channel == "fax");
  CHECK(reached.to == "555-0102");
  CHECK(reached.asked_on.dateText() == "2026-11-10");
  CHECK(reached.noted_on.dateText() == "2026-11-10");
  CHECK(team.wrongField(HowToReachForm{"Ben Park", "email-link", "not an address", "", false}) == "field: to");
  CHECK(team.wrongField(HowToReachForm{"Ben Park", "fhir", "http://plain.example", "", false}) == "field: to");
  CHECK(team.wrongField(HowToReachForm{"Ben Park", "pigeon", "", "", false}) == "field: channel");
  CHECK(team.wrongField(HowToReachForm{"Ben Park", "", "", "", false}) == "field: channel");
  CHECK(team.save(HowToReachForm{"Dr. Ana Lee", "", "", "", true}).size() == 1);
}

}  // namespace baton::sources::forms
