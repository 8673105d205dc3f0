// Prepare a visit: a draft from the record, the person's own lines in its place, and the page for its reader.
#include "web/pages/keeping_testing.h"

using namespace baton;
using namespace baton::web;
using testing::keep::bundleOf;
using testing::keep::checkPage;
using testing::keep::condition;
using testing::keep::has;
using testing::keep::KeepingSite;

TEST_CASE("visit: the lines are a draft until the person writes their own, and stay on the page for the reader") {
  KeepingSite site;
  site.bringIn(site.file("portal.json", bundleOf(condition("c1", "Low mood"))));
  const Response draft = site.get(site.path("/visit-prep?with=therapist"));
  CHECK(has(draft, "These lines are a draft from your record."));
  CHECK(has(draft, "Prepare a visit: My therapist"));
  checkPage(draft);
  const Response saved = site.post(
      site.path("/visit-prep"), {{"with", "therapist"}, {"worries", "The nights <b>"}, {"decide", "Fewer sessions?"}});
  CHECK(saved.status == 303);
  const Response own = site.get(site.path("/visit-prep?with=therapist"));
  CHECK(has(own, "You wrote these lines on"));
  CHECK(has(own, "The nights <b>"));
  checkPage(own);
  CHECK_FALSE(has(site.get(site.path("/visit-prep?with=psychiatrist")), "The nights"));
  const Response alone = site.get(site.path("/visit-prep/page?with=therapist"));
  CHECK(alone.body.find("What worries me most: The nights &lt;b&gt;") != std::string::npos);
  CHECK(alone.caching == Caching::Never);
  CHECK(site.get(site.path("/visit-prep/visit.pdf?with=therapist")).body.starts_with("%PDF-"));
}

TEST_CASE("visit: nothing written is said at its field") {
  KeepingSite site;
  const Response answer = site.post(site.path("/visit-prep"), {{"with", "moon"}});
  CHECK(answer.status == 422);
  CHECK(has(answer, "Please write at least one of the three lines."));
}
