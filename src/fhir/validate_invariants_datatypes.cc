// Invariants of the data types (FHIR R4 datatypes.html, metadatatypes.html, elementdefinition.html).
#include <algorithm>
#include <cstdlib>
#include <optional>
#include <string>

#include "fhir/validate_invariants.h"
#include "fhir/validate_primitives.h"

namespace baton::fhir {
namespace {

constexpr std::string_view kUcum = "http://unitsofmeasure.org";
constexpr std::string_view kCurrencies = "urn:iso:std:iso:4217";

std::optional<double> numberAt(const json::Value& element, std::string_view name) {
  const json::Value* value = element.find(name);
  if (value == nullptr || !value->isNumber()) return std::nullopt;
  return std::strtod(value->text().c_str(), nullptr);
}

bool isAbsent(const json::Value& element, std::string_view name) { return !exists(element, name); }

// The part shared by the Quantity family: a coded unit names its system.
void unitHasSystem(const json::Value& quantity, Findings& findings) {
  findings.expect(isAbsent(quantity, "code") || exists(quantity, "system"),
                  "qty-3: if a code for the unit is present, the system SHALL also be present");
}

bool isSystemOrAbsent(const json::Value& quantity, std::string_view system) {
  const json::Value* found = quantity.find("system");
  return found == nullptr || found->text() == system;
}

// When the code of a unit may not be left out.
bool hasCodeIfValue(const json::Value& quantity) { return exists(quantity, "code") || isAbsent(quantity, "value"); }

}  // namespace

void ruleOfAge(const json::Value& element, Findings& findings) {
  unitHasSystem(element, findings);
  const auto value = numberAt(element, "value");
  findings.expect(hasCodeIfValue(element) && isSystemOrAbsent(element, kUcum) && (!value || *value > 0),
                  "age-1: a value needs a code, of UCUM, and must be positive");
}

void ruleOfAttachment(const json::Value& element, Findings& findings) {
  findings.expect(isAbsent(element, "data") || exists(element, "contentType"),
                  "att-1: if there is data, there SHALL be a contentType");
  const std::string& data = element["data"].text();
  const json::Value* size = element.find("size");
  if (data.empty() || size == nullptr || !isBase64(data)) return;
  findings.expectValue(size->text() == std::to_string(decodedSize(data)), "size does not match the data");
}

void ruleOfCoding(const json::Value& element, Findings& findings) {
  const json::Value* system = element.find("system");
  if (system == nullptr || system->text().empty()) return;
  findings.expectValue(isAbsoluteUri(system->text()), "system must be an absolute URI");
}

void ruleOfContactPoint(const json::Value& element, Findings& findings) {
  findings.expect(isAbsent(element, "value") || exists(element, "system"), "cpt-2: a value needs a system");
}

void ruleOfCount(const json::Value& element, Findings& findings) {
  unitHasSystem(element, findings);
  const json::Value* code = element.find("code");
  findings.expect(hasCodeIfValue(element) && isSystemOrAbsent(element, kUcum) &&
                      (code == nullptr || code->text() == "1") &&
                      element["value"].text().find('.') == std::string::npos,
                  "cnt-3: a value needs the code 1 of UCUM and must be a whole number");
}

void ruleOfDataRequirement_CodeFilter(const json::Value& element, Findings& findings) {
  findings.expect(exists(element, "path") != exists(element, "searchParam"), "drq-1: either a path or a searchParam");
}

void ruleOfDataRequirement_DateFilter(const json::Value& element, Findings& findings) {
  findings.expect(exists(element, "path") != exists(element, "searchParam"), "drq-2: either a path or a searchParam");
}

void ruleOfDistance(const json::Value& element, Findings& findings) {
  unitHasSystem(element, findings);
  findings.expect(hasCodeIfValue(element) && isSystemOrAbsent(element, kUcum), "dis-1: a value needs a code, of UCUM");
}

void ruleOfDuration(const json::Value& element, Findings& findings) {
  unitHasSystem(element, findings);
  findings.expect(isAbsent(element, "code") || (element["system"].text() == kUcum && exists(element, "value")),
                  "drt-1: a code must be of UCUM and needs a value");
}

void ruleOfElementDefinition(const json::Value& element, Findings& findings) {
  const bool has_type = exists(element, "type");
  const bool has_fixed = existsChoice(element, "fixed");
  const bool has_pattern = existsChoice(element, "pattern");
  const bool has_default = existsChoice(element, "defaultValue");
  findings.expect(!has_default || isAbsent(element, "meaningWhenMissing"),
                  "eld-15: defaultValue and meaningWhenMissing are mutually exclusive");
  findings.expect(!element["isModifier"].truth() || exists(element, "isModifierReason"),
                  "eld-18: a modifier needs an isModifierReason");
  findings.expect(isAbsent(element, "sliceIsConstraining") || exists(element, "sliceName"),
                  "eld-22: sliceIsConstraining needs a sliceName");
  findings.expect(isAbsent(element, "contentReference") ||
                      (!has_type && !has_default && !has_fixed && !has_pattern && isAbsent(element, "binding")),
                  "eld-5: a contentReference allows no type, default, fixed, pattern, or binding");
  const bool is_one_type = element["type"].items().size() <= 1;
  findings.expect(!has_fixed || is_one_type, "eld-6: a fixed value needs at most one type");
  findings.expect(!has_pattern || is_one_type, "eld-7: a pattern needs at most one type");
  findings.expect(!has_pattern || !has_fixed, "eld-8: pattern and fixed are mutually exclusive");
}

void ruleOfElementDefinition_Binding(const json::Value& element, Findings& findings) {
  const std::string& set = element["valueSet"].text();
  findings.expect(set.empty() || set.front() == '#' || set.starts_with("http:") || set.starts_with("https") ||
                      set.starts_with("urn:"),
                  "eld-12: valueSet SHALL start with http:// or https:// or urn:");
}

void ruleOfElementDefinition_Slicing(const json::Value& element, Findings& findings) {
  findings.expect(exists(element, "discriminator") || exists(element, "description"),
                  "eld-1: without discriminators there must be a description");
}

void ruleOfElementDefinition_Type(const json::Value& element, Findings& findings) {
  const std::string& code = element["code"].text();
  const bool is_pointer = code == "Reference" || code == "canonical";
  findings.expect(isAbsent(element, "aggregation") || is_pointer, "eld-4: aggregation only for a reference");
  findings.expect(isAbsent(element, "targetProfile") || is_pointer,
                  "eld-17: targetProfile only for Reference and canonical");
}

void ruleOfExpression(const json::Value& element, Findings& findings) {
  findings.expect(exists(element, "expression") || exists(element, "reference"),
                  "exp-1: an expression or a reference must be provided");
}

void ruleOfExtension(const json::Value& element, Findings& findings) {
  findings.expect(exists(element, "extension") != existsChoice(element, "value"),
                  "ext-1: must have either extensions or value[x], not both");
}

void ruleOfIdentifier(const json::Value& element, Findings& findings) {
  const json::Value* system = element.find("system");
  if (system == nullptr || system->text().empty()) return;
  findings.expectValue(isAbsoluteUri(system->text()), "system must be an absolute URI");
}

void ruleOfMoneyQuantity(const json::Value& element, Findings& findings) {
  unitHasSystem(element, findings);
  findings.expect(hasCodeIfValue(element) && isSystemOrAbsent(element, kCurrencies),
                  "mqty-1: a value needs a code, of ISO 4217");
}

void ruleOfPeriod(const json::Value& element, Findings& findings) {
  const std::string& start = element["start"].text();
  const std::string& end = element["end"].text();
  findings.expect(start.empty() || end.empty() || isNotAfter(start, end),
                  "per-1: start SHALL not be after end, and both must be precise enough to tell");
}

void ruleOfQuantity(const json::Value& element, Findings& findings) { unitHasSystem(element, findings); }

void ruleOfRange(const json::Value& element, Findings& findings) {
  const auto low = numberAt(element["low"], "value");
  const auto high = numberAt(element["high"], "value");
  const bool is_same_unit =
      element["low"]["code"] == element["high"]["code"] && element["low"]["unit"] == element["high"]["unit"];
  if (!low || !high || !is_same_unit) return;
  findings.expect(*low <= *high, "rng-2: low SHALL not be greater than high");
}

void ruleOfRatio(const json::Value& element, Findings& findings) {
  const bool has_numerator = exists(element, "numerator");
  findings.expect(has_numerator == exists(element, "denominator") && (has_numerator || exists(element, "extension")),
                  "rat-1: numerator and denominator are both present, or both absent with an extension");
}

void ruleOfSimpleQuantity(const json::Value& element, Findings& findings) {
  unitHasSystem(element, findings);
  findings.expect(isAbsent(element, "comparator"), "sqty-1: a comparator is not allowed here");
}

void ruleOfTiming_Repeat(const json::Value& element, Findings& findings) {
  const auto has = [&element](std::string_view name) { return exists(element, name); };
  const auto duration = numberAt(element, "duration");
  const auto period = numberAt(element, "period");
  findings.expect(!has("duration") || has("durationUnit"), "tim-1: a duration needs its unit");
  findings.expect(!has("period") || has("periodUnit"), "tim-2: a period needs its unit");
  findings.expect(!duration || *duration >= 0, "tim-4: duration SHALL not be negative");
  findings.expect(!period || *period >= 0, "tim-5: period SHALL not be negative");
  findings.expect(!has("periodMax") || has("period"), "tim-6: periodMax needs a period");
  findings.expect(!has("durationMax") || has("duration"), "tim-7: durationMax needs a duration");
  findings.expect(!has("countMax") || has("count"), "tim-8: countMax needs a count");
  if (has("offset")) {
    const auto& when = element["when"].items();
    const bool is_meal = std::any_of(when.begin(), when.end(), [](const json::Value& code) {
      return code.text() == "C" || code.text() == "CM" || code.text() == "CD" || code.text() == "CV";
    });
    findings.expect(!when.empty() && !is_meal, "tim-9: an offset needs a when, and not C, CM, CD or CV");
  }
  findings.expect(!has("timeOfDay") || !has("when"), "tim-10: timeOfDay and when exclude each other");
}

void ruleOfTriggerDefinition(const json::Value& element, Findings& findings) {
  const std::string& type = element["type"].text();
  findings.expect(isAbsent(element, "data") || !existsChoice(element, "timing"),
                  "trd-1: either timing or data, not both");
  findings.expect(isAbsent(element, "condition") || exists(element, "data"), "trd-2: a condition needs data");
  findings.expect((type != "named-event" || exists(element, "name")) &&
                      (type != "periodic" || existsChoice(element, "timing")) &&
                      (!type.starts_with("data-") || exists(element, "data")),
                  "trd-3: a named event needs a name, a periodic one timing, a data event data");
}

}  // namespace baton::fhir
