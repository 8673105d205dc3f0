// Those who help: the week, who does what, and sharing as little as one likes.
#include "web/pages/keeping_testing.h"

using namespace baton;
using namespace baton::web;
using testing::keep::checkPage;
using testing::keep::has;
using testing::keep::KeepingSite;

TEST_CASE("those who help: a page for the person, with what they may do and whom they can call") {
  KeepingSite site;
  const Response page = site.get(site.path("/caregivers"));
  CHECK(page.status == 200);
  CHECK(has(page, "Nobody who helps is named yet"));
  CHECK(has(page, "NAMI HelpLine"));
  checkPage(page);
}

TEST_CASE("sharing little: the smallest permissions, and the exception is explained") {
  KeepingSite site;
  const Response page = site.get(site.path("/share-little"));
  CHECK(has(page, "One list"));
  CHECK(has(page, "four hours at most"));
  checkPage(page);
}

TEST_CASE("week: one screen with the fields of the log, kept for later where there is no network") {
  KeepingSite site;
  const Response page = site.get(site.path("/week"));
  CHECK(page.status == 200);
  CHECK(page.body.find("data-queue") != std::string::npos);
  CHECK(page.body.find("name=\"nights_up\"") != std::string::npos);
  checkPage(page);
}
