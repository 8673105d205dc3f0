#include "web/frame/page.h"

#include <doctest/doctest.h>

#include "web/frame/layout.h"
#include "web/frame/testing.h"

using namespace baton;
using namespace baton::web;

namespace {

constexpr std::array kPages = {
    Route{"GET", "/show", Need::Anyone, [](Page& page) { return layout(page, "Title <1>", Html::text("<hello>")); }},
    Route{
        "GET", "/go", Need::Anyone,
        [](Page& page) { return goTo(page, page.request.parameter("to"), Flash{Done::Saved, Instant{0}, "/undo/7"}); }},
    Route{"GET", "/full", Need::Anyone,
          [](Page& page) { return trouble(page, Error{ErrorCode::StorageFull, "The disk is full.", ""}); }},
};

}  // namespace

TEST_CASE("page: only paths of this server are local") {
  for (const std::string path : {"/", "/a/b?c=d", "/people/p1/record#x"}) CHECK(isLocalPath(path));
  for (const std::string path : {"", "a", "//evil.example", "/\\evil.example", "https://evil.example", "/a b",
                                 "/a\nSet-Cookie: x", "/\\", "/a\\b"}) {
    CAPTURE(path);
    CHECK_FALSE(isLocalPath(path));
  }
  CHECK_FALSE(isLocalPath("/" + std::string(600, 'a')));
}

TEST_CASE("page: a redirect never leaves, and carries the flash") {
  testing::Site site(kPages);
  Response answer = site.get("/go?to=/people/p1");
  CHECK(answer.status == 303);
  CHECK(testing::header(answer, "Location") == "/people/p1");
  CHECK(testing::header(answer, "Set-Cookie").starts_with("flash=saved.0./undo/7; Path=/; Max-Age=120; HttpOnly"));
  CHECK(testing::header(site.get("/go?to=//evil.example"), "Location") == "/");
  site.headers["hx-request"] = "true";
  answer = site.get("/go?to=/people/p1");
  CHECK(answer.status == 200);
  CHECK(testing::header(answer, "HX-Redirect") == "/people/p1");
}

TEST_CASE("page: the flash is shown once, with Undo as a form") {
  testing::Site site(kPages);
  site.cookies["flash"] = "saved.1700000000000./people/p1/undo/7";
  const Response answer = site.get("/show");
  CHECK(answer.body.find("<div class=\"flash\" role=\"status\">") != std::string::npos);
  CHECK(answer.body.find("<form class=\"button-form\" method=\"post\" action=\"/people/p1/undo/7\">") !=
        std::string::npos);
  CHECK(testing::header(answer, "Set-Cookie").starts_with("flash=; Path=/; Max-Age=0"));
}

TEST_CASE("page: a flash that is not ours is not shown") {
  const auto round = parseFlash(flashText({Done::Undone, Instant{-5}, "/x"}));
  REQUIRE(round);
  CHECK(round->at.ms == -5);
  CHECK(round->done == Done::Undone);
  for (const std::string text :
       {"", "saved", "saved.1", "saved.x./a", "hello.1./a", "saved.1.//evil.example", "saved.1.https://evil.example",
        "saved.1./a\"b", "saved.1./a?b", "saved.99999999999999999999./a"}) {
    CAPTURE(text);
    CHECK_FALSE(parseFlash(text));
  }
}

TEST_CASE("page: title and content are escaped, and nothing is inline") {
  const testing::Site site(kPages);
  const std::string body = site.get("/show").body;
  CHECK(body.starts_with("<!doctype html><html lang=\"en\""));
  CHECK(body.find("<h1>Title &lt;1&gt;</h1>&lt;hello&gt;") != std::string::npos);
  CHECK(body.find("<style") == std::string::npos);
  CHECK(body.find(" style=") == std::string::npos);
  CHECK(body.find("<script>") == std::string::npos);
  CHECK(body.find(" onclick") == std::string::npos);
}

TEST_CASE("page: trouble has its status and its sentence") {
  const testing::Site site(kPages);
  const Response answer = site.get("/full");
  CHECK(answer.status == 507);
  CHECK(testing::text(answer).find("The disk is full.") != std::string::npos);
}
