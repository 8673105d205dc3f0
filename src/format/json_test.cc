#include "format/json.h"

#include <doctest/doctest.h>

#include <string>

namespace baton::json {

TEST_CASE("numbers keep their letters and members their order") {
  const std::string text = R"({"b":98.60,"a":[1e2,-0,null,true,"\u00e9\n"],"c":{}})";
  const auto value = parse(text);
  REQUIRE(value);
  CHECK(write(*value) == "{\"b\":98.60,\"a\":[1e2,-0,null,true,\"\u00e9\\n\"],\"c\":{}}");
  CHECK(canonical(*value) == "{\"a\":[1e2,-0,null,true,\"\u00e9\\n\"],\"b\":98.60,\"c\":{}}");
  CHECK((*value)["a"][0].text() == "1e2");
  CHECK((*value)["missing"]["chain"][3].text().empty());
}

TEST_CASE("a long integer keeps all its digits") {
  const auto value = parse("[123456789012345678901234567890,0.10000000000000000001]");
  REQUIRE(value);
  CHECK(write(*value) == "[123456789012345678901234567890,0.10000000000000000001]");
}

TEST_CASE("duplicate keys are refused with their place") {
  const auto value = parse("{\n \"a\":1,\n \"a\":2}");
  REQUIRE_FALSE(value);
  CHECK(value.error().code == ErrorCode::BadInput);
  CHECK(value.error().message.find("\"a\" twice") != std::string::npos);
  std::string wide = "{";
  for (int i = 0; i < 100; ++i) wide += "\"k" + std::to_string(i % 99) + "\":1,";
  wide.back() = '}';
  CHECK_FALSE(parse(wide));
}

TEST_CASE("limits stand before the tree") {
  CHECK(parse(std::string(100'000, '[')).error().code == ErrorCode::TooLarge);
  CHECK(parse("[1,2,3]", Limits{.nodes = 2}).error().code == ErrorCode::TooLarge);
  CHECK(parse("[1,2,3]", Limits{.bytes = 3}).error().code == ErrorCode::TooLarge);
  CHECK(parse("[1,2").error().code == ErrorCode::BadInput);
  CHECK(parse("{} x").error().code == ErrorCode::BadInput);
  CHECK(parse("").error().code == ErrorCode::BadInput);
  CHECK(parse("\"\xC3\x28\"").error().code == ErrorCode::BadInput);
}

TEST_CASE("set keeps a member's place") {
  Value value;
  value.set("a", 1);
  value.set("b", "x");
  value.set("a", 2);
  value.setIfAny("c", "");
  CHECK(write(value) == R"({"a":2,"b":"x"})");
}

}  // namespace baton::json
