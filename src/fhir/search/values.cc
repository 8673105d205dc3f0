#include "fhir/search/values.h"

#include <cstdlib>
#include <limits>

#include "base/text.h"
#include "fhir/definitions.h"
#include "fhir/validate_primitives.h"

namespace baton::fhir {
namespace {

constexpr Instant kBeginning{std::numeric_limits<std::int64_t>::min()};
constexpr Instant kEnd{std::numeric_limits<std::int64_t>::max()};

// One step of a path: "telecom[system=phone]".
struct Step {
  std::string_view name;
  std::string_view key;
  std::string_view value;
};

// The first step of `path`, which is taken off. A URL inside the brackets may hold dots.
Step takeStep(std::string_view& path) {
  Step step;
  const std::size_t end = path.find_first_of(".[");
  step.name = path.substr(0, end);
  if (end == std::string_view::npos) {
    path = {};
    return step;
  }
  path.remove_prefix(end);
  if (path.front() == '[') {
    const std::size_t close = path.find(']');
    const std::string_view filter = path.substr(1, close - 1);
    step.key = filter.substr(0, filter.find('='));
    step.value = filter.substr(filter.find('=') + 1);
    path.remove_prefix(close + 1);
  }
  if (!path.empty()) path.remove_prefix(1);
  return step;
}

template <class Visit>
void walk(const json::Value& from, std::string_view path, const Visit& visit) {
  if (from.isArray()) {
    for (const json::Value& item : from.items()) walk(item, path, visit);
    return;
  }
  if (path.empty()) {
    visit(from);
    return;
  }
  const Step step = takeStep(path);
  const json::Value* next = from.find(step.name);
  if (next == nullptr) return;
  if (step.key.empty()) return walk(*next, path, visit);
  for (const json::Value& item : next->items()) {
    if (item[step.key].text() == step.value) walk(item, path, visit);
  }
}

class Extracting {
 public:
  Extracting(const SearchParameter& parameter, std::vector<Extracted>& out) : parameter_(parameter), out_(out) {}

  void add(const json::Value& value, std::string_view only) {
    switch (parameter_.kind) {
      case ParameterKind::Token:
        return addToken(value);
      case ParameterKind::Date:
        return addDate(value);
      case ParameterKind::Reference:
        return addReference(value, only);
      case ParameterKind::String:
        return addString(value);
      case ParameterKind::Quantity:
      case ParameterKind::Number:
        return addQuantity(value);
      case ParameterKind::Uri:
        if (value.isString()) push(UriValue{value.text()});
        return;
    }
  }

 private:
  void push(SearchValue value) { out_.push_back({&parameter_, std::move(value)}); }

  // CodeableConcept, Coding, Identifier, ContactPoint, code, id, string, boolean.
  void addToken(const json::Value& value) {
    if (value.isBool()) return push(TokenValue{"", value.truth() ? "true" : "false", ""});
    if (value.isString()) return push(TokenValue{"", value.text(), foldForMatching(value.text())});
    if (!value.isObject()) return;
    const json::Value* codings = value.find("coding");
    if (codings != nullptr || (value.has("text") && !value.has("code") && !value.has("value"))) {
      const std::string text = foldForMatching(value["text"].text());
      if (codings != nullptr) {
        for (const json::Value& coding : codings->items()) addCoding(coding, text);
      }
      if (codings == nullptr || codings->items().empty()) push(TokenValue{"", "", text});
      return;
    }
    if (value.has("value")) {  // Identifier; of a ContactPoint the system is no URI and says nothing here
      const bool is_contact = parameter_.path.starts_with("telecom") || parameter_.path.starts_with("contact");
      return push(TokenValue{is_contact ? "" : value["system"].text(), value["value"].text(),
                             foldForMatching(value["type"]["text"].text())});
    }
    addCoding(value, "");
  }

  void addCoding(const json::Value& coding, const std::string& text) {
    std::string folded = text.empty() ? foldForMatching(coding["display"].text()) : text;
    push(TokenValue{coding["system"].text(), coding["code"].text(), std::move(folded)});
  }

  void addDate(const json::Value& value) {
    if (value.isString()) {
      const auto date = PartialDate::parse(value.text());
      if (date && !date->empty()) push(DateValue{date->first(), date->last()});
      return;
    }
    const json::Value& bounds = value.has("repeat") ? value["repeat"]["boundsPeriod"] : value;
    for (const json::Value& event : value["event"].items()) addDate(event);
    const auto start = PartialDate::parse(bounds["start"].text());
    const auto end = PartialDate::parse(bounds["end"].text());
    const bool has_start = start && !start->empty();
    const bool has_end = end && !end->empty();
    if (!has_start && !has_end) return;
    push(DateValue{has_start ? start->first() : kBeginning, has_end ? end->last() : kEnd});
  }

  void addReference(const json::Value& value, std::string_view only) {
    const std::string& written = value.isString() ? value.text() : value["reference"].text();  // canonical, uri
    const std::string relative = relativeTarget(written);
    if (!only.empty()) {
      const std::string_view type = relative.empty() ? std::string_view(value["type"].text())
                                                     : std::string_view(relative).substr(0, relative.find('/'));
      if (type != only) return;
    }
    ReferenceValue reference;
    reference.target = relative.empty() ? written : relative;
    const json::Value& identifier = value["identifier"];
    if (identifier.isObject()) reference.identifier = identifier["system"].text() + "|" + identifier["value"].text();
    if (!reference.target.empty() || !reference.identifier.empty()) push(std::move(reference));
  }

  // A HumanName or Address is searched in each of its parts.
  void addString(const json::Value& value) {
    if (value.isString()) return push(StringValue{value.text(), foldForMatching(value.text())});
    for (const json::Member& part : value.members()) {
      if (part.key == "use" || part.key == "type" || part.key == "period" || part.key == "extension") continue;
      for (const json::Value& item : part.value.items()) addString(item);
      if (part.value.isString()) addString(part.value);
      // A name that came as one text is found by each of its words too.
      if (part.key == "text" && part.value.isString()) {
        for (const std::string_view word : split(part.value.text(), ' ')) addString(json::Value(word));
      }
    }
  }

  void addQuantity(const json::Value& value) {
    if (value.isNumber()) return push(QuantityValue{std::strtod(value.text().c_str(), nullptr), "", "", ""});
    const json::Value& quantity = value.has("origin") ? value["origin"] : value;  // SampledData
    if (quantity["value"].isNumber()) {
      return push(QuantityValue{std::strtod(quantity["value"].text().c_str(), nullptr), quantity["system"].text(),
                                quantity["code"].text(), quantity["unit"].text()});
    }
    for (const std::string_view end : {"low", "high"}) {
      if (value[end].isObject()) addQuantity(value[end]);
    }
  }

  const SearchParameter& parameter_;
  std::vector<Extracted>& out_;
};

}  // namespace

std::string relativeTarget(std::string_view reference) {
  const std::size_t slash = reference.find('/');
  if (slash == std::string_view::npos || findResource(reference.substr(0, slash)) == nullptr) return {};
  const std::string_view id = reference.substr(slash + 1, reference.find('/', slash + 1) - slash - 1);
  const std::string_view rest = reference.substr(slash + 1 + id.size());
  if (!isIdText(id) || !(rest.empty() || rest.starts_with("/_history/"))) return {};
  return std::string(reference.substr(0, slash + 1 + id.size()));
}

std::vector<Extracted> extractValues(const json::Value& resource) {
  std::vector<Extracted> found;
  for (const auto rows : {parametersOf(resource["resourceType"].text()), commonParameters()}) {
    for (const SearchParameter& parameter : rows) {
      Extracting extracting(parameter, found);
      // A URL in brackets may not hold the bar, so the alternatives part there.
      for (std::string_view path : split(parameter.path, '|')) {
        const std::size_t mark = path.rfind('>');
        const std::string_view only = mark == std::string_view::npos ? std::string_view() : path.substr(mark + 1);
        walk(resource, path.substr(0, mark), [&](const json::Value& value) { extracting.add(value, only); });
      }
    }
  }
  return found;
}

}  // namespace baton::fhir
