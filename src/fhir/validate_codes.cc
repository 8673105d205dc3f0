#include "fhir/validate_codes.h"

#include <algorithm>
#include <string>

namespace baton::fhir {
namespace {

bool isInSet(std::uint16_t binding, const json::Value& coding) {
  return hasCoding(binding, coding["system"].text(), coding["code"].text());
}

void reportUnknown(const Element& element, const Frame& frame, Report& report) {
  report.error(frame, "code-invalid", std::string("must be a code of ").append(bindingUrl(element.binding)));
}

void checkConcept(const Element& element, const json::Value& value, const Frame& frame, Report& report) {
  const auto& codings = value["coding"].items();
  if (codings.empty() && value.has("extension")) return;
  const bool is_known = std::any_of(codings.begin(), codings.end(),
                                    [&element](const json::Value& coding) { return isInSet(element.binding, coding); });
  if (!is_known) reportUnknown(element, frame, report);
}

}  // namespace

void checkBinding(const Element& element, const json::Value& value, const Frame& frame, Report& report) {
  if (element.binding == Element::kNone) return;
  if (element.primitive() == Primitive::Code) {
    if (!hasCode(element.binding, value.text())) reportUnknown(element, frame, report);
    return;
  }
  if (element.isPrimitive()) return;
  if (element.type() == TypeId::CodeableConcept) return checkConcept(element, value, frame, report);
  if (element.type() != TypeId::Coding && element.type() != TypeId::Quantity) return;
  const bool has_only_extension = !value.has("code") && value.has("extension");
  if (!has_only_extension && !isInSet(element.binding, value)) reportUnknown(element, frame, report);
}

}  // namespace baton::fhir
