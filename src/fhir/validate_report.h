// Where the validator stands in the tree, and where it reports: shared by the files of validation, not for others.
//
// A Frame is one step of the element path, on the stack; the path is written out only when there is an issue to report.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "fhir/definitions.h"
#include "fhir/validate.h"

namespace baton::fhir {

struct Frame {
  static constexpr int kNoIndex = -1;

  const Frame* parent = nullptr;
  std::string_view name;             // the root's type, or the element's name
  const Element* element = nullptr;  // when known: value[x] is shown as value.ofType(Quantity)
  int index = kNoIndex;              // place in an array
};

std::string pathOf(const Frame& frame);

class Report {
 public:
  void error(const Frame& at, std::string_view code, std::string_view text) { add(Severity::Error, at, code, text); }
  void warning(const Frame& at, std::string_view code, std::string_view text) {
    add(Severity::Warning, at, code, text);
  }
  void fatal(std::string_view text);
  std::vector<ValidationIssue> take() { return std::move(issues_); }

 private:
  void add(Severity severity, const Frame& at, std::string_view code, std::string_view text);

  std::vector<ValidationIssue> issues_;
};

}  // namespace baton::fhir
