// Strings that broke other programs, in every text field: no tag in HTML, no broken text, PDF or narrative.
#include <doctest/doctest.h>

#include <set>

#include "base/text.h"
#include "fhir/ips_check.h"
#include "fhir/validate.h"
#include "format/pdf.h"
#include "outbound/summary.h"
#include "outbound/testing/charts.h"
#include "outbound/testing/files.h"

namespace baton::outbound {
namespace {

// Every tag of the page as the page itself writes it, attribute values left out: "<td colspan>".
std::set<std::string> tagShapes(const std::string& html) {
  std::set<std::string> shapes;
  for (std::size_t at = html.find('<'); at != std::string::npos; at = html.find('<', at + 1)) {
    std::string shape;
    bool is_quoted = false;
    std::size_t end = at;
    for (; end < html.size(); ++end) {
      if (html[end] == '"')
        is_quoted = !is_quoted;
      else if (html[end] == '>' && !is_quoted)
        break;
      else if (!is_quoted)
        shape += html[end];
    }
    shapes.insert(shape);
    at = end;
  }
  return shapes;
}

bool hasControl(const std::string& text) {
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if ((byte < 0x20 && c != '\n') || byte == 0x7F) return true;
  }
  return false;
}

SummaryOptions options() {
  SummaryOptions made;
  made.now = testing::kNow;
  return made;
}

}  // namespace

TEST_CASE("hostile text never becomes a tag, a control character or invalid XHTML") {
  // All shapes that the page has with plain text, with and without a phone that makes a QR code.
  std::set<std::string> allowed;
  for (const testing::Case& plain :
       {testing::filledWith("plain words"), testing::filledWith("555 010 4477"), testing::anaRuiz()}) {
    allowed.merge(tagShapes(summaryHtml(plain.disclosure(), plain.changes, options())));
  }
  std::size_t tried = 0;
  for (const std::string& text : testing::hostileStrings()) {
    const testing::Case one = testing::filledWith(text);
    const auto disclosure = one.disclosure();
    const std::string html = summaryHtml(disclosure, one.changes, options());
    for (const std::string& shape : tagShapes(html)) {
      CAPTURE(text);
      if (!allowed.contains(shape)) FAIL_CHECK("a tag that the page does not write: ", shape);
    }
    const std::string plain = summaryText(disclosure, one.changes, options());
    const bool is_clean = isUtf8(html) && isUtf8(plain) && !hasControl(plain);
    if (!is_clean) FAIL_CHECK("not clean: ", text);
    const json::Value ips = summaryIps(disclosure, options());
    for (const fhir::ValidationIssue& issue : fhir::checkIps(ips)) FAIL_CHECK(issue.expression, issue.text, text);
    for (const fhir::ValidationIssue& issue : fhir::validate(ips)) {
      if (issue.severity <= fhir::Severity::Error) FAIL_CHECK(issue.expression, issue.text, text);
    }
    if (tried++ % 50 == 0) {
      const auto pdf = summaryPdf(disclosure, one.changes, options());
      REQUIRE(pdf.has_value());
      CHECK(format::describePdf(*pdf)->pages == 1);
    }
  }
  if (tried > 0) CHECK(tried > 2500);
}

}  // namespace baton::outbound
