#include "consent/classify.h"

#include <optional>
#include <unordered_map>

#include "record/serialize_fields.h"

namespace baton::consent {
namespace {

using knowledge::ClassSet;
using knowledge::DataClass;
using knowledge::DataClasses;
using record::About;
using record::Facts;

template <class T>
inline constexpr bool kIsVector = false;
template <class T>
inline constexpr bool kIsVector<std::vector<T>> = true;
template <class T>
inline constexpr bool kIsOptional = false;
template <class T>
inline constexpr bool kIsOptional<std::optional<T>> = true;

// Goes through everything that a fact says.
class Reading {
 public:
  Reading(const DataClasses& classes, std::string_view type) : classes_(classes), type_(type) {}
  ClassSet found() const { return found_; }

  template <class Field>
  void read(const Field& field, bool is_name) {
    if constexpr (std::is_same_v<Field, std::string>) {
      if (field.size() > 2) found_.add(classes_.ofWords(field, type_, is_name));
    } else if constexpr (std::is_same_v<Field, record::Coding>) {
      found_.add(classes_.ofCode(field.system, field.code));
      read(field.display, is_name);
    } else if constexpr (std::is_same_v<Field, record::Reference>) {
      read(field.display, false);
    } else if constexpr (std::is_same_v<Field, About> || std::is_same_v<Field, record::Dosage> ||
                         std::is_same_v<Field, record::Identifier> || std::is_same_v<Field, record::Telecom> ||
                         std::is_same_v<Field, Quantity>) {
      // Directions warn of alcohol and pregnancy; the others hold no words.
    } else if constexpr (kIsVector<Field>) {
      for (const auto& one : field) read(one, is_name);
    } else if constexpr (kIsOptional<Field>) {
      if (field) read(*field, is_name);
    } else if constexpr (record::HasFields<const Field>) {
      record::eachField([&](const auto&... fields) { (read(fields, is_name), ...); }, field);
    }
  }

 private:
  const DataClasses& classes_;
  std::string_view type_;
  ClassSet found_;
};

ClassSet suggestedBy(const DataClasses& classes, const auto& fact) {
  Reading reading(classes, typeOf(fact.about));
  reading.read(fact, true);
  return reading.found();
}
// What a document is called says what it is; what it concludes does not.
ClassSet suggestedBy(const DataClasses& classes, const record::DocumentFact& fact) {
  Reading reading(classes, typeOf(fact.about));
  reading.read(fact.type, true);
  reading.read(fact.categories, true);
  reading.read(fact.title, true);
  reading.read(fact.conclusion, false);
  reading.read(fact.authors, false);
  ClassSet found = reading.found();
  if (fact.content_type == "text/xml" || fact.content_type == "application/xml") found.add(DataClass::Private);
  return found;
}
ClassSet suggestedBy(const DataClasses& classes, const record::OtherFact& fact) {
  Reading reading(classes, typeOf(fact.about));
  reading.read(fact.label, true);
  ClassSet found = reading.found();
  if (fact.type == "MolecularSequence") found.add(DataClass::Genetic);
  return found;
}
// Who the person is, is no health data by its words; consents go to nobody but the person.
ClassSet suggestedBy(const DataClasses&, const record::PersonFact&) { return {}; }
ClassSet suggestedBy(const DataClasses&, const record::ConsentFact&) { return {}; }

ClassSet labelledBy(const DataClasses& classes, const std::vector<record::Coding>& labels) {
  ClassSet certain;
  ClassSet alone;
  for (const record::Coding& label : labels) {
    const auto found = classes.ofLabel(label.system, label.code);
    if (!found) continue;
    (found->counts_alone ? alone : certain).add(found->id);
  }
  return certain.empty() ? alone : certain;
}

// What a label says is absorbed by another label only: a grant for what is merely suggested must not open it.
FactClasses settled(const DataClasses& classes, ClassSet labelled, ClassSet suggested) {
  FactClasses result;
  if (!labelled.empty()) result.labelled = classes.reduced(labelled);
  ClassSet both = labelled;
  both.add(suggested);
  result.suggested = classes.reduced(both);
  result.suggested.remove(labelled);
  return result;
}

}  // namespace

std::string_view typeOf(const About& about) { return std::string_view(about.key).substr(0, about.key.find('/')); }

bool hasPart2Label(const Facts& facts) {
  const DataClasses& classes = knowledge::dataClasses();
  bool has = false;
  facts.forEach([&](const auto& fact) {
    for (const record::Coding& label : fact.about.security) {
      if (has) return;
      const auto found = classes.ofLabel(label.system, label.code);
      has = found && found->id == DataClass::Part2;
    }
  });
  return has;
}

std::vector<FactClasses> classify(const Facts& facts, bool is_part2_record) {
  const DataClasses& classes = knowledge::dataClasses();
  const bool is_part2 = is_part2_record || hasPart2Label(facts);
  std::unordered_map<std::string_view, FactClasses> medications;
  for (const Facts::MedicationCode& code : facts.medication_codes) {
    medications[code.about.key] = {labelledBy(classes, code.about.security), suggestedBy(classes, code)};
  }
  std::vector<FactClasses> result;
  result.reserve(facts.size());
  facts.forEach([&](const auto& fact) {
    ClassSet labelled = labelledBy(classes, fact.about.security);
    ClassSet suggested = suggestedBy(classes, fact);
    if constexpr (std::is_same_v<std::decay_t<decltype(fact)>, record::MedicationFact>) {
      const auto found = medications.find(fact.medication.key);
      if (found != medications.end()) {
        labelled.add(found->second.labelled);
        suggested.add(found->second.suggested);
      }
    }
    if (is_part2 && suggested.has(DataClass::SubstanceUse)) suggested.add(DataClass::Part2);
    result.push_back(settled(classes, labelled, suggested));
  });
  return result;
}

}  // namespace baton::consent
