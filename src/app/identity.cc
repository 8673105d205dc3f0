#include "app/identity.h"

#include <algorithm>
#include <map>

#include "base/text.h"
#include "fhir/read.h"

namespace baton::app {
namespace {

using record::PersonFact;

// Elements that say whose resource this is (R4 patient compartment).
constexpr std::string_view kSubjectElements[] = {"subject", "patient", "beneficiary", "individual", "for"};

std::set<std::string> nameWords(const PersonFact& person) {
  std::set<std::string> words;
  for (const record::Name& name : person.names) {
    std::string all = name.text + " " + name.family;
    for (const std::string& given : name.given) all += " " + given;
    const std::string folded = foldForMatching(all);
    for (const std::string_view word : split(folded, ' ')) {
      if (codePoints(word) > 1) words.insert(std::string(word));
    }
  }
  return words;
}

bool shareIdentifier(const PersonFact& a, const PersonFact& b) {
  return std::any_of(a.identifiers.begin(), a.identifiers.end(), [&](const record::Identifier& left) {
    return std::any_of(b.identifiers.begin(), b.identifiers.end(), [&](const record::Identifier& right) {
      return !left.system.empty() && !left.value.empty() && left.system == right.system && left.value == right.value;
    });
  });
}

bool isWholeDay(const PartialDate& date) { return !date.empty() && date.precision() >= Precision::Day; }

PersonFact readPatient(const sources::ParsedEntry& entry) {
  record::Facts facts;
  record::Entry row;
  row.type = "Patient";
  row.id = entry.resource["id"].text();
  row.origin.full_url = entry.full_url;
  fhir::readInto(facts, row, entry.resource);
  return facts.persons.empty() ? PersonFact{} : facts.persons.front();
}

std::string subjectReference(const json::Value& resource) {
  for (const std::string_view element : kSubjectElements) {
    const json::Value& reference = resource[element]["reference"];
    if (reference.isString()) return reference.text();
  }
  return "";
}

std::vector<std::string> namesFor(const sources::ParsedEntry& patient) {
  std::vector<std::string> names;
  if (!patient.full_url.empty()) names.push_back(patient.full_url);
  const std::string& id = patient.resource["id"].text();
  if (!id.empty()) names.push_back("Patient/" + id);
  return names;
}

}  // namespace

bool isPlainlyAnother(const PersonFact& known, const PersonFact& candidate) {
  if (shareIdentifier(known, candidate)) return false;
  if (isWholeDay(known.born) && isWholeDay(candidate.born) && known.born.dateText() != candidate.born.dateText()) {
    return true;
  }
  const std::set<std::string> left = nameWords(known);
  const std::set<std::string> right = nameWords(candidate);
  if (left.empty() || right.empty()) return false;
  return std::none_of(left.begin(), left.end(), [&](const std::string& word) { return right.contains(word); });
}

FilePersons personsIn(const std::vector<sources::ParsedEntry>& entries, const std::vector<PersonFact>& known) {
  std::vector<std::pair<const sources::ParsedEntry*, PersonFact>> patients;
  std::map<std::string, std::size_t> mentions;
  for (const sources::ParsedEntry& entry : entries) {
    if (entry.resource["resourceType"].text() == "Patient") patients.emplace_back(&entry, readPatient(entry));
    const std::string reference = subjectReference(entry.resource);
    if (!reference.empty()) ++mentions[reference];
  }
  FilePersons found;
  if (patients.empty()) return found;

  auto fits = [&](const PersonFact& patient) {
    return std::none_of(known.begin(), known.end(),
                        [&](const PersonFact& person) { return isPlainlyAnother(person, patient); });
  };
  auto timesMentioned = [&](const sources::ParsedEntry& patient) {
    std::size_t count = 0;
    for (const std::string& name : namesFor(patient)) count += mentions[name];
    return count;
  };
  const auto best = std::max_element(patients.begin(), patients.end(), [&](const auto& a, const auto& b) {
    if (fits(a.second) != fits(b.second)) return fits(b.second);
    return timesMentioned(*a.first) < timesMentioned(*b.first);
  });
  found.subject = best->second;
  for (const auto& [entry, patient] : patients) {
    if (entry == best->first || !isPlainlyAnother(*found.subject, patient)) continue;
    for (std::string& name : namesFor(*entry)) found.others.insert(std::move(name));
  }
  return found;
}

bool isAboutAnother(const sources::ParsedEntry& entry, const FilePersons& persons) {
  if (persons.others.empty()) return false;
  if (entry.resource["resourceType"].text() == "Patient") {
    const auto names = namesFor(entry);
    return std::any_of(names.begin(), names.end(),
                       [&](const std::string& name) { return persons.others.contains(name); });
  }
  return persons.others.contains(subjectReference(entry.resource));
}

}  // namespace baton::app
