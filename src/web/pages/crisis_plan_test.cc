// The crisis plan: written a part at a time, shown to whom it is shared with, taken back.
#include "web/pages/keeping_testing.h"

using namespace baton;
using namespace baton::web;
using testing::keep::checkPage;
using testing::keep::has;
using testing::keep::KeepingSite;

TEST_CASE("crisis plan: empty, written part by part, gone through, printed") {
  KeepingSite site;
  const Response empty = site.get(site.path("/crisis-plan"));
  CHECK(has(empty, "Nothing is written yet."));
  checkPage(empty);
  CHECK(site.get(site.path("/crisis-plan/plan.pdf")).status == 303);
  const Response part = site.get(site.path("/crisis-plan/part/signs"));
  CHECK(has(part, "Part 1 of 12"));
  checkPage(part);
  CHECK(site.get(site.path("/crisis-plan/part/moon")).status == 404);
  CHECK(site.post(site.path("/crisis-plan/part/signs"), {{"signs", "I stop <answering>"}}).status == 303);
  CHECK(site.post(site.path("/crisis-plan/part/hospital"), {{"hospital", "Riverside"}}).status == 303);
  CHECK(site.post(site.path("/crisis-plan/rehearsed"), {}).status == 303);
  const Response written = site.get(site.path("/crisis-plan"));
  CHECK(has(written, "I stop <answering>"));
  CHECK(has(written, "Riverside"));
  CHECK(has(written, "Gone through with somebody on"));
  checkPage(written);
  CHECK(site.get(site.path("/crisis-plan/plan.pdf")).body.starts_with("%PDF-"));
  CHECK(site.get(site.path("/crisis-plan/page")).body.find("&lt;answering&gt;") != std::string::npos);
}

TEST_CASE("crisis plan: too long a part is said at its field, and what was typed stays") {
  KeepingSite site;
  const std::string much(3'000, 'x');
  const Response answer = site.post(site.path("/crisis-plan/part/signs"), {{"signs", much}});
  CHECK(answer.status == 422);
  CHECK(has(answer, much));
}
