#include "web/server/request_head.h"

#include <doctest/doctest.h>

namespace baton::web {
namespace {

int statusOf(const std::string& text) { return readRequestHead(text).refusal.status; }

std::string with(const std::string& fields) { return "POST /a HTTP/1.1\r\nHost: x\r\n" + fields + "\r\n"; }

}  // namespace

TEST_CASE("a plain head is read") {
  const auto read = readRequestHead(
      "GET /people/a%20b?x=1&y=two+words&x=3 HTTP/1.1\r\nHost: Baton.Local:8443\r\nAccept: a\r\naccept:\tb \r\n"
      "Cookie: s=1\r\nCookie: t=2\r\nX-Empty:\r\n\r\n");
  REQUIRE(read.refusal.status == 0);
  CHECK(read.head.keeps_alive);
  CHECK_FALSE(read.head.hasBody());
  const auto request = toRequest(read.head);
  REQUIRE(request);
  CHECK(request->path == "/people/a b");
  CHECK(request->host == "baton.local:8443");
  CHECK(request->parameter("x") == "3");
  CHECK(request->parameter("y") == "two words");
  CHECK(request->header("accept") == "a, b");
  CHECK(request->header("x-empty").empty());
  CHECK(request->cookies == std::map<std::string, std::string>{{"s", "1"}, {"t", "2"}});
}

TEST_CASE("what two servers could read in two ways is refused") {
  CHECK(statusOf(with("Content-Length: 5\r\nTransfer-Encoding: chunked\r\n")) == 400);
  CHECK(statusOf(with("Content-Length: 5\r\nContent-Length: 5\r\n")) == 400);
  CHECK(statusOf(with("Content-Length: 5, 5\r\n")) == 400);
  CHECK(statusOf(with("Content-Length: +5\r\n")) == 400);
  CHECK(statusOf(with("Content-Length: -5\r\n")) == 400);
  CHECK(statusOf(with("Content-Length: 0x5\r\n")) == 400);
  CHECK(statusOf(with("Content-Length: 99999999999999999999\r\n")) == 400);
  CHECK(statusOf(with("Content-Length:\r\n")) == 400);
  CHECK(statusOf(with("Transfer-Encoding: chunked, chunked\r\n")) == 501);
  CHECK(statusOf(with("Transfer-Encoding: gzip, chunked\r\n")) == 501);
  CHECK(statusOf(with("Transfer-Encoding: xchunked\r\n")) == 501);
  CHECK(statusOf(with("Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n")) == 400);
  CHECK(statusOf(with("Transfer-Encoding : chunked\r\n")) == 400);
  CHECK(statusOf(with("Transfer\x0b-Encoding: chunked\r\n")) == 400);
  CHECK(statusOf(with("A: b\r\n folded\r\n")) == 400);
  CHECK(statusOf(with("A: b\r\n\tfolded\r\n")) == 400);
  CHECK(statusOf(with("A: b\nB: c\r\n")) == 400);
  CHECK(statusOf(with("A: b\rB: c\r\n")) == 400);
  CHECK(statusOf(with(std::string("A: b\0c\r\n", 8))) == 400);
  CHECK(statusOf(with("Host: y\r\n")) == 400);
  CHECK(statusOf(with("no colon\r\n")) == 400);
  CHECK(statusOf(with(": no name\r\n")) == 400);
  CHECK(statusOf("POST /a HTTP/1.0\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n") == 400);
  CHECK(statusOf("\r\nGET / HTTP/1.1\r\nHost: x\r\n\r\n") == 400);
}

TEST_CASE("a bad first line is refused") {
  CHECK(statusOf("GET / HTTP/1.1\r\nHost: x\r\n\r\n") == 0);
  CHECK(statusOf("GET / HTTP/1.1\r\n\r\n") == 400);
  CHECK(statusOf("GET / HTTP/1.0\r\n\r\n") == 0);
  CHECK(statusOf("GET / HTTP/2.0\r\nHost: x\r\n\r\n") == 505);
  CHECK(statusOf("GET / HTTQ/1.1\r\nHost: x\r\n\r\n") == 400);
  CHECK(statusOf("GET /\r\n\r\n") == 400);
  CHECK(statusOf("BREW / HTTP/1.1\r\nHost: x\r\n\r\n") == 501);
  CHECK(statusOf("TRACE / HTTP/1.1\r\nHost: x\r\n\r\n") == 501);
  CHECK(statusOf("G(T / HTTP/1.1\r\nHost: x\r\n\r\n") == 400);
  CHECK(statusOf("get / HTTP/1.1\r\nHost: x\r\n\r\n") == 501);
  CHECK(statusOf("GET  / HTTP/1.1\r\nHost: x\r\n\r\n") == 400);
  CHECK(statusOf("GET http://x/ HTTP/1.1\r\nHost: x\r\n\r\n") == 400);
  CHECK(statusOf("GET /#a HTTP/1.1\r\nHost: x\r\n\r\n") == 400);
  CHECK(statusOf("GET /\xC3\xA9 HTTP/1.1\r\nHost: x\r\n\r\n") == 400);
  CHECK(statusOf("GET / HTTP/1.1\r\nHost: x/y\r\n\r\n") == 400);
  CHECK(statusOf("GET /" + std::string(kMostTargetBytes, 'a') + " HTTP/1.1\r\nHost: x\r\n\r\n") == 414);
  CHECK(statusOf("GET /a HTTP/1.1\r\nHost: x\r\nA: " + std::string(kMostHeadBytes, 'a') + "\r\n\r\n") == 431);
  std::string many;
  for (std::size_t i = 0; i <= kMostHeaders; ++i) many += "A: b\r\n";
  CHECK(statusOf(with(many)) == 431);
}

TEST_CASE("addresses with broken escapes are no requests") {
  for (const char* target : {"/%", "/%zz", "/%00", "/a?b=%", "/%ff"}) {
    CAPTURE(target);
    const auto read = readRequestHead("GET " + std::string(target) + " HTTP/1.1\r\nHost: x\r\n\r\n");
    REQUIRE(read.refusal.status == 0);
    CHECK_FALSE(toRequest(read.head));
  }
}

TEST_CASE("connections are kept as HTTP/1.1 and 1.0 say") {
  CHECK_FALSE(readRequestHead("GET / HTTP/1.1\r\nHost: x\r\nConnection: Close\r\n\r\n").head.keeps_alive);
  CHECK_FALSE(readRequestHead("GET / HTTP/1.0\r\n\r\n").head.keeps_alive);
  CHECK(readRequestHead(with("Expect: 100-continue\r\nContent-Length: 3\r\n")).head.expects_continue);
  CHECK(statusOf(with("Expect: magic\r\n")) == 417);
  CHECK(readRequestHead(with("Transfer-Encoding: Chunked\r\n")).head.is_chunked);
}

}  // namespace baton::web
