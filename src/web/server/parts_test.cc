#include <doctest/doctest.h>

#include <atomic>
#include <future>

#include "base/text.h"
#include "web/server/address.h"
#include "web/server/answer_head.h"
#include "web/server/event_queue.h"
#include "web/server/gzip.h"
#include "web/server/metrics.h"
#include "web/server/own_routes.h"
#include "web/server/static_files.h"
#include "web/server/workers.h"

namespace baton::web {

TEST_CASE("dates as HTTP writes them") {
  CHECK(httpDate(*parseInstant("1994-11-06T08:49:37Z")) == "Sun, 06 Nov 1994 08:49:37 GMT");
  CHECK(httpDate(Instant{0}) == "Thu, 01 Jan 1970 00:00:00 GMT");
  CHECK(httpDate(Instant{-1000}) == "Wed, 31 Dec 1969 23:59:59 GMT");
  CHECK(httpDate(*parseInstant("2024-02-29T23:59:59Z")) == "Thu, 29 Feb 2024 23:59:59 GMT");
}

TEST_CASE("tags and codings are compared as RFC 9110 says") {
  CHECK(etagOf("a") == etagOf("a"));
  CHECK(etagOf("a") != etagOf("b"));
  CHECK(matchesETag("\"a\", \"b\"", "\"b\""));
  CHECK(matchesETag("W/\"b\"", "\"b\""));
  CHECK(matchesETag("*", "\"b\""));
  CHECK_FALSE(matchesETag("\"a\"", "\"b\""));
  CHECK_FALSE(matchesETag("", "\"b\""));
  CHECK(acceptsGzip("deflate, GZip;q=0.5"));
  CHECK_FALSE(acceptsGzip("gzip;q=0.0, br"));
  CHECK_FALSE(acceptsGzip("xgzip"));
  CHECK_FALSE(acceptsGzip(""));
}

TEST_CASE("an answer without a body says no length") {
  AnswerTraits traits;
  traits.status = 204;
  CHECK(answerHead({}, traits).find("Content-Length") == std::string::npos);
  Response response;
  response.headers = {{"Vary", "HX-Request"}, {"bad name", "x"}, {"Location", "/a"}};
  const std::string head = answerHead(response, {});
  CHECK(head.find("Vary: HX-Request, Cookie\r\n") != std::string::npos);
  CHECK(head.find("bad name") == std::string::npos);
  CHECK(head.find("Location: /a\r\n") != std::string::npos);
}

TEST_CASE("an event is one event, whatever its text holds") {
  CHECK(eventText("a", "1") == "event: a\ndata: 1\n\n");
  CHECK(eventText("a\nb", "1\r\n2\r3\n") == "event: ab\ndata: 1\ndata: 2\ndata: 3\ndata: \n\n");
  CHECK(eventText("", "") == "data: \n\n");
}

TEST_CASE("who makes events too fast waits, until the reader is gone") {
  EventQueue queue([] {});
  auto maker = std::async(std::launch::async, [&queue] {
    int sent = 0;
    while (queue.send("e", std::string(10'000, 'x'))) ++sent;
    return sent;
  });
  while (queue.take().size() < 10'000) std::this_thread::yield();
  queue.close();
  CHECK(maker.get() >= 1);
  CHECK_FALSE(queue.isOpen());
}

TEST_CASE("workers are bounded, and finish what they took") {
  std::promise<void> gate;
  const std::shared_future<void> opened(gate.get_future());
  std::atomic<int> done = 0;
  Workers workers(2, 1);
  const auto job = [&] {
    opened.wait();
    ++done;
  };
  CHECK(workers.tryPost(job));
  CHECK(workers.tryPost(job));
  while (workers.waiting() > 0) std::this_thread::yield();
  CHECK(workers.tryPost(job));
  CHECK_FALSE(workers.tryPost(job));
  CHECK(workers.running() == 2);
  CHECK(workers.waiting() == 1);
  gate.set_value();
  CHECK(workers.stop(std::chrono::seconds(10)));
  CHECK(done == 3);
  CHECK_FALSE(workers.tryPost(job));
}

TEST_CASE("metrics count by route, and bound what they keep") {
  Metrics metrics;
  metrics.count("GET", "/people/:person", 200, 0.004, 10);
  metrics.count("GET", "/people/:person", 200, 2.0, 10);
  metrics.count("GET", "a\"b\\", 404, 0.0, 0);
  const std::string text = metrics.text({3, 1, 2, 4});
  CHECK(text.find("baton_requests_total{method=\"GET\",route=\"/people/:person\",status=\"200\"} 2\n") !=
        std::string::npos);
  CHECK(text.find("route=\"a\\\"b\\\\\"") != std::string::npos);
  CHECK(text.find("baton_request_seconds_bucket{le=\"0.005\"} 2\n") != std::string::npos);
  CHECK(text.find("baton_request_seconds_bucket{le=\"+Inf\"} 3\n") != std::string::npos);
  CHECK(text.find("baton_open_connections 3\n") != std::string::npos);
  for (int i = 0; i < 5000; ++i) metrics.count("GET", "/" + std::to_string(i), 200, 0, 0);
  CHECK(metrics.text({}).find("/4999") == std::string::npos);
}

TEST_CASE("names and types of static files") {
  CHECK(hashedName("app.css", "12ab") == "app.12ab.css");
  CHECK(hashedName("icons.d/a", "12ab") == "icons.d/a.12ab");
  CHECK(contentTypeOf("a/b.js") == "text/javascript; charset=utf-8");
  CHECK(contentTypeOf("x") == "application/octet-stream");
  CHECK(gzip(std::string(10'000, 'x')).size() < 200);
}

TEST_CASE("which addresses are this machine") {
  for (const char* here : {"127.0.0.1", "127.1.2.3", "::1", "::ffff:127.0.0.1"}) CHECK(isLoopback(here));
  for (const char* there : {"128.0.0.1", "10.0.0.1", "::2", "127.evil.example", ""}) CHECK_FALSE(isLoopback(there));
  CHECK(parseListenAddress("[::1]:8080")->host == "::1");
  CHECK_FALSE(parseListenAddress("localhost"));
  CHECK_FALSE(parseListenAddress("localhost:99999"));
}

}  // namespace baton::web
