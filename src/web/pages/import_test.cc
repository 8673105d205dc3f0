// Import through the pages: see what is new, bring it in, take it back; and who may.
#include "app/undo.h"
#include "web/pages/keeping_testing.h"

using namespace baton;
using namespace baton::web;
using testing::header;
using testing::keep::bundleOf;
using testing::keep::checkPage;
using testing::keep::condition;
using testing::keep::has;
using testing::keep::KeepingSite;

namespace {

// After an answer that leads to a job: the job's page once the work is done.
Response finished(KeepingSite& site, const std::string& job) {
  Response answer = site.get(job);
  for (int i = 0; i < 200 && answer.body.find("data-events") != std::string::npos; ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
    answer = site.get(job);
  }
  return answer;
}

std::size_t conditions(KeepingSite& site) {
  const auto seen = site.charts().disclosure(site.home(), site.id(), {"self", ""}, site.home().clock().now());
  return seen.value().chart().conditions.size();
}

std::string hrefOf(const Response& page, const std::string& end) {
  const std::size_t at = page.body.find(end + "\"");
  REQUIRE(at != std::string::npos);
  const std::size_t start = page.body.rfind('"', at) + 1;
  return page.body.substr(start, at + end.size() - start);
}

}  // namespace

TEST_CASE("import page: empty, and choosing nothing says so") {
  KeepingSite site;
  const Response empty = site.get(site.path("/import"));
  CHECK(empty.status == 200);
  CHECK(has(empty, "Nothing was brought in from a file yet."));
  CHECK(empty.body.find("multipart/form-data") != std::string::npos);
  checkPage(empty);
  const Response nothing = site.upload({});
  CHECK(nothing.status == 422);
  CHECK(has(nothing, "Choose at least one file."));
  checkPage(nothing);
}

TEST_CASE("import page: first what is new, then it is in, then it is taken back and brought back") {
  KeepingSite site;
  const Response sent = site.upload({{"portal <1>.json", bundleOf(condition("c1", "Low mood"))}});
  CHECK(sent.status == 303);
  const std::string job = header(sent, "Location");
  const Response difference = finished(site, job);
  CHECK(has(difference, "2 new, 0 changed, 0 already here. Nothing is saved yet."));
  CHECK(has(difference, "portal <1>.json"));
  CHECK(difference.body.find("portal <1>") == std::string::npos);
  checkPage(difference);
  CHECK(conditions(site) == 0);

  CHECK(header(site.post(job, {{"act", "save"}}), "Location") == job);
  const Response result = finished(site, job);
  CHECK(has(result, "It is in the record"));
  checkPage(result);
  CHECK(conditions(site) == 1);

  const std::string undo = hrefOf(result, "/undo");
  const Response question = site.get(undo);
  CHECK(question.status == 200);
  CHECK(has(question, "Take this import back?"));
  checkPage(question);
  CHECK(conditions(site) == 1);
  CHECK(header(site.post(undo, {}), "Location") == site.path("/import"));
  CHECK(conditions(site) == 0);
  const Response list = site.get(site.path("/import"));
  CHECK(has(list, "Taken back"));
  checkPage(list);
  CHECK(site.post(hrefOf(list, "/undo"), {}).status == 303);
  CHECK(conditions(site) == 1);
}

TEST_CASE("import page: the same file again is already here") {
  KeepingSite site;
  const std::string bytes = bundleOf(condition("c1", "Low mood"));
  site.bringIn(site.file("portal.json", bytes));
  const Response sent = site.upload({{"portal.json", bytes}});
  const Response difference = finished(site, header(sent, "Location"));
  CHECK(has(difference, "There is nothing new to bring in."));
  CHECK(difference.body.find("value=\"save\"") == std::string::npos);
}

TEST_CASE("import page: stopped, nothing is saved") {
  KeepingSite site;
  const std::string job = header(site.upload({{"a.json", bundleOf(condition("c1", "Low mood"))}}), "Location");
  finished(site, job);
  CHECK(header(site.post(job, {{"act", "stop"}}), "Location") == site.path("/import"));
  CHECK(has(site.get(job), "Nothing of these files was saved."));
  CHECK(conditions(site) == 0);
}

TEST_CASE("import page: a file about another person is refused with a way on; what cannot be read says where") {
  KeepingSite site;
  const std::string bad = R"({"resource":{"resourceType":"Condition","id":"x","clinicalStatus":7}})";
  const Response sent = site.upload({{"other.json", bundleOf("", "Bo Chen", "1961-02-03")},
                                     {"mine.json", bundleOf(condition("c1", "Low mood") + "," + bad)},
                                     {"broken.json", "{\"resourceType\": <script>alert(1)</script>"}});
  const Response difference = finished(site, header(sent, "Location"));
  CHECK(has(difference, "This file is about another person, so nothing of it was taken."));
  CHECK(has(difference, "Add a person"));
  CHECK(has(difference, "1 entry could not be taken"));
  CHECK(has(difference, "Place in the file: "));
  CHECK(has(difference, "This file could not be read, so nothing of it was taken."));
  CHECK(difference.body.find("<script>alert") == std::string::npos);
  checkPage(difference);
}

TEST_CASE("import page: progress for a page that listens, and a refresh for one that cannot") {
  KeepingSite site;
  const std::string job = header(site.upload({{"a.json", bundleOf(condition("c1", "Low mood"))}}), "Location");
  finished(site, job);
  const Response events = site.get(job + "/events");
  REQUIRE(events.events);
  struct Listener final : EventStream {
    bool send(const std::string& event, const std::string&) override {
      heard += event + " ";
      return true;
    }
    bool isOpen() const override { return true; }
    std::string heard;
  } listener;
  events.events(listener);
  CHECK(listener.heard == "done ");
}

TEST_CASE("import page: another account's job is not there; a reader may not import; a caregiver takes nothing back") {
  KeepingSite site;
  const std::string job = header(site.upload({{"a.json", bundleOf(condition("c1", "Low mood"))}}), "Location");
  finished(site, job);
  site.becomeCaregiver();
  CHECK(site.get(job).status == 404);
  CHECK(site.post(job, {{"act", "save"}}).status == 404);
  CHECK(site.get(job + "/events").status == 404);
  site.bringIn(site.file("portal.json", bundleOf(condition("c2", "Worry"))));
  const Response list = site.get(site.path("/import"));
  CHECK(has(list, "portal.json"));
  CHECK(list.body.find("/undo\"") == std::string::npos);
  const auto written = app::listWritten(site.home(), site.id(), 5).value();
  CHECK(site.post(site.path("/imports/" + written.front().entry + "/undo"), {}).status == 404);
  site.becomeCaregiver({"read"});
  CHECK(site.get(site.path("/import")).status == 404);
  CHECK(site.upload({{"a.json", "{}"}}).status == 404);
}

TEST_CASE("import page: what is not there to undo is not found") {
  KeepingSite site;
  for (const char* entries : {"00000000", "0000", "-", "zzzzzzzzzzzz-00000000", "Patient"}) {
    CAPTURE(entries);
    CHECK(site.get(site.path("/imports/") + entries + "/undo").status == 404);
  }
}
