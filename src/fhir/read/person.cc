// Patient and RelatedPerson.
#include "fhir/read/datatypes.h"
#include "fhir/read/families.h"

namespace baton::fhir::read {
namespace {

std::vector<record::Concept> languagesOf(const json::Value& communications) {
  std::vector<record::Concept> languages;
  for (const json::Value& communication : communications.items()) {
    record::Concept language = conceptFrom(communication["language"]);
    const auto at = communication["preferred"].truth() ? languages.begin() : languages.end();
    languages.insert(at, std::move(language));
  }
  return languages;
}

record::Contact contactFrom(const json::Value& element, const record::About& about) {
  record::Contact contact;
  contact.about = about;
  contact.name = humanNameFrom(element["name"]).text;
  if (contact.name.empty()) contact.name = textAt(element["organization"], "display");
  contact.relationship = conceptFrom(element["relationship"][0]);
  contact.telecoms = telecomsFrom(element["telecom"]);
  contact.period = periodFrom(element["period"]);
  return contact;
}

}  // namespace

void readPatient(record::Facts& facts, const Incoming& incoming) {
  const json::Value& resource = incoming.resource;
  record::PersonFact fact;
  fact.about = aboutOf(incoming);
  fact.identifiers = identifiersFrom(resource["identifier"]);
  fact.names = humanNamesFrom(resource["name"]);
  fact.telecoms = telecomsFrom(resource["telecom"]);
  fact.gender = textAt(resource, "gender");
  fact.born = dateFrom(resource["birthDate"]);
  if (resource["deceasedBoolean"].truth()) fact.deceased = PartialDate();
  if (resource.has("deceasedDateTime")) fact.deceased = dateFrom(resource["deceasedDateTime"]);
  fact.addresses = addressLines(resource["address"]);
  fact.languages = languagesOf(resource["communication"]);
  for (const json::Value& contact : resource["contact"].items()) {
    fact.contacts.push_back(contactFrom(contact, fact.about));
  }
  facts.persons.push_back(std::move(fact));
}

void readRelatedPerson(record::Facts& facts, const Incoming& incoming) {
  const json::Value& resource = incoming.resource;
  record::Contact contact;
  contact.name = shownName(resource["name"]);
  contact.relationship = conceptFrom(resource["relationship"][0]);
  contact.telecoms = telecomsFrom(resource["telecom"]);
  contact.period = periodFrom(resource["period"]);
  contact.about = aboutOf(incoming, {.from = contact.period.start, .to = contact.period.end});
  facts.contacts.push_back(std::move(contact));
}

}  // namespace baton::fhir::read
