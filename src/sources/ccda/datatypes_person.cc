// PN, ON, AD and TEL. Source: C-CDA on FHIR, "Name, Address, Telecom"; ConceptMaps CF-NameUse, CF-AddressUse,
// CF-TelecomUse, CF-TelecomType.
#include <algorithm>

#include "base/text.h"
#include "sources/ccda/datatypes.h"
#include "sources/ccda/fields.h"

namespace baton::sources::ccda {
namespace {

using xml::Node;

std::string_view nameUse(std::string_view use) {
  if (use.find('P') != std::string_view::npos && use.find("ASGN") == std::string_view::npos) return "nickname";
  if (use.find("ASGN") != std::string_view::npos || use == "A") return "anonymous";
  if (use.find('C') != std::string_view::npos) return "official";
  if (use.find('L') != std::string_view::npos) return "usual";
  return {};
}

std::string_view addressUse(std::string_view use) {
  if (use.starts_with("WP") || use == "DIR" || use == "PUB") return "work";
  if (use.starts_with("TMP")) return "temp";
  if (use.starts_with("BAD") || use.starts_with("OLD")) return "old";
  if (use.starts_with('H')) return "home";
  return {};
}

std::string_view contactUse(std::string_view use) {
  if (use.find("MC") != std::string_view::npos) return "mobile";
  if (use.starts_with("WP") || use == "AS" || use == "DIR" || use == "PUB") return "work";
  if (use.starts_with("TMP")) return "temp";
  if (use.starts_with("BAD")) return "old";
  if (use.starts_with('H')) return "home";
  return {};
}

void addText(Value& object, std::string_view key, Node part) {
  if (std::string text = plainText(part); !text.empty()) add(object, key, std::move(text));
}

void putPeriod(Value& object, Node period) {
  Value value;
  put(value, "start", toDateTime(period["low"].attribute("value")));
  put(value, "end", toDateTime(period["high"].attribute("value")));
  if (value["start"].text().substr(0, 10) > value["end"].text().substr(0, 10) && value.has("end")) return;
  put(object, "period", std::move(value));
}

}  // namespace

std::string nameText(Node name) { return plainText(name); }

Value toName(Node name) {
  Value value;
  std::string family;
  for (const Node part : name.children("family")) {
    const std::string text = plainText(part);
    if (!text.empty() && toLowerAscii(part.attribute("qualifier")) != "br")
      (family += family.empty() ? "" : " ") += text;
  }
  if (family.empty()) family = plainText(name["family"]);
  put(value, "use", nameUse(name.attribute("use")));
  if (Node family_node = name["family"]; value["use"].text().empty() && family_node.attribute("qualifier") == "BR") {
    put(value, "use", "maiden");
  }
  const bool has_parts = name["family"] || name["given"];
  if (!has_parts) {
    std::string text = plainText(name);
    if (text.empty()) return Value();
    put(value, "text", std::move(text));
    return value;
  }
  put(value, "family", std::move(family));
  for (const Node part : name.children("given")) addText(value, "given", part);
  for (const Node part : name.children("prefix")) addText(value, "prefix", part);
  for (const Node part : name.children("suffix")) addText(value, "suffix", part);
  putPeriod(value, name["validTime"]);
  const bool is_named = value.has("family") || value.has("given");
  return is_named ? value : Value();
}

Value toAddress(Node address) {
  Value value;
  put(value, "use", addressUse(address.attribute("use")));
  const bool has_use = !value.isNull();
  for (const Node line : address.children("streetAddressLine")) addText(value, "line", line);
  std::string city = plainText(address["city"]);
  put(value, "city", std::move(city));
  put(value, "district", plainText(address["county"]));
  put(value, "state", plainText(address["state"]));
  put(value, "postalCode", plainText(address["postalCode"]));
  put(value, "country", plainText(address["country"]));
  if (value.members().size() <= (has_use ? 1U : 0U)) {
    std::string text = plainText(address);
    if (text.empty()) return Value();
    put(value, "text", std::move(text));
  }
  putPeriod(value, address["useablePeriod"]);
  return value;
}

Value toContact(Node telecom) {
  Value value;
  const std::string letters = collapseSpaces(telecom.attribute("value"));
  std::string_view rest = letters;
  std::string_view system;
  struct Scheme {
    std::string_view prefix;
    std::string_view system;
    bool is_dropped;
  };
  static constexpr Scheme kSchemes[] = {
      {"tel:", "phone", true}, {"fax:", "fax", true},        {"mailto:", "email", true},
      {"sms:", "sms", true},   {"http:", "url", false},      {"https:", "url", false},
      {"ftp:", "url", false},  {"x-text-fax:", "fax", true}, {"text:", "sms", true}};
  for (const Scheme& scheme : kSchemes) {
    if (!startsWithNoCase(letters, scheme.prefix)) continue;
    system = scheme.system;
    if (scheme.is_dropped) rest.remove_prefix(scheme.prefix.size());
    break;
  }
  if (telecom.attribute("use").find("PG") != std::string_view::npos) system = "pager";
  rest = trim(rest);
  if (rest.empty()) return value;
  if (system.empty()) {
    const bool is_mail = rest.find('@') != std::string_view::npos;
    const bool is_phone = std::ranges::count_if(rest, [](char c) { return c >= '0' && c <= '9'; }) >= 7;
    system = is_mail ? "email" : is_phone ? "phone" : "other";
  }
  put(value, "system", system);
  put(value, "value", rest);
  put(value, "use", contactUse(telecom.attribute("use")));
  return value;
}

void addAll(Value& resource, std::string_view key, xml::ChildRange nodes, Value (*convert)(Node)) {
  Value items;
  for (const Node node : nodes) {
    Value item = convert(node);
    if (!item.isNull()) pushNew(items, std::move(item));
  }
  put(resource, key, std::move(items));
}

}  // namespace baton::sources::ccda
