// Emergency access: a helper opens what is held back with a reason, the person is told and ends it; nothing without a
// reason; nobody else gets there. And the smallest permissions: one list, single entries.
#include <algorithm>

#include "app/consents.h"
#include "app/enter.h"
#include "web/pages/entry_testing.h"

using namespace baton;
using namespace baton::web;
using namespace baton::web::testing;

namespace {

using State = app::ConsentShown::State;

std::vector<app::ConsentShown> consentsOf(Ana& ana) {
  return *app::listConsents(ana.site.home(), record::PersonId{ana.id});
}

void writeHiv(Ana& ana) {
  app::EnterRequest request;
  request.person = record::PersonId{ana.id};
  app::forms::ConditionForm form;
  form.name = "HIV infection";
  REQUIRE(app::enter(ana.site.home(), request, form));
}

bool showsHiv(const Ana& ana) { return says(ana.get("/record/conditions"), "HIV infection"); }

}  // namespace

TEST_CASE("emergency: a helper opens more with a reason, for four hours, and the person is told and ends it") {
  Ana sister(app::Relation::Caregiver, {"read"});
  sister.site.visitor.is_stepped_up = true;
  writeHiv(sister);
  CHECK_FALSE(showsHiv(sister));
  checkPage(sister.get("/record"), {"Is this an emergency?"});
  checkPage(sister.get("/emergency"), {"Call for help first", "is told at once that you used it", "What happened?"});
  CHECK(sister.save("/emergency", {{"reason", "Found not waking up"}}) == sister.path("/emergency"));
  REQUIRE(consentsOf(sister).size() == 1);
  CHECK(consentsOf(sister).front().is_emergency);
  CHECK(consentsOf(sister).front().reader == "account:" + sister.site.visitor.account);
  CHECK(showsHiv(sister));
  checkPage(sister.get("/emergency"), {"Emergency access is open", "Found not waking up"});
  // Another helper has not asked.
  const std::string own = sister.site.visitor.account;
  sister.site.visitor.account = "another";
  CHECK_FALSE(showsHiv(sister));
  // The person: told on Today, and ends it with one tap.
  sister.site.visitor.people.front().relation = app::Relation::Self;
  checkPage(sister.get("/today"), {"Somebody used emergency access", "Found not waking up", "End it now"});
  const std::string key = consentsOf(sister).front().key;
  sister.save("/sharing/" + key.substr(key.find('/') + 1) + "/end", {});
  CHECK(consentsOf(sister).front().state == State::Ended);
  sister.site.visitor.people.front().relation = app::Relation::Caregiver;
  sister.site.visitor.account = own;
  CHECK_FALSE(showsHiv(sister));
}

TEST_CASE("emergency: nothing opens without a reason, and hostile words stay words") {
  Ana sister(app::Relation::Caregiver, {"read"});
  sister.site.visitor.is_stepped_up = true;
  const Response empty = sister.post("/emergency", {{"reason", "  "}});
  CHECK(empty.status == 422);
  CHECK(says(empty, "Say in a few words what happened."));
  CHECK(consentsOf(sister).empty());
  sister.save("/emergency", {{"reason", kHostile}});
  const Response open = sister.get("/emergency");
  checkPage(open, {kHostile});
}

TEST_CASE("emergency: the person lets an emergency room in, and nobody whom they do not know") {
  Ana ana;
  ana.site.visitor.is_stepped_up = true;
  checkPage(ana.get("/emergency"), {"Who needs to see it?", "An emergency room"});
  CHECK(ana.post("/emergency", {{"to", "account:stranger"}, {"reason", "x"}}).status == 422);
  CHECK(ana.save("/emergency", {{"to", "emergency"}, {"reason", "On the way to the hospital"}}) ==
        ana.path("/sharing"));
  REQUIRE(consentsOf(ana).size() == 1);
  CHECK(consentsOf(ana).front().role == "emergency");
  CHECK(consentsOf(ana).front().state == State::InForce);
}

TEST_CASE("few things: one list, or the entries that were ticked, and nothing beside them") {
  Ana ana;
  ana.site.visitor.is_stepped_up = true;
  writeHiv(ana);
  checkPage(ana.get("/sharing/few"), {"Share only a few things", "My list of medicines", "Only in an emergency"});
  ana.save("/sharing/few", {{"to", "caregiver"}, {"what", "allergies"}, {"days", "30"}});
  CHECK(consentsOf(ana).front().types == std::vector<std::string>{"AllergyIntolerance"});
  checkPage(ana.get("/sharing"), {"May see: the list of allergies."});
  const std::string key = ana.seen().chart().conditions.front().sources.front().key;
  ana.save("/sharing/few", {{"to", "caregiver"}, {"what", "entries"}, {"entries", key}, {"days", "30"}});
  REQUIRE(consentsOf(ana).size() == 2);
  const auto is_single = [&](const app::ConsentShown& one) { return one.facts == std::vector<std::string>{key}; };
  CHECK(std::ranges::any_of(consentsOf(ana), is_single));
}

TEST_CASE("few things: what is missing is said at its field, and nothing is shared") {
  Ana ana;
  ana.site.visitor.is_stepped_up = true;
  CHECK(says(ana.post("/sharing/few", {{"to", ""}, {"what", "allergies"}}), "Choose who may see it."));
  CHECK(says(ana.post("/sharing/few", {{"to", "caregiver"}}), "Choose what they may see."));
  CHECK(says(ana.post("/sharing/few", {{"to", "caregiver"}, {"what", "entries"}}), "Tick at least one entry."));
  CHECK(says(ana.post("/sharing/few", {{"to", "caregiver"}, {"what", "entries"}, {"entries", "Condition/none"}}),
             "not in the record any more"));
  CHECK(consentsOf(ana).empty());
  Ana sister(app::Relation::Caregiver);
  CHECK(sister.get("/sharing/few").status == 404);
}

TEST_CASE("renewal: one tap keeps a permission longer, one lets it end, and both stand where only the person reads") {
  Ana ana;
  ana.site.visitor.is_stepped_up = true;
  ana.save("/sharing/new", {{"to", "caregiver"}, {"days", "30"}, {"act", "now"}});
  const app::ConsentShown before = consentsOf(ana).front();
  CHECK_FALSE(says(ana.get("/today"), "Something you share ends on"));
  const std::string path = "/sharing/" + before.key.substr(before.key.find('/') + 1);
  ana.save(path + "/renew", {});
  CHECK(consentsOf(ana).size() == 1);
  CHECK(consentsOf(ana).front().period.end.first() > before.period.end.first());
  ana.save(path + "/let-end", {});
  CHECK(consentsOf(ana).front().state == State::InForce);
  CHECK(ana.post("/sharing/none/renew", {}).status == 404);
  Ana sister(app::Relation::Caregiver);
  CHECK(sister.post(path + "/renew", {}).status == 404);
}
