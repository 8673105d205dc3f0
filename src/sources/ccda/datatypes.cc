#include "sources/ccda/datatypes.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "sources/ccda/code_systems.h"
#include "sources/ccda/fields.h"

namespace baton::sources::ccda {
namespace {

using xml::Node;

bool isDigit(char letter) { return letter >= '0' && letter <= '9'; }

struct Pair {
  std::string_view from;
  std::string_view to;
};

template <std::size_t N>
std::string_view translate(const std::array<Pair, N>& table, std::string_view from) {
  for (const Pair& pair : table) {
    if (pair.from == from) return pair.to;
  }
  return {};
}

// ConceptMap CF-NullFlavorDataAbsentReason.
constexpr auto kAbsentReasons = std::to_array<Pair>({{"NI", "unknown"},
                                                     {"UNK", "unknown"},
                                                     {"ASKU", "asked-unknown"},
                                                     {"NAV", "temp-unknown"},
                                                     {"NASK", "not-asked"},
                                                     {"OTH", "unsupported"},
                                                     {"NINF", "negative-infinity"},
                                                     {"PINF", "positive-infinity"},
                                                     {"MSK", "masked"},
                                                     {"NA", "not-applicable"},
                                                     {"TRC", "unsupported"},
                                                     {"NP", "unknown"}});

// Units that portals write and that UCUM does not have; the unit stays readable, only the code is left out.
bool isUcumShaped(std::string_view unit) {
  return unit.find_first_of(" \t\r\n") == std::string_view::npos && !unit.empty() && unit.size() <= 40;
}

}  // namespace

std::string_view typeOf(Node value) {
  const std::string_view type = value.attribute(xml::Name("type", kXsi));
  const auto colon = type.find(':');
  return colon == std::string_view::npos ? type : type.substr(colon + 1);
}

bool isTrue(std::string_view flag) { return flag == "true" || flag == "1"; }

std::string_view nullFlavor(Node node) { return trim(node.attribute("nullFlavor")); }

std::string_view absentReason(std::string_view null_flavor) {
  if (null_flavor.empty()) return {};
  const std::string_view reason = translate(kAbsentReasons, null_flavor);
  return reason.empty() ? "unknown" : reason;
}

Value absentExtension(std::string_view reason) {
  Value extension;
  put(extension, "url", "http://hl7.org/fhir/StructureDefinition/data-absent-reason");
  put(extension, "valueCode", reason);
  Value element;
  add(element, "extension", std::move(extension));
  return element;
}

std::optional<std::string> toNumber(std::string_view letters) {
  letters = trim(letters);
  std::string out;
  if (letters.starts_with('-')) out = "-";
  if (letters.starts_with('-') || letters.starts_with('+')) letters.remove_prefix(1);
  const auto point = letters.find('.');
  std::string_view whole = letters.substr(0, point);
  const std::string_view part = point == std::string_view::npos ? std::string_view() : letters.substr(point + 1);
  if (!std::ranges::all_of(whole, isDigit) || !std::ranges::all_of(part, isDigit)) return std::nullopt;
  if ((whole.empty() && part.empty()) || whole.size() + part.size() > 18) return std::nullopt;
  while (whole.size() > 1 && whole.front() == '0') whole.remove_prefix(1);
  out += whole.empty() ? "0" : whole;
  if (!part.empty()) (out += '.') += part;
  return out;
}

Value toQuantity(Node amount, std::string_view comparator) {
  Value quantity;
  if (!amount) return quantity;
  const auto number = toNumber(amount.attribute("value"));
  const std::string_view unit = trim(amount.attribute("unit"));
  if (!number) {
    const Node translation = amount["translation"];
    const auto translated = toNumber(translation.attribute("value"));
    if (!translated) return quantity;
    put(quantity, "value", Value::number(*translated));
    put(quantity, "comparator", comparator);
    const std::string text = plainText(translation["originalText"]);
    put(quantity, "unit", text.empty() ? std::string(trim(translation.attribute("displayName"))) : text);
    return quantity;
  }
  quantity = Value::object();
  quantity.membersMutable().reserve(4);
  put(quantity, "value", Value::number(*number));
  put(quantity, "comparator", comparator);
  if (unit.empty() || unit == "1") {
    const std::string text = plainText(amount["translation"]["originalText"]);
    put(quantity, "unit", text);
    return quantity;
  }
  put(quantity, "unit", unit);
  if (isUcumShaped(unit)) {
    put(quantity, "system", kUcum);
    put(quantity, "code", unit);
  }
  return quantity;
}

Value toAge(Node amount) {
  Value age = toQuantity(amount);
  const std::string& unit = age["code"].text();
  const bool is_time = unit == "a" || unit == "mo" || unit == "wk" || unit == "d" || unit == "h" || unit == "min";
  const bool is_positive =
      age["value"].text().find_first_of("123456789") != std::string::npos && !age["value"].text().starts_with('-');
  return is_time && is_positive ? age : Value();
}

Value toRange(Node interval) {
  Value range;
  put(range, "low", toQuantity(interval["low"]));
  put(range, "high", toQuantity(interval["high"]));
  return range;
}

Amount toAmount(Node interval) {
  if (interval.hasAttribute("value")) return {"Quantity", toQuantity(interval)};
  const Node low = interval["low"];
  const Node high = interval["high"];
  const auto low_number = toNumber(low.attribute("value"));
  const auto high_number = toNumber(high.attribute("value"));
  // A low end of zero says no more than "up to" for a thing that is measured.
  const bool is_from_zero = low_number && low_number->find_first_not_of("0.") == std::string::npos;
  if (high_number && (!low_number || is_from_zero)) {
    return {"Quantity", toQuantity(high, high.attribute("inclusive") == "false" ? "<" : "<=")};
  }
  if (low_number && !high_number) {
    return {"Quantity", toQuantity(low, low.attribute("inclusive") == "false" ? ">" : ">=")};
  }
  if (low_number && high_number) return {"Range", toRange(interval)};
  return {"Quantity", toQuantity(interval["center"])};
}

Value toRatio(Node ratio) {
  Value numerator = toQuantity(ratio["numerator"]);
  Value denominator = toQuantity(ratio["denominator"]);
  Value value;
  if (numerator.isNull() || denominator.isNull()) return value;
  put(value, "numerator", std::move(numerator));
  put(value, "denominator", std::move(denominator));
  return value;
}

Value toIdentifier(Node id) {
  Value identifier;
  const std::string_view root = trim(id.attribute("root"));
  const std::string extension = collapseSpaces(id.attribute("extension"));
  if (root.empty() && extension.empty()) return identifier;
  identifier = Value::object();
  identifier.membersMutable().reserve(2);
  const std::string uuid = isUuid(root) ? "urn:uuid:" + toLowerAscii(root) : std::string();
  if (extension.empty()) {
    if (!isUuid(root) && !isOid(root)) return Value();
    put(identifier, "system", "urn:ietf:rfc:3986");
    put(identifier, "value", uuid.empty() ? "urn:oid:" + std::string(root) : uuid);
    return identifier;
  }
  if (root == "2.16.840.1.113883.4.1") {
    put(identifier, "system", "http://hl7.org/fhir/sid/us-ssn");
  } else if (root == "2.16.840.1.113883.4.6") {
    put(identifier, "system", "http://hl7.org/fhir/sid/us-npi");
  } else if (root == "2.16.840.1.113883.4.572") {
    put(identifier, "system", "http://hl7.org/fhir/sid/us-medicare");
  } else if (root == "2.16.840.1.113883.4.873") {
    put(identifier, "system", "urn:ietf:rfc:3986");
  } else if (!uuid.empty()) {
    put(identifier, "system", uuid);
  } else if (isOid(root)) {
    put(identifier, "system", "urn:oid:" + std::string(root));
  }
  put(identifier, "value", extension);
  return identifier;
}

void putIdentifiers(Value& resource, Node statement) {
  Value identifiers;
  for (const Node id : statement.children("id")) {
    Value identifier = toIdentifier(id);
    if (!identifier.isNull()) pushNew(identifiers, std::move(identifier));
  }
  put(resource, "identifier", std::move(identifiers));
}

namespace {

// A concept is copied into what belongs to it (a medicine into its dispenses), so that its size has an end.
constexpr std::size_t kMaxCodings = 64;
constexpr std::size_t kMaxConceptText = 4000;

void noteOddCode(Import& import, const CodeSystem& system, std::string_view code) {
  if (system.is_known && !canBeCode(system.uri, code)) {
    import.note(IssueSeverity::Warning, "\"" + shorten(code, 40) + "\" cannot be a code of " +
                                            std::string(system.name) + "; it was kept as written.");
  } else if (!system.is_known && !system.made_uri.empty()) {
    import.note(IssueSeverity::Information, "The code \"" + shorten(code, 40) +
                                                "\" is of a code system that Baton does not know (" +
                                                shorten(system.made_uri, 80) + "); it was kept as written.");
  } else if (!system.is_known) {
    import.note(IssueSeverity::Information,
                "The code \"" + shorten(code, 40) + "\" does not name its code system; it was kept as written.");
  }
}

Value toCoding(Import& import, Node code) {
  Value value;
  std::string collapsed;
  std::string_view letters = trim(code.attribute("code"));
  if (letters.find_first_of(" \t\r\n") != std::string_view::npos) {
    collapsed = collapseSpaces(letters);
    letters = collapsed;
  }
  const std::string_view display = trim(code.attribute("displayName"));
  if (letters.empty()) return value;
  const CodeSystem system = findCodeSystem(trim(code.attribute("codeSystem")), code.attribute("codeSystemName"));
  value = Value::object();
  value.membersMutable().reserve(3);
  put(value, "system", system.asUri());
  put(value, "code", letters);
  if (!display.empty())
    put(value, "display",
        display.find_first_of("\t\r\n") == std::string_view::npos ? std::string(display) : collapseSpaces(display));
  noteOddCode(import, system, letters);
  return value;
}

}  // namespace

Value toCodings(Import& import, Node code) {
  Value codings;
  if (!code) return codings;
  if (Value main = toCoding(import, code); !main.isNull()) codings.push(std::move(main));
  for (const Node translation : code.children("translation")) {
    Value other = toCoding(import, translation);
    if (other.isNull()) continue;
    if (codings.items().size() >= kMaxCodings) {
      import.note(IssueSeverity::Warning, "A code has more translations than Baton keeps; the first ones were taken.");
      break;
    }
    const auto& known = codings.items();
    const auto is_same = [&](const Value& one) {
      return one["code"] == other["code"] && one["system"] == other["system"];
    };
    const auto compared = known.begin() + static_cast<std::ptrdiff_t>(std::min(known.size(), std::size_t{32}));
    if (std::none_of(known.begin(), compared, is_same)) codings.push(std::move(other));
  }
  return codings;
}

Value toConcept(Import& import, Node code) {
  Value value;
  if (!code) return value;
  std::string text = import.narrative().textOf(code["originalText"]);
  if (text.empty()) text = collapseSpaces(code.attribute("displayName"));
  Value codings = toCodings(import, code);
  if (text.empty()) {
    for (const Node translation : code.children("translation")) {
      if (text.empty()) text = import.narrative().textOf(translation["originalText"]);
      if (text.empty()) text = collapseSpaces(translation.attribute("displayName"));
    }
  }
  put(value, "coding", std::move(codings));
  if (text.size() > kMaxConceptText) text = shorten(text, kMaxConceptText);
  put(value, "text", std::move(text));
  return value;
}

bool hasMeaning(const Value& value) { return !value.isNull(); }

std::string_view codeIn(Node code, std::string_view system_oid) {
  if (code.attribute("codeSystem") == system_oid && code.hasAttribute("code")) return trim(code.attribute("code"));
  for (const Node translation : code.children("translation")) {
    if (translation.attribute("codeSystem") == system_oid) return trim(translation.attribute("code"));
  }
  return {};
}

}  // namespace baton::sources::ccda
