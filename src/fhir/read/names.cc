// Names and addresses: HumanName and Address as one text each, and what a person calls a resource of any type.
#include "base/text.h"
#include "fhir/read/datatypes.h"

namespace baton::fhir::read {
namespace {

void appendWord(std::string& text, std::string_view word, std::string_view separator = " ") {
  word = trim(word);
  if (word.empty()) return;
  if (!text.empty()) text += separator;
  text += word;
}

std::string joined(const json::Value& elements, std::string_view separator = " ") {
  std::string text;
  for (const json::Value& element : elements.items()) appendWord(text, element.text(), separator);
  return text;
}

// The lower, the better to show.
int rank(const std::string& use) {
  if (use == "official") return 0;
  if (use == "usual") return 1;
  if (use.empty()) return 2;
  if (use == "nickname" || use == "temp") return 3;
  return use == "anonymous" ? 4 : 5;
}

}  // namespace

record::Name humanNameFrom(const json::Value& element) {
  record::Name name;
  name.use = textAt(element, "use");
  name.family = textAt(element, "family");
  for (const json::Value& given : element["given"].items()) {
    if (!given.text().empty()) name.given.push_back(given.text());
  }
  name.text = textAt(element, "text");
  if (!name.text.empty()) return name;
  appendWord(name.text, joined(element["prefix"]));
  appendWord(name.text, join(name.given, " "));
  appendWord(name.text, name.family);
  appendWord(name.text, joined(element["suffix"]), ", ");
  return name;
}

std::vector<record::Name> humanNamesFrom(const json::Value& elements) {
  std::vector<record::Name> names;
  for (const json::Value& element : elements.items()) names.push_back(humanNameFrom(element));
  return names;
}

std::string shownName(const json::Value& elements) {
  record::Name best;
  for (const json::Value& element : elements.items()) {
    record::Name name = humanNameFrom(element);
    if (name.text.empty()) continue;
    if (best.text.empty() || rank(name.use) < rank(best.use)) best = std::move(name);
  }
  return best.text;
}

std::string addressLine(const json::Value& element) {
  if (const std::string& text = textAt(element, "text"); !text.empty()) return collapseSpaces(text);
  std::string line = joined(element["line"], ", ");
  appendWord(line, textAt(element, "city"), ", ");
  std::string region = textAt(element, "state");
  appendWord(region, textAt(element, "postalCode"));
  appendWord(line, region, ", ");
  appendWord(line, textAt(element, "country"), ", ");
  return line;
}

std::vector<std::string> addressLines(const json::Value& elements) {
  std::vector<std::string> lines;
  for (const json::Value& element : elements.items()) {
    std::string line = addressLine(element);
    if (!line.empty() && textAt(element, "use") != "old") lines.push_back(std::move(line));
  }
  return lines;
}

std::string nameOf(const json::Value& resource, const json::Value& root) {
  if (resource["name"].isArray()) return shownName(resource["name"]);
  if (const std::string& text = firstText(resource, {"name", "title"}); !text.empty()) return text;
  if (textAt(resource, "resourceType") == "PractitionerRole") {
    // One step only: a contained role may name a contained practitioner, and nothing may name itself for ever.
    for (const std::string_view part : {"practitioner", "organization", "healthcareService"}) {
      if (const std::string& text = textAt(resource[part], "display"); !text.empty()) return text;
      const json::Value& named = containedIn(root, textAt(resource[part], "reference"));
      if (textAt(named, "resourceType") == "PractitionerRole") continue;
      if (std::string text = nameOf(named, root); !text.empty()) return text;
    }
  }
  for (const std::string_view key : {"code", "vaccineCode", "type", "category"}) {
    const json::Value& concept_element = resource[key].isArray() ? resource[key][0] : resource[key];
    if (std::string label = conceptFrom(concept_element).label(); !label.empty()) return label;
  }
  if (std::string text = textAt(resource["deviceName"][0], "name"); !text.empty()) return text;
  return firstText(resource, {"description", "manufacturer"});
}

}  // namespace baton::fhir::read
