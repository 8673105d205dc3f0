// Every type without a reader of its own: a label, a status and a date, found where R4 usually puts them.
#include <array>

#include "fhir/read/datatypes.h"
#include "fhir/read/families.h"

namespace baton::fhir::read {
namespace {

// "RiskAssessment" → "Risk assessment": the last resort of a label.
std::string inWords(const std::string& type) {
  std::string words;
  for (const char letter : type) {
    const bool is_upper = letter >= 'A' && letter <= 'Z';
    if (is_upper && !words.empty()) words += ' ';
    words += is_upper && !words.empty() ? static_cast<char>(letter - 'A' + 'a') : letter;
  }
  return words;
}

std::string labelOf(const json::Value& element) {
  const json::Value& first = element.isArray() ? element[0] : element;
  if (first.isString()) return first.text();
  if (!first.isObject()) return {};
  if (std::string label = conceptFrom(first).label(); !label.empty()) return label;
  return firstText(first, {"display", "code", "text"});  // a Coding, a Reference, an Annotation
}

std::string questionnaireName(const json::Value& resource) {
  const std::string& canonical = textAt(resource, "questionnaire");
  const std::string_view unversioned = std::string_view(canonical).substr(0, canonical.find('|'));
  return std::string(unversioned.substr(unversioned.rfind('/') + 1));
}

std::string labelFor(const json::Value& resource, const std::string& type) {
  if (type == "QuestionnaireResponse") {
    if (std::string name = questionnaireName(resource); !name.empty()) return name;
  }
  if (std::string name = nameOf(resource, resource); !name.empty()) return name;
  for (const std::string_view key :
       {"type", "topic", "scope", "activity", "reasonCode", "reason", "summary", "comment"}) {
    if (std::string label = labelOf(resource[key]); !label.empty()) return label;
  }
  return inWords(type);
}

// In the order of meaning: when it was so, then when it was written down.
PartialDate dateFor(const json::Value& resource) {
  constexpr std::array kDates{
      "effectiveDateTime", "occurrenceDateTime", "performedDateTime", "servicedDate", "date",   "dateTime", "sent",
      "authored",          "authoredOn",         "recordedDate",      "created",      "issued", "start",    "recorded",
      "timestamp",         "identifiedDateTime"};
  constexpr std::array kPeriods{"period", "effectivePeriod", "occurrencePeriod", "performedPeriod", "identifiedPeriod"};
  for (const std::string_view key : kPeriods) {
    if (PartialDate start = dateFrom(resource[key]["start"]); !start.empty()) return start;
  }
  for (const std::string_view key : kDates) {
    if (PartialDate date = dateFrom(resource[key]); !date.empty()) return date;
  }
  return {};
}

PartialDate endFor(const json::Value& resource) {
  for (const std::string_view key : {"period", "effectivePeriod", "occurrencePeriod", "performedPeriod"}) {
    if (PartialDate end = dateFrom(resource[key]["end"]); !end.empty()) return end;
  }
  return dateFrom(resource["provision"]["period"]["end"]);  // Consent
}

}  // namespace

void readOther(record::Facts& facts, const Incoming& incoming) {
  const json::Value& resource = incoming.resource;
  record::OtherFact fact;
  fact.type = incoming.entry.type;
  fact.label = labelFor(resource, fact.type);
  fact.status = textAt(resource, "status");
  fact.date = dateFor(resource);
  fact.about = aboutOf(incoming, {.from = fact.date, .to = endFor(resource)}, fact.date);
  facts.other.push_back(std::move(fact));
}

}  // namespace baton::fhir::read
