#include "web/server/multipart.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <vector>

#include "web/server/body.h"

namespace baton::web {
namespace {

struct Part {
  PartHead head;
  std::string bytes;
  bool has_ended = false;
};

class Parts final : public MultipartSink {
 public:
  Status begin(const PartHead& head) override {
    parts.push_back({head, "", false});
    return {};
  }
  Status data(std::string_view bytes) override {
    parts.back().bytes += bytes;
    return {};
  }
  Status end() override {
    parts.back().has_ended = true;
    return {};
  }
  std::vector<Part> parts;
};

// Fed in pieces of `size` bytes.
bool parse(std::string_view body, std::size_t size, Parts& parts) {
  MultipartParser parser("b", parts);
  for (std::size_t at = 0; at < body.size(); at += size) {
    if (!parser.feed(body.substr(at, size))) return false;
  }
  return parser.finish().has_value();
}

std::string part(const std::string& disposition, const std::string& bytes) {
  return "--b\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n" + bytes + "\r\n";
}

}  // namespace

TEST_CASE("fields and files come out whole, in whatever pieces they came") {
  const std::string body = part("name=\"note\"", "two\r\nlines\r\n--") + part("name=\"empty\"", "") +
                           "--b\r\ncontent-disposition: form-data; name=f; filename=\"a%22;b.xml\"\r\nContent-Type: "
                           "text/xml\r\n\r\n\r\n-\r\n--\r\n--a\r\n--b--\r\nwhat follows";
  for (std::size_t size = 1; size < body.size() + 1; ++size) {
    CAPTURE(size);
    Parts parts;
    REQUIRE(parse(body, size, parts));
    REQUIRE(parts.parts.size() == 3);
    CHECK(parts.parts[0].head.field == "note");
    CHECK_FALSE(parts.parts[0].head.is_file);
    CHECK(parts.parts[0].bytes == "two\r\nlines\r\n--");
    CHECK(parts.parts[1].bytes.empty());
    CHECK(parts.parts[2].head.is_file);
    CHECK(parts.parts[2].head.file_name == "a\";b.xml");
    CHECK(parts.parts[2].head.content_type == "text/xml");
    CHECK(parts.parts[2].bytes == "\r\n-\r\n--\r\n--a");
    CHECK(parts.parts[2].has_ended);
  }
}

TEST_CASE("what is no multipart form is refused") {
  for (const std::string& body : {
           std::string(),
           std::string("x"),
           std::string("--c\r\n\r\n"),
           std::string("--b\r\n"),
           std::string("--bx"),
           part("name=\"a\"", "1"),
           std::string("--b\r\nContent-Disposition: form-data\r\n\r\nx\r\n--b--\r\n"),
           std::string("--b\r\nContent-Disposition: attachment; name=a\r\n\r\nx\r\n--b--\r\n"),
           std::string("--b\r\nContent-Type: a/b\r\n\r\nx\r\n--b--\r\n"),
           std::string("--b\r\nContent-Disposition: form-data; name=\"a\r\n\r\nx\r\n--b--\r\n"),
           "--b\r\nA: " + std::string(kMostPartHeadBytes, 'a'),
           part("name=\"" + std::string(kMostFieldNameBytes + 1, 'a') + "\"", "1") + "--b--",
       }) {
    CAPTURE(body.substr(0, 80));
    Parts parts;
    CHECK_FALSE(parse(body, 7, parts));
  }
  std::string many;
  for (std::size_t i = 0; i <= kMostParts; ++i) many += part("name=a", "");
  Parts parts;
  CHECK_FALSE(parse(many + "--b--", 1000, parts));
}

TEST_CASE("the boundary of a content type") {
  CHECK(boundaryOf("multipart/form-data; boundary=abc") == "abc");
  CHECK(boundaryOf("Multipart/Form-Data; charset=x; Boundary=\"a b\"").empty());
  CHECK(boundaryOf("multipart/form-data; boundary=\"a=b\"") == "a=b");
  CHECK(boundaryOf("multipart/form-data").empty());
  CHECK(boundaryOf("multipart/form-data; boundary=").empty());
  CHECK(boundaryOf("multipart/form-data; boundary=" + std::string(71, 'a')).empty());
  CHECK(boundaryOf("text/plain; boundary=abc").empty());
}

TEST_CASE("any bytes of a file come back") {
  rc::check([](const std::string& bytes) {
    RC_PRE(bytes.find("\r\n--b") == std::string::npos);
    Parts parts;
    const auto size = *rc::gen::inRange<std::size_t>(1, 50);
    RC_ASSERT(parse(part("name=f; filename=x", bytes) + "--b--", size, parts));
    RC_ASSERT(parts.parts.at(0).bytes == bytes);
  });
}

TEST_CASE("a body reader refuses what is no text and what is too long") {
  Request request;
  BodyReader form("application/x-www-form-urlencoded; charset=utf-8", "");
  REQUIRE(form.feed("a=1&b="));
  REQUIRE(form.feed("%C3%A9"));
  REQUIRE(form.finish(request));
  CHECK(request.field("b") == "\xC3\xA9");

  BodyReader not_text("application/x-www-form-urlencoded", "");
  REQUIRE(not_text.feed("a=%ff"));
  CHECK_FALSE(not_text.finish(request));

  BodyReader json("application/json", "");
  REQUIRE(json.feed("{\"a\":"));
  REQUIRE(json.feed("1}"));
  REQUIRE(json.finish(request));
  CHECK(request.body == "{\"a\":1}");
  CHECK(json.feed(std::string(kMostTextBytes, 'a')).error().code == ErrorCode::TooLarge);

  BodyReader no_boundary("multipart/form-data", "");
  CHECK_FALSE(no_boundary.feed("--b"));
  BodyReader no_files("multipart/form-data; boundary=b", "");
  CHECK_FALSE(no_files.feed(part("name=f; filename=x", "1")));
}

}  // namespace baton::web
