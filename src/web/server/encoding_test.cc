#include "web/server/encoding.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

namespace baton::web {

TEST_CASE("percent-encoding is undone, and refused when it is broken") {
  CHECK(percentDecode("a%20b%C3%A9", Plus::Literal) == "a b\xC3\xA9");
  CHECK(percentDecode("a+b", Plus::Literal) == "a+b");
  CHECK(percentDecode("a+b", Plus::Blank) == "a b");
  for (const char* broken : {"%", "%4", "%4g", "a%zz", "%00", "%2"}) {
    CAPTURE(broken);
    CHECK_FALSE(percentDecode(broken, Plus::Literal));
  }
  CHECK_FALSE(percentDecode(std::string_view("a\0b", 3), Plus::Literal));
}

TEST_CASE("pairs keep their order and their doubles") {
  const auto pairs = parsePairs("b=2&a=one+two&b=3&empty=&bare&&=x", 10);
  REQUIRE(pairs);
  CHECK(*pairs == Pairs{{"b", "2"}, {"a", "one two"}, {"b", "3"}, {"empty", ""}, {"bare", ""}, {"", "x"}});
  CHECK_FALSE(parsePairs("a=1&b=2&c=3", 2));
  CHECK_FALSE(parsePairs("a=%f", 2));
  CHECK(parsePairs("", 2) == Pairs{});
}

TEST_CASE("cookies are pairs; what is none is skipped") {
  CHECK(parseCookies("a=1; b=x=y;c ; =3;d=") == Pairs{{"a", "1"}, {"b", "x=y"}, {"d", ""}});
}

TEST_CASE("what is encoded comes back") {
  rc::check([](const std::string& text) {
    RC_PRE(text.find('\0') == std::string::npos);
    std::string encoded;
    for (const char c : text) {
      static constexpr char kDigits[] = "0123456789abcdef";
      const auto byte = static_cast<unsigned char>(c);
      encoded += {'%', kDigits[byte >> 4U], kDigits[byte & 15U]};
    }
    RC_ASSERT(percentDecode(encoded, Plus::Blank) == text);
  });
}

}  // namespace baton::web
