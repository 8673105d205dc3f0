#include "format/xml.h"

#include <doctest/doctest.h>

#include <array>

namespace baton::xml {
namespace {

constexpr std::array<Namespace, 3> kWords = {
    {{"urn:words", ""}, {"urn:more", "more"}, {"http://www.w3.org/2001/XMLSchema-instance", "xsi"}}};

std::string errorOf(std::string_view text) {
  const auto parsed = parse(text, kWords);
  return parsed ? "" : parsed.error().message;
}

TEST_CASE("elements, attributes and texts keep their order") {
  const auto parsed = parse(R"(<a xmlns="urn:words" one="1"><b>x</b><c two="&lt;2&gt;"/><b>y</b></a>)", kWords);
  REQUIRE(parsed);
  const Node root = parsed->root();
  CHECK(root.is("a"));
  CHECK(root.attribute("one") == "1");
  CHECK(root.attribute("none").empty());
  CHECK(root["c"].attribute("two") == "<2>");
  CHECK(root["d"]["e"].text().empty());
  std::string seen;
  for (const Node b : root.children("b")) seen += b.text();
  CHECK(seen == "xy");
  CHECK(root["b"].parent() == root);
  CHECK(parsed->notes().empty());
  CHECK(parsed->elements() == 4);
}

TEST_CASE("namespaces are resolved whatever the prefixes are") {
  const auto parsed =
      parse(R"(<w:a xmlns:w="urn:words" xmlns:m="urn:more" xmlns:i="http://www.w3.org/2001/XMLSchema-instance">
    <m:b i:type="CD"/><w:b xmlns:w="urn:else"/><w:b>mine</w:b></w:a>)",
            kWords);
  REQUIRE(parsed);
  CHECK(parsed->root().is("a"));
  CHECK(parsed->root().child(Name("b", 1)).attribute(Name("type", 2)) == "CD");
  CHECK(parsed->root().child("b").text() == "mine");
}

TEST_CASE("a missing default namespace and a well-known prefix are tolerated with a note") {
  const auto parsed = parse(R"(<a><more:b xsi:type="CD"/></a>)", kWords);
  REQUIRE(parsed);
  CHECK(parsed->root().is("a"));
  CHECK(parsed->root().child(Name("b", 1)).attribute(Name("type", 2)) == "CD");
  CHECK(parsed->notes().size() == 3);
}

TEST_CASE("what is not well formed is refused with its place") {
  CHECK(errorOf("") == "The file is not XML.");
  CHECK(errorOf("hello") == "The file is not XML.");
  CHECK(errorOf("<a>\n<b></a>").find("line 2") != std::string::npos);
  CHECK(errorOf("<a><b>").find("broken") != std::string::npos);
  CHECK(errorOf("<a/><b/>").find("several") != std::string::npos);
  CHECK(errorOf("<a/>tail").find("after the end") != std::string::npos);
  CHECK(errorOf("<zz:a/>").find("zz") != std::string::npos);
  CHECK(errorOf("<a>\x01</a>").find("line 1, column 4") != std::string::npos);
  CHECK(errorOf("<a>\xff</a>").find("UTF-8") != std::string::npos);
  CHECK(errorOf("<a>&#0;</a>").find("not allow") != std::string::npos);
  CHECK(errorOf("<a>&#xD800;</a>").find("not allow") != std::string::npos);
  CHECK(errorOf("<?xml version='1.0' encoding='ebcdic'?><a/>").find("ebcdic") != std::string::npos);
}

TEST_CASE("a DTD is refused, so entity bombs and external entities have no way in") {
  CHECK(errorOf(R"(<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>)").find("DTD") != std::string::npos);
  CHECK(errorOf(R"(<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>)").find("DTD") != std::string::npos);
}

TEST_CASE("limits stand before the tree exists") {
  std::string deep;
  for (int i = 0; i < 129; ++i) deep += "<a>";
  for (int i = 0; i < 129; ++i) deep += "</a>";
  const auto too_deep = parse(deep, kWords);
  REQUIRE_FALSE(too_deep);
  CHECK(too_deep.error().code == ErrorCode::TooLarge);
  CHECK(parse(deep, kWords, Limits{.depth = 129}));
  const auto too_many = parse("<a><b/><b/></a>", kWords, Limits{.nodes = 3});
  REQUIRE_FALSE(too_many);
  CHECK(too_many.error().code == ErrorCode::TooLarge);
  CHECK_FALSE(parse("<a/>", kWords, Limits{.bytes = 3}));
}

TEST_CASE("a flood of namespaces is refused") {
  std::string flood = "<a";
  for (int i = 0; i < 300; ++i) flood += " xmlns:p" + std::to_string(i) + "='u'";
  const auto parsed = parse(flood + "/>", kWords);
  REQUIRE_FALSE(parsed);
  CHECK(parsed.error().code == ErrorCode::TooLarge);
}

TEST_CASE("a default namespace ends with its element") {
  const auto parsed = parse("<w:a xmlns:w='urn:words'><b xmlns='urn:else'><c/></b><b/></w:a>", kWords);
  REQUIRE(parsed);
  CHECK(parsed->root().firstChild().space() == kUnknownSpace);
  CHECK(parsed->root().firstChild().firstChild().space() == kUnknownSpace);
  CHECK(parsed->root().child("b").space() == 0);
}

TEST_CASE("encodings are converted first") {
  const auto latin = parse("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><a>\xe9</a>", kWords);
  REQUIRE(latin);
  CHECK(latin->root().text() == "é");
  const auto windows = parse("<?xml version='1.0' encoding='windows-1252'?><a>\x93</a>", kWords);
  REQUIRE(windows);
  CHECK(windows->root().text() == "“");
  std::string wide = "\xff\xfe";
  for (const char letter : std::string("<a>x</a>")) {
    wide += letter;
    wide += '\0';
  }
  const auto utf16 = parse(wide, kWords);
  REQUIRE(utf16);
  CHECK(utf16->root().text() == "x");
  const auto marked = parse("\xef\xbb\xbf<a>x</a>", kWords);
  REQUIRE(marked);
  CHECK(marked->root().text() == "x");
}

}  // namespace
}  // namespace baton::xml
