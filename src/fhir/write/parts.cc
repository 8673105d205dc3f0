#include "fhir/write/parts.h"

#include <algorithm>

#include "base/digest.h"
#include "base/text.h"

namespace baton::fhir::write {
namespace {

constexpr std::string_view kAbsentReason = "http://hl7.org/fhir/StructureDefinition/data-absent-reason";

bool isControl(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte < 0x20 || byte == 0x7F;
}

bool hasBlank(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return c == ' ' || isControl(c); });
}

// Codes of closed value sets: what is not in them is left out rather than written wrong.
bool isOneOf(std::string_view value, std::initializer_list<std::string_view> allowed) {
  return std::find(allowed.begin(), allowed.end(), value) != allowed.end();
}

}  // namespace

std::string text(std::string_view source, std::size_t limit) {
  std::string clean = toValidUtf8(source.substr(0, 8 * limit));
  std::replace_if(clean.begin(), clean.end(), isControl, ' ');
  return shorten(collapseSpaces(clean), limit);
}

std::string uuidFor(std::string_view person, std::string_view name) {
  std::string seed = "baton ips ";
  seed += person;
  seed += '\n';
  seed += name;
  std::string bytes = digest(seed, 16);
  bytes[6] = static_cast<char>((static_cast<unsigned char>(bytes[6]) & 0x0FU) | 0x80U);
  bytes[8] = static_cast<char>((static_cast<unsigned char>(bytes[8]) & 0x3FU) | 0x80U);
  const std::string hex = toHex(bytes);
  std::string urn = "urn:uuid:";
  for (std::size_t at = 0; at < hex.size(); ++at) {
    if (at == 8 || at == 12 || at == 16 || at == 20) urn += '-';
    urn += hex[at];
  }
  return urn;
}

std::string withoutUrn(const std::string& urn) { return urn.substr(std::string_view("urn:uuid:").size()); }

json::Value coding(std::string_view system, std::string_view code, std::string_view display) {
  json::Value value = json::Value::object();
  value.setIfAny("system", system);
  value.setIfAny("code", code);
  value.setIfAny("display", text(display, 300));
  return value;
}

json::Value codings(const std::vector<record::Coding>& source) {
  json::Value list = json::Value::array();
  for (const record::Coding& one : source) {
    const std::string code = text(one.code, 200);
    if (code.empty() || one.system.empty() || hasBlank(one.system) || !isUtf8(one.system)) continue;
    list.push(coding(one.system, code, one.display));
  }
  return list;
}

json::Value conceptWith(const std::vector<record::Coding>& source, std::string_view words) {
  json::Value value;
  value.setIfAny("coding", codings(source));
  value.setIfAny("text", text(words));
  return value;
}

json::Value conceptWith(const record::Concept& value) { return conceptWith(value.codings, value.label()); }

json::Value conceptOf(std::string_view system, std::string_view code, std::string_view display) {
  json::Value value = json::Value::object();
  value.set("coding", json::Value::array({coding(system, code, display)}));
  return value;
}

json::Value reference(const std::string& target) { return json::Value::object({{"reference", target}}); }

json::Value referenceText(std::string_view display) {
  json::Value value;
  value.setIfAny("display", text(display, 300));
  return value;
}

json::Value quantity(const Quantity& source) {
  json::Value value = json::Value::object();
  value.set("value", json::Value::number(source.value.text()));
  if (isOneOf(source.comparator, {"<", "<=", ">=", ">"})) value.set("comparator", source.comparator);
  value.setIfAny("unit", text(source.unit, 100));
  // qty-3: a code needs its system.
  if (source.code.empty() || source.system.empty() || hasBlank(source.system) || hasBlank(source.code)) return value;
  value.set("system", source.system);
  value.set("code", text(source.code, 100));
  return value;
}

json::Value period(const record::Period& source) {
  json::Value value;
  value.setIfAny("start", dateText(source.start));
  // per-1: the end is not before the start.
  if (source.start.empty() || source.end.empty() || source.start.first() <= source.end.last()) {
    value.setIfAny("end", dateText(source.end));
  }
  return value;
}

json::Value telecoms(const std::vector<record::Telecom>& source) {
  json::Value list = json::Value::array();
  for (const record::Telecom& telecom : source) {
    const std::string shown = text(telecom.value, 200);
    if (shown.empty() || !isOneOf(telecom.system, {"phone", "fax", "email", "pager", "url", "sms", "other"})) continue;
    json::Value value = json::Value::object();
    value.set("system", telecom.system);
    value.set("value", shown);
    if (isOneOf(telecom.use, {"home", "work", "temp", "old", "mobile"})) value.set("use", telecom.use);
    list.push(std::move(value));
  }
  return list;
}

std::string dateText(const PartialDate& date) { return date.dateText(); }

json::Value absent(std::string_view reason) {
  json::Value extension = json::Value::object();
  extension.set("url", kAbsentReason);
  extension.set("valueCode", reason);
  json::Value value = json::Value::object();
  value.set("extension", json::Value::array({std::move(extension)}));
  return value;
}

json::Value narrative(const format::Html& content, std::string_view language) {
  const format::Html div = format::Html::element(
      "div", {{"xmlns", "http://www.w3.org/1999/xhtml"}, {"lang", language}, {"xml:lang", language}}, content);
  json::Value value = json::Value::object();
  value.set("status", "generated");
  value.set("div", div.bytes());
  return value;
}

}  // namespace baton::fhir::write
