#include "fhir/xhtml.h"

#include <doctest/doctest.h>

#include <string>

namespace baton::fhir {
namespace {

std::string div(const std::string& inner) { return "<div xmlns=\"http://www.w3.org/1999/xhtml\">" + inner + "</div>"; }
XhtmlProblem problemOf(const std::string& inner) { return checkXhtml(div(inner)).problem; }
std::string safe(const std::string& inner) {
  const std::string whole = makeSafe(div(inner));
  const std::string start = "<div xmlns=\"http://www.w3.org/1999/xhtml\">";
  REQUIRE(whole.starts_with(start));
  REQUIRE(whole.ends_with("</div>"));
  return whole.substr(start.size(), whole.size() - start.size() - 6);
}

}  // namespace

TEST_CASE("a plain narrative is allowed") {
  CHECK(problemOf("<p>Sertraline 50&#160;mg, <b>once</b> a day</p>") == XhtmlProblem::None);
  CHECK(problemOf("<table class=\"grid\"><tr><td colspan='2'>a &amp; b</td></tr></table>") == XhtmlProblem::None);
  CHECK(problemOf("<!-- note --><a href=\"https://example.org\">x</a><br/>") == XhtmlProblem::None);
  CHECK(problemOf("<img src=\"#picture\" alt=\"\"/>") == XhtmlProblem::None);
  CHECK(problemOf("<p style=\"background: url(data:image/png;base64,AA==)\">x</p>") == XhtmlProblem::None);
}

TEST_CASE("what runs, submits or loads is not") {
  CHECK(problemOf("<script>alert(1)</script>") == XhtmlProblem::BadElement);
  CHECK(problemOf("<form>x</form>") == XhtmlProblem::BadElement);
  CHECK(problemOf("<iframe src=\"x\"/>") == XhtmlProblem::BadElement);
  CHECK(problemOf("<p onclick=\"x()\">x</p>") == XhtmlProblem::BadAttribute);
  CHECK(problemOf("<a href=\"javascript:x()\">x</a>") == XhtmlProblem::BadLink);
  CHECK(problemOf("<a href=\" Java\tScript:x()\">x</a>") == XhtmlProblem::BadLink);
  CHECK(problemOf("<a href=\"&#106;avascript:x()\">x</a>") == XhtmlProblem::BadLink);
  CHECK(problemOf("<a href=\"data:text/html,x\">x</a>") == XhtmlProblem::BadLink);
  CHECK(problemOf("<p style=\"background: url(https://example.org/a.png)\">x</p>") == XhtmlProblem::BadLink);
  CHECK(problemOf("<p style=\"background: url('//example.org/a')\">x</p>") == XhtmlProblem::BadLink);
  CHECK(problemOf("<P>x</P>") == XhtmlProblem::BadElement);
}

TEST_CASE("a narrative is well-formed, one div, in its namespace, and says something") {
  CHECK(problemOf("<p>x") == XhtmlProblem::NotWellFormed);
  CHECK(problemOf("<p>x</b></p>") == XhtmlProblem::NotWellFormed);
  CHECK(problemOf("1 < 2") == XhtmlProblem::NotWellFormed);
  CHECK(problemOf("<p title=x>x</p>") == XhtmlProblem::NotWellFormed);
  CHECK(problemOf("a & b") == XhtmlProblem::NotWellFormed);
  CHECK(problemOf("&nbsp;") == XhtmlProblem::BadEntity);
  CHECK(problemOf("<p> </p>") == XhtmlProblem::Blank);
  CHECK(checkXhtml("").problem == XhtmlProblem::NotWellFormed);
  CHECK(checkXhtml("text").problem == XhtmlProblem::NotADiv);
  CHECK(checkXhtml("<p>x</p>").problem == XhtmlProblem::NotADiv);
  CHECK(checkXhtml(div("x") + div("y")).problem == XhtmlProblem::NotADiv);
  CHECK(checkXhtml("<div>x</div>").problem == XhtmlProblem::WrongNamespace);
  std::string deep;
  for (int i = 0; i < 100; ++i) deep += "<b>";
  CHECK(problemOf(deep) == XhtmlProblem::TooDeep);
}

TEST_CASE("a finding names the culprit") {
  CHECK(checkXhtml(div("<script/>")).name == "script");
  CHECK(checkXhtml(div("<p onload=\"x\"/>")).name == "onload");
}

TEST_CASE("makeSafe keeps the text and drops what could act") {
  CHECK(safe("<p>Sertraline <b>50 mg</b></p>") == "<p>Sertraline <b>50 mg</b></p>");
  CHECK(safe("a<script>alert(1)</script>b") == "ab");
  CHECK(safe("a<style>p{}</style>b<SCRIPT src=x></SCRIPT>c") == "abc");
  CHECK(safe("<center>x</center>") == "x");
  CHECK(safe("<p onclick=\"x()\" title=\"t\" style=\"color:red\">x</p>") == "<p title=\"t\">x</p>");
  CHECK(safe("<a href=\"javascript:x()\">x</a>") == "<a>x</a>");
  CHECK(safe("<a href=\"https://example.org/\">x</a>") ==
        "<a href=\"https://example.org/\" rel=\"noopener noreferrer\">x</a>");
  CHECK(safe("<a href=\"/logout\">x</a>") == "<a>x</a>");
  CHECK(safe("<img src=\"https://example.org/pixel.gif\"/>") == "");
  CHECK(safe("1 < 2 & 3") == "1 &lt; 2 &amp; 3");
  CHECK(safe("&nbsp;&copy;") == "&#160;&amp;copy;");
  CHECK(safe("<table><tr><td>x") == "<table><tr><td>x</td></tr></table>");
  CHECK(safe("</div></div><b>x") == "<b>x</b>");
}

TEST_CASE("what makeSafe makes is well-formed and stays as it is") {
  for (const char* inner :
       {"<p>x</p>", "<<script>alert(1)//<</script>", "<b><i>x</b></i>", "<img src=x onerror=alert(1)>",
        "<a href=", "<!--", "<![CDATA[x]]>", "&#x;&#1;&amp", "<svg><p>x</p></svg>y", "<p title='a\"b'>x</p>",
        "<br><hr>x", "<DIV><B>x</DIV>", "<a title=\"1\" title=\"2\">x</a>", "\x01x", "<p xmlns:x=\"y\">x</p>"}) {
    CAPTURE(inner);
    const std::string once = makeSafe(div(inner));
    const XhtmlProblem problem = checkXhtml(once).problem;
    CHECK((problem == XhtmlProblem::None || problem == XhtmlProblem::Blank));
    CHECK(makeSafe(once) == once);
  }
}

TEST_CASE("hostile lengths take no quadratic time") {
  std::string comments;
  std::string ampersands;
  std::string quotes;
  std::string styles = "<p style=\"";
  for (int i = 0; i < 200'000; ++i) {
    comments += "<!--";
    ampersands += "&";
    quotes += "<a \"'";
    styles += "url(a";
  }
  CHECK(makeSafe(comments).size() > comments.size());
  CHECK(makeSafe(quotes).size() > quotes.size());
  CHECK(makeSafe(ampersands).size() > ampersands.size());
  CHECK(checkXhtml(div(styles + "\">x</p>")).problem != XhtmlProblem::NotADiv);
}

}  // namespace baton::fhir
