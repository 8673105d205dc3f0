#include "fhir/read/datatypes.h"

#include <charconv>

#include "record/consent_terms.h"

namespace baton::fhir::read {
namespace {

const std::string kNoText;
const json::Value kNothing;

template <class Item, class Read>
std::vector<Item> each(const json::Value& elements, Read&& readOne) {
  std::vector<Item> read;
  read.reserve(elements.items().size());
  for (const json::Value& element : elements.items()) read.push_back(readOne(element));
  return read;
}

}  // namespace

const std::string& textAt(const json::Value& element, std::string_view key) {
  const json::Value& found = element[key];
  return found.isString() ? found.text() : kNoText;
}

const std::string& firstText(const json::Value& element, std::initializer_list<std::string_view> keys) {
  for (const std::string_view key : keys) {
    const std::string& text = textAt(element, key);
    if (!text.empty()) return text;
  }
  return kNoText;
}

PartialDate dateFrom(const json::Value& element) {
  if (!element.isString()) return {};
  return PartialDate::parse(element.text()).value_or(PartialDate());
}

PartialDate firstDate(std::initializer_list<PartialDate> dates) {
  for (const PartialDate& date : dates) {
    if (!date.empty()) return date;
  }
  return {};
}

std::optional<Decimal> decimalFrom(const json::Value& element) {
  return element.isNumber() ? Decimal::parse(element.text()) : std::nullopt;
}

std::optional<Quantity> quantityFrom(const json::Value& element) {
  const std::optional<Decimal> value = decimalFrom(element["value"]);
  if (!value) return std::nullopt;
  return Quantity{.value = *value,
                  .comparator = textAt(element, "comparator"),
                  .unit = textAt(element, "unit"),
                  .code = textAt(element, "code"),
                  .system = textAt(element, "system")};
}

std::string rangeText(const json::Value& range) {
  const auto low = quantityFrom(range["low"]);
  const auto high = quantityFrom(range["high"]);
  if (!low) return high ? "at most " + toText(*high) : "";
  if (!high) return "at least " + toText(*low);
  const bool is_same_unit = low->unit == high->unit && low->code == high->code;
  return (is_same_unit ? low->value.plain() : toText(*low)) + " to " + toText(*high);
}

std::optional<int> integerFrom(const json::Value& element) {
  if (!element.isNumber()) return std::nullopt;
  const std::string& letters = element.text();
  int value = 0;
  const auto [end, error] = std::from_chars(letters.data(), letters.data() + letters.size(), value);
  if (error != std::errc() || end != letters.data() + letters.size()) return std::nullopt;
  return value;
}

record::Coding codingFrom(const json::Value& element) {
  return {.system = textAt(element, "system"), .code = textAt(element, "code"), .display = textAt(element, "display")};
}

std::vector<record::Coding> codingsFrom(const json::Value& elements) {
  return each<record::Coding>(elements, codingFrom);
}

record::Concept conceptFrom(const json::Value& codeable) {
  return {.codings = codingsFrom(codeable["coding"]), .text = textAt(codeable, "text")};
}

std::vector<record::Concept> conceptsFrom(const json::Value& codeables) {
  return each<record::Concept>(codeables, conceptFrom);
}

std::string firstCode(const json::Value& codeable) {
  for (const json::Value& coding : codeable["coding"].items()) {
    const std::string& code = textAt(coding, "code");
    if (!code.empty()) return code;
  }
  return {};
}

record::Period periodFrom(const json::Value& element) {
  return {.start = dateFrom(element["start"]), .end = dateFrom(element["end"])};
}

// "#" alone names the resource that holds everything, which says no more about the reference.
const json::Value& containedIn(const json::Value& root, std::string_view reference) {
  if (reference.size() < 2 || reference.front() != '#') return kNothing;
  for (const json::Value& contained : root["contained"].items()) {
    if (textAt(contained, "id") == reference.substr(1)) return contained;
  }
  return kNothing;
}

record::Reference referenceFrom(const json::Value& element, const json::Value& root) {
  record::Reference reference{.target = textAt(element, "reference"), .display = textAt(element, "display"), .key = {}};
  if (reference.target.empty() && textAt(element["identifier"], "system") == record::kAccountSystem) {
    reference.target = std::string(record::kAccountReader) + textAt(element["identifier"], "value");
  }
  if (!reference.display.empty()) return reference;
  const json::Value& contained = containedIn(root, reference.target);
  if (!contained.isNull()) reference.display = nameOf(contained, root);
  if (reference.display.empty() && reference.target.empty()) {
    reference.display = textAt(element["identifier"], "value");
  }
  return reference;
}

std::vector<record::Reference> referencesFrom(const json::Value& elements, const json::Value& root) {
  return each<record::Reference>(elements, [&](const json::Value& element) { return referenceFrom(element, root); });
}

std::string referencedType(const json::Value& element, const json::Value& root) {
  if (const std::string& type = textAt(element, "type"); !type.empty()) return type;
  const std::string& target = textAt(element, "reference");
  const json::Value& contained = containedIn(root, target);
  if (!contained.isNull()) return textAt(contained, "resourceType");
  // "[base/]Type/id[/_history/v]": the type is the part before the id. A urn: names no type.
  std::string_view path = target;
  if (const std::size_t history = path.find("/_history/"); history != path.npos) path = path.substr(0, history);
  const std::size_t id_at = path.rfind('/');
  if (path.starts_with("urn:") || id_at == path.npos) return {};
  path = path.substr(0, id_at);
  const std::size_t type_at = path.rfind('/');
  return std::string(type_at == path.npos ? path : path.substr(type_at + 1));
}

std::vector<record::Identifier> identifiersFrom(const json::Value& elements) {
  return each<record::Identifier>(elements, [](const json::Value& element) {
    std::string type = firstCode(element["type"]);
    if (type.empty()) type = textAt(element["type"], "text");
    return record::Identifier{
        .system = textAt(element, "system"), .value = textAt(element, "value"), .type = std::move(type)};
  });
}

std::vector<record::Telecom> telecomsFrom(const json::Value& elements) {
  return each<record::Telecom>(elements, [](const json::Value& element) {
    return record::Telecom{
        .system = textAt(element, "system"), .value = textAt(element, "value"), .use = textAt(element, "use")};
  });
}

std::string notesFrom(const json::Value& elements) {
  std::string notes;
  for (const json::Value& note : elements.items()) {
    const std::string& text = textAt(note, "text");
    if (text.empty()) continue;
    if (!notes.empty()) notes += '\n';
    notes += text;
  }
  return notes;
}

}  // namespace baton::fhir::read
