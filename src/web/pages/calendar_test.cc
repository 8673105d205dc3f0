// Calendar: what lies ahead, and a secret address that ends when the person says so.
#include "app/calendar/addresses.h"
#include "app/enter.h"
#include "web/pages/keeping_testing.h"

using namespace baton;
using namespace baton::web;
using testing::keep::checkPage;
using testing::keep::has;
using testing::keep::KeepingSite;

namespace {

void addVisit(KeepingSite& site) {
  app::forms::VisitForm form;
  form.when = "2026-12-01T14:30:00-05:00";
  form.what = "Medication visit";
  form.with = "Dr. Lee";
  REQUIRE(app::enter(site.home(), {site.id(), {}, "-05:00", "", ""}, form));
}

std::string addressIn(const Response& response) {
  const std::string shown = testing::text(response);
  const std::size_t at = shown.find("/calendar/");
  REQUIRE(at != std::string::npos);
  return shown.substr(at, shown.find(".ics", at) + 4 - at);
}

}  // namespace

TEST_CASE("calendar: days ahead on a page and in a file of neutral words") {
  KeepingSite site;
  CHECK(has(site.get(site.path("/calendar")), "Nothing is planned yet"));
  addVisit(site);
  const Response page = site.get(site.path("/calendar"));
  CHECK(has(page, "Medication visit with Dr. Lee"));
  checkPage(page);
  const Response file = site.get(site.path("/calendar/days.ics"));
  CHECK(file.body.find("SUMMARY:Appointment\r\n") != std::string::npos);
  CHECK(file.body.find("DTSTART:20261201T193000Z") != std::string::npos);
  CHECK(file.body.find("Lee") == std::string::npos);
  CHECK(file.body.find("Appointment/") == std::string::npos);
}

TEST_CASE("calendar: an address is shown once, read without signing in, and ends at once") {
  KeepingSite site;
  addVisit(site);
  // Whose account made it must still keep the record when a calendar reads it.
  REQUIRE(site.home().store().accounts().putGrant(
      {site.id(), site.visitor.account, "self", {"read"}, Instant{1}, store::kNever, ""}));
  checkPage(site.get(site.path("/calendar/address")));
  const Response made = site.post(site.path("/calendar/address"), {{"words", "no"}});
  checkPage(made);
  const std::string address = addressIn(made);
  site.visitor = app::Visitor();
  const Response feed = site.get(address);
  CHECK(feed.status == 200);
  CHECK(feed.content_type == "text/calendar; charset=utf-8");
  CHECK(feed.body.find("SUMMARY:Appointment") != std::string::npos);
  CHECK(site.get("/calendar/" + std::string(43, 'A') + "/notes.ics").status == 404);
  const auto addresses = app::calendarAddresses(site.home(), site.id());
  REQUIRE(addresses);
  REQUIRE(addresses->size() == 1);
  CHECK((*addresses)[0].read.ms != 0);
  REQUIRE(app::endCalendarAddress(site.home(), site.id(), (*addresses)[0].id));
  CHECK(site.get(address).status == 404);
}

TEST_CASE("calendar: an address of an account without the record shows nothing") {
  KeepingSite site;
  app::CalendarAddress address;
  address.person = site.id();
  address.account = "somebody-who-left";
  const auto token = app::makeCalendarAddress(site.home(), address, "Ana");
  REQUIRE(token);
  CHECK(site.get(app::calendarPath(*token)).status == 404);
}

TEST_CASE("calendar: names stand in a feed only where the person chose so") {
  KeepingSite site;
  addVisit(site);
  app::CalendarAddress address;
  address.person = site.id();
  address.has_words = true;
  address.language = "es";
  const auto token = app::makeCalendarAddress(site.home(), address, "Ana");
  REQUIRE(token);
  const Response feed = site.get(app::calendarPath(*token));
  CHECK(feed.body.find("SUMMARY:Medication visit con Dr. Lee") != std::string::npos);
  CHECK(feed.body.find("X-WR-CALNAME:Notas") != std::string::npos);
}
