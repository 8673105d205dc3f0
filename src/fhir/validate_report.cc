#include "fhir/validate_report.h"

#include <algorithm>
#include <cctype>

namespace baton::fhir {
namespace {

// Hostile input may be wrong in every element: what a person can read is bounded.
constexpr std::size_t kMaxIssues = 1000;

void appendName(std::string& path, const Frame& frame) {
  if (frame.element == nullptr || !frame.element->isChoice()) {
    path += frame.name;
    return;
  }
  std::string type(frame.element->choiceSuffix());
  if (frame.element->isPrimitive()) type[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(type[0])));
  path.append(frame.element->stem()).append(".ofType(").append(type).append(")");
}

}  // namespace

std::string pathOf(const Frame& frame) {
  std::vector<const Frame*> steps;
  for (const Frame* step = &frame; step != nullptr; step = step->parent) steps.push_back(step);
  std::string path;
  for (auto step = steps.rbegin(); step != steps.rend(); ++step) {
    if (!path.empty()) path += '.';
    appendName(path, **step);
    if ((*step)->index != Frame::kNoIndex) path.append("[").append(std::to_string((*step)->index)).append("]");
  }
  return path;
}

void Report::add(Severity severity, const Frame& at, std::string_view code, std::string_view text) {
  if (issues_.size() < kMaxIssues) {
    issues_.push_back({severity, std::string(code), pathOf(at), std::string(text)});
  } else if (severity == Severity::Error && !hasErrors(issues_)) {
    issues_.back() = {severity, std::string(code), pathOf(at), std::string(text)};  // never hide that it is invalid
  }
}

void Report::fatal(std::string_view text) { issues_.push_back({Severity::Fatal, "structure", "$", std::string(text)}); }

bool hasErrors(const std::vector<ValidationIssue>& issues) {
  return std::any_of(issues.begin(), issues.end(), [](const ValidationIssue& issue) {
    return issue.severity == Severity::Fatal || issue.severity == Severity::Error;
  });
}

}  // namespace baton::fhir
