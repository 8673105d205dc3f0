// Search: typing mistakes forgiven, grouped by kind, a way on when nothing is found.
#include "web/pages/record_testing.h"

using namespace baton;
using namespace baton::web;
using namespace baton::web::testing;

TEST_CASE("search: finds with a typing mistake, by brand, grouped") {
  const Shown marisol("lithium");
  checkShows(marisol.get("/search?q=litium"),
             {"found for: litium", "Medicines", "lithium 450 mg", "Results", "Lithium level"});
  const Shown haruka("first-ssri");
  checkShows(haruka.get("/search?q=Zoloft"), {"sertraline 100 mg"});
}

TEST_CASE("search: every hit leads to a page") {
  const Shown marisol("lithium");
  const Response answer = marisol.get("/search?q=riverside");
  std::size_t seen = 0;
  for (std::size_t at = answer.body.find("/fact?line="); at != std::string::npos;
       at = answer.body.find("/fact?line=", at + 1)) {
    const std::string tail = answer.body.substr(at, answer.body.find('"', at) - at);
    CAPTURE(tail);
    CHECK(marisol.get(tail).status == 200);
    ++seen;
  }
  CHECK(seen > 0);
}

TEST_CASE("search: nothing found, nothing asked") {
  const Shown marisol("lithium");
  checkShows(marisol.get("/search?q=xyzzyq"), {"Nothing was found for: xyzzyq", "Look through the record"});
  checkShows(marisol.get("/search"), {"Type what you look for"});
  const Response hostile = marisol.get("/search?q=<script>alert(1)</script>");
  CHECK(hostile.body.find("<script>alert") == std::string::npos);
  checkShows(hostile, {"<script>alert(1)</script>"});
  CHECK(marisol.get("/search?q=" + std::string(20'000, 'a')).status == 200);
}
