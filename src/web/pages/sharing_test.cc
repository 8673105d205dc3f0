// Who may see what: granted in one form, stopped with one tap, undone; put off without a trace; nobody else gets there.
#include "app/consents.h"
#include "web/pages/entry_testing.h"

using namespace baton;
using namespace baton::web;
using namespace baton::web::testing;

namespace {

std::vector<app::ConsentShown> consentsOf(Ana& ana) {
  return *app::listConsents(ana.site.home(), record::PersonId{ana.id});
}

std::string endPath(const app::ConsentShown& one) {
  return "/sharing/" + one.key.substr(one.key.find('/') + 1) + "/end";
}

}  // namespace

TEST_CASE("sharing: a permission is given, shown, stopped with one tap, and the stop undone") {
  Ana ana;
  ana.site.visitor.is_stepped_up = true;
  checkPage(ana.get("/sharing"), {"Who may see what", "Share with somebody", "Without your permission"});
  checkPage(ana.get("/sharing/new"), {"Who may see it?", "Is someone asking you to do this right now?"});
  ana.save("/sharing/new",
           {{"to", "caregiver"}, {"classes", "mental-health"}, {"classes", "hiv"}, {"days", "30"}, {"act", "now"}});
  REQUIRE(consentsOf(ana).size() == 1);
  const app::ConsentShown one = consentsOf(ana).front();
  CHECK(one.state == app::ConsentShown::State::InForce);
  CHECK(one.role == "caregiver");
  checkPage(ana.get("/sharing"), {"May see: Mental health, HIV.", "Stop now"});
  CHECK(ana.save(endPath(one), {}) == ana.path("/sharing"));
  CHECK(consentsOf(ana).front().state == app::ConsentShown::State::Ended);
  const std::string entry = ana.written().front().entry;
  ana.save("/undo/" + entry, {});
  CHECK(consentsOf(ana).front().state == app::ConsentShown::State::InForce);
}

TEST_CASE("sharing: saved for later looks like saved, and shares nothing") {
  Ana ana;
  ana.site.visitor.is_stepped_up = true;
  const Response now = ana.post("/sharing/new", {{"to", "caregiver"}, {"days", "30"}, {"act", "now"}});
  const Response later = ana.post("/sharing/new", {{"to", "therapist"}, {"days", "30"}, {"act", "later"}});
  CHECK(now.status == later.status);
  CHECK(header(now, "Location") == header(later, "Location"));
  CHECK(consentsOf(ana).size() == 1);
}

TEST_CASE("sharing: what cannot be is said at its field, and nothing is kept") {
  Ana ana;
  ana.site.visitor.is_stepped_up = true;
  const Response nobody = ana.post("/sharing/new", {{"to", ""}, {"days", "30"}, {"act", "now"}});
  CHECK(nobody.status == 422);
  CHECK(says(nobody, "Choose who may see it."));
  const Response both = ana.post(
      "/sharing/new",
      {{"to", "therapist"}, {"classes", "psychotherapy-notes"}, {"classes", "hiv"}, {"days", "30"}, {"act", "now"}});
  CHECK(both.status == 422);
  CHECK(says(both, "Notes kept apart need a permission of their own."));
  CHECK(consentsOf(ana).empty());
}

TEST_CASE("sharing: the condition is shown as words, and the form to sign is a PDF") {
  Ana ana;
  ana.site.visitor.is_stepped_up = true;
  ana.save("/sharing/new", {{"to", "psychiatrist"}, {"days", "90"}, {"condition", kHostile}, {"act", "now"}});
  const Response page = ana.get("/sharing");
  checkPage(page, {"Your condition: " + kHostile});
  const std::string key = consentsOf(ana).front().key;
  const Response form = ana.get("/sharing/" + key.substr(key.find('/') + 1) + "/form.pdf");
  CHECK(form.status == 200);
  CHECK(form.body.starts_with("%PDF"));
  CHECK(ana.get("/sharing/none/form.pdf").status == 404);
}

TEST_CASE("sharing: emergency access is told on the page") {
  Ana ana;
  app::EnterRequest request;
  request.person = record::PersonId{ana.id};
  REQUIRE(app::giveEmergencyAccess(ana.site.home(), request, {}, {"emergency", "", "", "Found not waking up"}));
  checkPage(ana.get("/sharing"), {"Somebody used emergency access", "Found not waking up"});
  checkPage(ana.get("/today"), {"Somebody used emergency access", "Found not waking up"});
}

TEST_CASE("sharing: a helper does not get there, and no update is made for one without permission") {
  Ana sister(app::Relation::Caregiver);
  CHECK(sister.get("/sharing").status == 404);
  CHECK(sister.post("/sharing/new", {{"to", "caregiver"}, {"act", "now"}}).status == 404);
  Ana ana;
  checkPage(ana.get("/update?to=caregiver"), {"Not without your permission", "Who may see what"});
}
