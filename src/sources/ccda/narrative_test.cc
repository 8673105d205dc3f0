#include "sources/ccda/narrative.h"

#include <doctest/doctest.h>

namespace baton::sources::ccda {
namespace {

xml::Document parsed(std::string_view text) { return xml::parse(text).value(); }

TEST_CASE("plain text keeps words apart and joins what belongs together") {
  const auto table =
      parsed("<text><table><tr><td>Sertraline</td><td>50 mg</td></tr><tr><td>H<sub>2</sub>O</td></tr></table></text>");
  CHECK(plainText(table.root()) == "Sertraline 50 mg H2O");
  CHECK(blockText(table.root()) == "Sertraline | 50 mg\nH2O");
}

TEST_CASE("what is not on the list leaves only its text") {
  const auto hostile = parsed(
      "<text><paragraph onclick='x()' style='a'>Hi <script>alert(1)</script><linkHtml href='javascript:alert(1)'>there"
      "</linkHtml><iframe src='//x'/><content ID='a' styleCode='Bold'>&lt;b&gt;</content></paragraph>"
      "<linkHtml href='https://example.org/a'>ok</linkHtml><list><item>one</item></list></text>");
  CHECK(safeXhtml(hostile.root()) ==
        "<div xmlns=\"http://www.w3.org/1999/xhtml\"><p>Hi alert(1)<a>there</a><span>&lt;b&gt;</span></p>"
        "<a href=\"https://example.org/a\" rel=\"noopener noreferrer\">ok</a><ul><li>one</li></ul></div>");
  CHECK(safeXhtml(parsed("<text> <br/> </text>").root()).empty());
}

TEST_CASE("references are found, whatever stands before the id") {
  const auto document =
      parsed("<d><text><content ID='x1'>Found</content></text><o><reference value='#x1'/></o><p>own</p></d>");
  const Narrative narrative(document.root());
  CHECK(narrative.textOf(document.root()["o"]) == "Found");
  CHECK(plainText(narrative.find("x1")) == "Found");
  CHECK(narrative.textOf(document.root()["p"]) == "own");
  CHECK(plainText(narrative.find("#nothing")).empty());
}

}  // namespace
}  // namespace baton::sources::ccda
