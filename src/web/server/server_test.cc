#include "web/server/server.h"

#include <doctest/doctest.h>

#include <atomic>
#include <fstream>
#include <future>
#include <iterator>
#include <sstream>

#include "web/server/static_files.h"
#include "web/server/test_client.h"

namespace baton::web {
namespace {

using std::chrono::milliseconds;

Response echo(const Request& request) {
  Response response;
  response.route = "/echo";
  std::string& text = response.body;
  text = request.method + " " + request.path;
  for (const auto& [name, value] : request.form) text += " " + name + "=" + value;
  for (const Upload& upload : request.uploads) text += " " + upload.name + ":" + std::to_string(upload.size);
  text += " " + request.body;
  return response;
}

std::string get(const std::string& path, const std::string& fields = "") {
  return "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n" + fields + "\r\n";
}

std::string post(const std::string& fields, const std::string& body) {
  return "POST /p HTTP/1.1\r\nHost: localhost\r\n" + fields + "\r\n" + body;
}

bool has(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

bool isStatus(const std::string& answer, int status) {
  return answer.starts_with("HTTP/1.1 " + std::to_string(status) + " ");
}

ServerSettings settingsWith(ServerLimits limits) {
  ServerSettings settings;
  settings.limits = limits;
  return settings;
}

}  // namespace

TEST_CASE("one connection carries many requests, pipelined ones in their order") {
  TestServer server(echo);
  TestClient client(server.port());
  REQUIRE(client.send(get("/one")));
  CHECK(has(client.readAnswer(), "\r\n\r\nGET /one"));
  REQUIRE(client.send(get("/two") + post("Content-Length: 3\r\n", "abc") + get("/three", "Connection: close\r\n")));
  CHECK(has(client.readAnswer(), "\r\n\r\nGET /two"));
  CHECK(has(client.readAnswer(), "\r\n\r\nPOST /p abc"));
  const std::string last = client.readAnswer();
  CHECK(has(last, "GET /three"));
  CHECK(has(last, "Connection: close"));
  CHECK(client.isClosed());
}

TEST_CASE("a request may come byte by byte") {
  TestServer server(echo);
  TestClient client(server.port());
  for (const char c : post("Transfer-Encoding: chunked\r\n", "3\r\nabc\r\n2;x=y\r\nde\r\n0\r\nTrailer: x\r\n\r\n")) {
    REQUIRE(client.send(std::string(1, c)));
  }
  CHECK(has(client.readAnswer(), "POST /p abcde"));
}

TEST_CASE("HEAD is GET without its body") {
  TestServer server(echo);
  TestClient client(server.port());
  REQUIRE(client.send("HEAD /x HTTP/1.1\r\nHost: localhost\r\n\r\n"));
  const std::string head = client.readAnswer(false);
  CHECK(has(head, "Content-Length: 7\r\n"));
  CHECK(head.ends_with("\r\n\r\n"));
  REQUIRE(client.send(get("/y")));
  CHECK(has(client.readAnswer(), "GET /y"));
}

TEST_CASE("every answer carries the security headers") {
  TestServer server([](const Request&) {
    Response response;
    response.nonce = "n0nce";
    response.headers = {{"X-Note", "a\r\nSet-Cookie: stolen=1"}, {"Content-Length", "1"}};
    return response;
  });
  for (const std::string& answer :
       {server.ask(get("/")), server.ask("nonsense\r\n\r\n"), server.ask(get("/healthz"))}) {
    CAPTURE(answer);
    CHECK(has(answer, "Content-Security-Policy: default-src 'none'; style-src 'self'"));
    CHECK(has(answer, "frame-ancestors 'none'"));
    CHECK(has(answer, "X-Content-Type-Options: nosniff"));
    CHECK(has(answer, "Referrer-Policy: no-referrer"));
    CHECK(has(answer, "Cross-Origin-Opener-Policy: same-origin"));
    CHECK(has(answer, "Cross-Origin-Resource-Policy: same-origin"));
    CHECK(has(answer, "Permissions-Policy: "));
    CHECK(has(answer, "Cache-Control: no-store"));
    CHECK_FALSE(has(answer, "Strict-Transport-Security"));
  }
  const std::string page = server.ask(get("/"));
  CHECK(has(page, "script-src 'self' 'nonce-n0nce'"));
  CHECK(has(page, "X-Note: a  Set-Cookie: stolen=1\r\n"));
  CHECK(has(page, "Content-Length: 0\r\n"));
}

TEST_CASE("requests that could be smuggled are refused and end the connection") {
  TestServer server(echo);
  for (const std::string& request :
       {post("Content-Length: 3\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\nGET /hidden HTTP/1.1\r\n\r\n"),
        post("A: b\r\n c: d\r\n", ""), post("Transfer-Encoding: chunked\r\n", "zz\r\n"),
        post("Transfer-Encoding: chunked\r\n", "3\r\nabcXY\r\n"), std::string("TRACE / HTTP/1.1\r\nHost: x\r\n\r\n"),
        get("/%00"), get("/" + std::string(5000, 'a'))}) {
    CAPTURE(request.substr(0, 100));
    TestClient client(server.port());
    REQUIRE(client.send(request));
    const std::string answer = client.readAnswer();
    CHECK((answer.starts_with("HTTP/1.1 4") || answer.starts_with("HTTP/1.1 501")));
    CHECK(has(answer, "Connection: close"));
    CHECK(client.isClosed());
  }
}

TEST_CASE("headers and bodies have limits") {
  ServerSettings settings;
  settings.body_limit = [](const Request& head) { return head.path == "/p" ? std::uint64_t{10} : std::uint64_t{0}; };
  TestServer server(echo, settings);
  CHECK(isStatus(server.ask(get("/", "A: " + std::string(20'000, 'a') + "\r\n")), 431));
  CHECK(isStatus(server.ask(post("Content-Length: 10\r\n", "0123456789")), 200));
  CHECK(isStatus(server.ask(post("Content-Length: 11\r\n", "")), 413));
  CHECK(isStatus(server.ask(post("Transfer-Encoding: chunked\r\n", "b\r\n01234567890\r\n0\r\n\r\n")), 413));
  CHECK(isStatus(server.ask(post("Content-Length: 3\r\nExpect: 100-continue\r\n", "")), 100));
  CHECK(isStatus(server.ask(post("Content-Length: 99\r\nExpect: 100-continue\r\n", "")), 413));
  CHECK(isStatus(server.ask("POST /q HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\n\r\na"), 413));
}

TEST_CASE("forms and uploads arrive; an upload lies on disk until the answer") {
  std::string seen;
  std::string path;
  ServerSettings settings;
  settings.body_limit = [](const Request&) { return std::uint64_t{64} << 20U; };
  TestServer server(
      [&](const Request& request) {
        if (!request.uploads.empty()) {
          path = request.uploads.front().path;
          std::ifstream file(path, std::ios::binary);
          seen.assign(std::istreambuf_iterator<char>(file), {});
          using std::filesystem::perms;
          CHECK(std::filesystem::status(path).permissions() == (perms::owner_read | perms::owner_write));
        }
        return echo(request);
      },
      settings);
  CHECK(
      has(server.ask(post("Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 11\r\n", "a=b+c&d=%26")),
          "POST /p a=b c d=&"));
  CHECK(isStatus(server.ask(post("Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 3\r\n", "a=%")),
                 400));

  std::string file(3'000'000, 'x');
  for (std::size_t i = 0; i < file.size(); i += 7) file[i] = static_cast<char>(i);
  const std::string body =
      "--b\r\nContent-Disposition: form-data; name=csrf\r\n\r\nt\r\n--b\r\nContent-Disposition: "
      "form-data; name=f; filename=\"../a.xml\"\r\n\r\n" +
      file + "\r\n--b--\r\n";
  const std::string head =
      "Content-Type: multipart/form-data; boundary=b\r\nContent-Length: " + std::to_string(body.size()) + "\r\n";
  CHECK(has(server.ask(post(head, body)), "POST /p csrf=t ../a.xml:3000000"));
  CHECK(seen == file);
  CHECK(path.starts_with(server.folder() + "/spool/upload-"));

  // A reader that goes away in the middle leaves nothing behind either.
  {
    TestClient client(server.port());
    client.send(post(head, body.substr(0, 1'000'000)));
  }
  REQUIRE(server.stop());
  CHECK(std::filesystem::is_empty(server.folder() + "/spool"));
}

TEST_CASE("slow and idle connections are ended, others do not notice") {
  ServerLimits limits;
  limits.head_time = milliseconds(300);
  limits.idle_time = milliseconds(300);
  limits.body_time = milliseconds(300);
  TestServer server(echo, settingsWith(limits));
  TestClient idle(server.port());
  TestClient slow_head(server.port());
  TestClient slow_body(server.port());
  REQUIRE(slow_head.send("GET / HTTP/1.1\r\nHost: x\r\n"));
  REQUIRE(slow_body.send(post("Content-Length: 100\r\n", "a")));
  std::atomic<bool> is_done = false;
  std::thread dripping([&] {  // a byte now and then does not help
    while (!is_done && slow_head.send("A")) std::this_thread::sleep_for(milliseconds(50));
  });
  CHECK(isStatus(server.ask(get("/")), 200));
  CHECK(idle.isClosed());
  CHECK(slow_head.isClosed());
  CHECK(slow_body.isClosed());
  is_done = true;
  dripping.join();
}

TEST_CASE("a reader that takes nothing is left after a while") {
  ServerLimits limits;
  limits.write_time = milliseconds(200);
  limits.least_rate = std::uint64_t{1} << 40U;
  constexpr std::size_t kLarge = std::size_t{32} << 20U;  // more than the buffers of a socket hold
  TestServer server(
      [](const Request& request) {
        Response response = echo(request);
        if (request.path == "/large") response.body.assign(kLarge, 'x');
        return response;
      },
      settingsWith(limits));
  TestClient client(server.port());
  REQUIRE(client.send(get("/large")));
  std::this_thread::sleep_for(milliseconds(600));
  CHECK(client.readUntil([](const std::string&) { return false; }).size() < kLarge);
  CHECK(isStatus(server.ask(get("/")), 200));
}

TEST_CASE("slow handlers do not hold up others, and too many are told to come again") {
  std::promise<void> gate;
  const std::shared_future<void> opened(gate.get_future());
  std::atomic<int> running = 0;
  ServerLimits limits;
  limits.workers = 2;
  limits.waiting = 1;
  TestServer server(
      [&](const Request& request) {
        if (request.path == "/slow") {
          ++running;
          opened.wait();
        }
        return echo(request);
      },
      settingsWith(limits));
  std::vector<std::unique_ptr<TestClient>> slow;
  for (int i = 0; i < 3; ++i) {
    slow.push_back(std::make_unique<TestClient>(server.port()));
    REQUIRE(slow.back()->send(get("/slow")));
    while (running < std::min(i + 1, 2)) std::this_thread::yield();
  }
  // The pool and its queue fill up; then the answer is 503, and what needs no worker goes on.
  TestClient client(server.port());
  std::string busy;
  do {
    REQUIRE(client.send(get("/readyz")));
    busy = client.readAnswer();
  } while (isStatus(busy, 200));
  CHECK(isStatus(busy, 503));
  REQUIRE(client.send(get("/")));
  busy = client.readAnswer();
  CHECK(isStatus(busy, 503));
  CHECK(has(busy, "Retry-After: "));
  gate.set_value();
  for (const auto& one : slow) CHECK(isStatus(one->readAnswer(), 200));
}

TEST_CASE("a handler that throws gives a plain 500 without its text") {
  TestServer server([](const Request&) -> Response { throw std::runtime_error("secret"); });
  const std::string answer = server.ask(get("/"));
  CHECK(isStatus(answer, 500));
  CHECK_FALSE(has(answer, "secret"));
}

TEST_CASE("private answers have a tag, and are not sent twice") {
  TestServer server([](const Request& request) {
    Response response;
    response.body = "same";
    response.caching = request.path == "/never" ? Caching::Never : Caching::Private;
    return response;
  });
  TestClient client(server.port());
  REQUIRE(client.send(get("/")));
  const std::string first = client.readAnswer();
  const std::size_t at = first.find("ETag: ");
  REQUIRE(at != std::string::npos);
  CHECK(has(first, "Cache-Control: private"));
  CHECK(has(first, "Vary: Cookie"));
  const std::string tag = first.substr(at + 6, first.find("\r\n", at) - at - 6);
  REQUIRE(client.send(get("/", "If-None-Match: \"x\", W/" + tag + "\r\n")));
  const std::string second = client.readAnswer(false);
  CHECK(isStatus(second, 304));
  CHECK_FALSE(has(second, "Content-Length"));
  REQUIRE(client.send(get("/", "If-None-Match: \"x\"\r\n")));
  CHECK(isStatus(client.readAnswer(), 200));
  REQUIRE(client.send(get("/never", "If-None-Match: *\r\n")));
  const std::string never = client.readAnswer();
  CHECK(isStatus(never, 200));
  CHECK_FALSE(has(never, "ETag"));
}

TEST_CASE("static files are served by their hashed address only, compressed when wished") {
  TestServer server(echo);
  REQUIRE_FALSE(staticFiles().empty());
  for (const StaticFile& file : staticFiles()) {
    CAPTURE(file.name);
    CHECK(findStaticFile(file.name) == &file);
    const std::string plain = server.ask(get(file.path));
    CHECK(isStatus(plain, 200));
    CHECK(plain.ends_with(file.bytes));
    CHECK(has(plain, "Cache-Control: public, max-age=31536000, immutable"));
    CHECK(has(plain, "Vary: Accept-Encoding\r\n"));
    const std::string packed = server.ask(get(file.path, "Accept-Encoding: br, gzip\r\n"));
    CHECK(has(packed, "Content-Encoding: gzip") == !file.gzipped.empty());
    CHECK(has(server.ask(get(file.path, "Accept-Encoding: gzip;q=0\r\n")), "Content-Encoding") == false);
    CHECK(has(server.ask(get("/static/" + file.name)), "GET /static/"));  // not a file: the handler's
  }
  CHECK(has(server.ask(get("/static/../etc/passwd")), "GET /static/../etc/passwd"));
}

TEST_CASE("events come as they are made, with a heartbeat, and end with either side") {
  ServerLimits limits;
  limits.heartbeat = milliseconds(50);
  std::promise<void> gate;
  const std::shared_future<void> opened(gate.get_future());
  std::promise<bool> was_told_gone;
  TestServer server(
      [&](const Request& request) {
        Response response;
        if (request.path == "/short") {
          response.events = [&](EventStream& stream) {
            stream.send("progress", "1\n2");
            opened.wait();
            stream.send("done", "");
          };
        } else {
          response.events = [&](EventStream& stream) {
            while (stream.send("tick", std::string(1000, 'x'))) std::this_thread::sleep_for(milliseconds(1));
            was_told_gone.set_value(!stream.isOpen());
          };
        }
        return response;
      },
      settingsWith(limits));
  TestClient client(server.port());
  REQUIRE(client.send(get("/short")));
  const std::string begun = client.readUntil([](const std::string& text) { return has(text, "\n\n:\n\n"); });
  CHECK(has(begun, "Content-Type: text/event-stream\r\n"));
  CHECK(has(begun, "Cache-Control: no-store"));
  CHECK(has(begun, "event: progress\ndata: 1\ndata: 2\n\n"));
  gate.set_value();
  CHECK(has(client.readUntil([](const std::string&) { return false; }), "event: done\ndata: \n\n"));
  CHECK(client.isClosed());

  auto gone = was_told_gone.get_future();
  {
    TestClient endless(server.port());
    REQUIRE(endless.send(get("/endless")));
    CHECK(has(endless.readUntil([](const std::string& text) { return has(text, "event: tick"); }), "event: tick"));
  }
  REQUIRE(gone.wait_for(std::chrono::seconds(10)) == std::future_status::ready);
  CHECK(gone.get());
}

TEST_CASE("a stop ends idle connections and streams, and lets running requests finish") {
  std::promise<void> started;
  std::promise<void> gate;
  const std::shared_future<void> opened(gate.get_future());
  TestServer server([&](const Request& request) {
    Response response = echo(request);
    if (request.path == "/slow") {
      started.set_value();
      opened.wait();
    }
    if (request.path == "/events") {
      response.events = [](EventStream& stream) {
        while (stream.send("tick", "")) std::this_thread::sleep_for(milliseconds(1));
      };
    }
    return response;
  });
  TestClient idle(server.port());
  TestClient slow(server.port());
  TestClient events(server.port());
  REQUIRE(idle.send(get("/")));
  CHECK(isStatus(idle.readAnswer(), 200));
  REQUIRE(slow.send(get("/slow")));
  REQUIRE(events.send(get("/events")));
  events.readUntil([](const std::string& text) { return has(text, "tick"); });
  started.get_future().wait();
  server.server().stop();
  CHECK(idle.isClosed());
  events.readUntil([](const std::string&) { return false; });
  gate.set_value();
  const std::string answer = slow.readAnswer();
  CHECK(isStatus(answer, 200));
  CHECK(has(answer, "Connection: close"));
  const std::uint16_t port = server.port();
  const auto ending = server.stop();
  REQUIRE(ending);
  CHECK(*ending == Ending::Clean);
  CHECK_FALSE(TestClient(port).isConnected());
}

TEST_CASE("a proxy is believed only when it is said to be there") {
  const Handler tell = [](const Request& request) {
    Response response;
    response.body = request.client + (request.is_secure ? " secure" : " open");
    return response;
  };
  const std::string forwarded = get("/", "X-Forwarded-For: 6.6.6.6, 192.0.2.7\r\nX-Forwarded-Proto: https\r\n");
  TestServer direct(tell);
  CHECK(has(direct.ask(forwarded), "127.0.0.1 open"));
  ServerSettings settings;
  settings.is_behind_proxy = true;
  TestServer behind(tell, settings);
  const std::string answer = behind.ask(forwarded);
  CHECK(has(answer, "192.0.2.7 secure"));
  CHECK(has(answer, "Strict-Transport-Security: max-age="));
  CHECK(has(behind.ask(get("/", "X-Forwarded-For: nonsense\r\n")), "127.0.0.1 open"));
}

TEST_CASE("health says what is wrong; metrics are for this machine or a token") {
  ServerSettings settings;
  settings.health = [] { return Status(fail(ErrorCode::StorageFull, "The disk is full.")); };
  settings.metrics_token = "t0ken";
  settings.is_behind_proxy = true;
  TestServer server(echo, settings);
  const std::string ill = server.ask(get("/healthz"));
  CHECK(isStatus(ill, 503));
  CHECK(has(ill, "The disk is full."));
  CHECK(isStatus(server.ask(get("/readyz")), 200));
  CHECK(has(server.ask(get("/metrics")), "route=\"/healthz\",status=\"503\"} 1"));
  const std::string other = "X-Forwarded-For: 192.0.2.7\r\n";
  CHECK(has(server.ask(get("/metrics", other)), "GET /metrics"));
  CHECK(has(server.ask(get("/metrics", other + "Authorization: Bearer wrong\r\n")), "GET /metrics"));
  CHECK(has(server.ask(get("/metrics", other + "Authorization: Bearer t0ken\r\n")), "baton_open_connections 1"));
  CHECK(has(server.ask("GET /metrics HTTP/1.1\r\nHost: evil.example\r\n\r\n"), "GET /metrics"));
}

TEST_CASE("connections over the limit are not taken") {
  ServerLimits limits;
  limits.connections = 2;
  TestServer server(echo, settingsWith(limits));
  TestClient first(server.port());
  TestClient second(server.port());
  REQUIRE(first.send(get("/")));
  CHECK(isStatus(first.readAnswer(), 200));
  REQUIRE(second.send(get("/")));
  CHECK(isStatus(second.readAnswer(), 200));
  CHECK(TestClient(server.port()).isClosed());
}

TEST_CASE("a log line names the route, never path or query") {
  TestServer server(echo);
  server.ask(get("/people/p123?q=sertraline"));
  REQUIRE(server.stop());
  const auto lines = server.logLines();
  REQUIRE(lines.size() == 1);
  CHECK(lines[0].starts_with("2026-03-01T09:00:00Z 0102030405060708 GET /echo 200 "));
  CHECK_FALSE(has(lines[0], "p123"));
  CHECK_FALSE(has(lines[0], "sertraline"));
}

}  // namespace baton::web
