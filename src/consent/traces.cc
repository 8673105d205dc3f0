#include "consent/traces.h"

#include <algorithm>
#include <bitset>
#include <string_view>
#include <type_traits>
#include <unordered_set>

#include "base/text.h"
#include "consent/names_in_text.h"
#include "record/serialize_fields.h"

namespace baton::consent {
namespace {

template <class T>
inline constexpr bool kIsVector = false;
template <class T>
inline constexpr bool kIsVector<std::vector<T>> = true;

template <class T, class... Others>
inline constexpr bool kIsOneOf = (std::is_same_v<T, Others> || ...);

// Facts that are words: one that names somebody withheld may be about nothing else.
template <class Fact>
inline constexpr bool kIsWriting = kIsOneOf<Fact, record::DocumentFact, record::CommunicationFact, record::PlanFact,
                                            record::TaskFact, record::GoalFact, record::OtherFact>;

// Not written by anybody as words: names of their own, keys, codes and decisions about the record.
template <class Fact>
inline constexpr bool kIsRead =
    !kIsOneOf<Fact, record::HelperFact, record::ConsentFact, record::DecisionFact, record::AcknowledgementFact>;

bool isProtected(const FactClasses& classes) {
  return classes.all() != knowledge::ClassSet{knowledge::DataClass::General};
}

// Visits every reference in a field, whatever lies around it.
template <class Field, class Visit>
void eachReference(const Field& field, const Visit& visit) {
  if constexpr (std::is_same_v<Field, record::Reference>) {
    visit(field);
  } else if constexpr (kIsVector<Field>) {
    for (const auto& one : field) eachReference(one, visit);
  } else if constexpr (std::is_same_v<Field, record::About>) {
    return;
  } else if constexpr (record::HasFields<Field>) {
    record::eachField([&](const auto&... fields) { (eachReference(fields, visit), ...); }, field);
  }
}

// Whom nobody may be told of: what is withheld, and the names that would tell of it.
class Withheld {
 public:
  Withheld(const record::Facts& all, const std::vector<FactClasses>& classes, const std::vector<bool>& passes) {
    std::size_t place = 0;
    all.forEach([&](const auto& fact) {
      const bool is_protected = isProtected(classes[place]);
      if (passes[place++]) return;
      keys_.insert(fact.about.key);
      if (is_protected) addNames(fact);
    });
    if (names_.empty() && told_.empty()) return;
    std::vector<std::string> written(names_.begin(), names_.end());
    // Who is named by something that passed as well, or passed themselves, is no secret.
    place = 0;
    all.forEach([&](const auto& fact) {
      if (passes[place++]) dropOpen(fact);
    });
    for (const std::string_view name : told_) written.emplace_back(name);
    for (const record::PersonFact& person : all.persons) {
      for (const record::Name& own : person.names) std::erase(written, own.text);
    }
    in_text_ = NamesInText(written);
    written_ = std::move(written);
  }

  bool hasKey(const std::string& key) const { return keys_.contains(key); }
  bool hasName(const std::string& name) const { return names_.contains(name) || told_.contains(name); }
  const NamesInText& inText() const { return in_text_; }
  const std::vector<std::string>& written() const { return written_; }

 private:
  template <class Fact>
  void addNames(const Fact& fact) {
    if constexpr (kIsOneOf<Fact, record::HelperFact, record::Contact>) {
      if (!fact.name.empty()) names_.insert(fact.name);
    } else {
      eachReference(fact, [&](const record::Reference& reference) {
        if (isName(reference)) note(reference.display);
      });
    }
  }

  // "See the letter" of a document is no name.
  static bool isName(const record::Reference& reference) {
    const std::string& key = reference.key.empty() ? reference.target : reference.key;
    const bool is_somebody = key.empty() || key.starts_with("Practitioner") || key.starts_with("Organization/") ||
                             key.starts_with("RelatedPerson/") || key.starts_with("#");
    return is_somebody && codePoints(reference.display) >= NamesInText::kShortest;
  }
  void note(const std::string& name) {
    told_.insert(name);
    sizes_.set(std::min(name.size(), sizes_.size() - 1));
  }

  template <class Fact>
  void dropOpen(const Fact& fact) {
    const auto drop = [&](const std::string& name) {
      if (sizes_.test(std::min(name.size(), sizes_.size() - 1))) told_.erase(name);
    };
    if constexpr (kIsOneOf<Fact, record::HelperFact, record::Contact>) drop(fact.name);
    drop(fact.about.source.organisation);
    eachReference(fact, [&](const record::Reference& reference) {
      if (!keys_.contains(reference.key)) drop(reference.display);
    });
  }

  std::unordered_set<std::string_view> keys_;
  std::unordered_set<std::string_view> names_;  // of resources that are withheld because of their class
  std::unordered_set<std::string_view> told_;   // that only facts withheld because of their class name
  std::bitset<64> sizes_;                       // how long those are, so that few others are looked up
  NamesInText in_text_{{}};
  std::vector<std::string> written_;  // the names that in_text_ looks for
};

// Takes the traces out of one fact.
class Cleaning {
 public:
  explicit Cleaning(const Withheld& withheld) : withheld_(withheld) {}

  // False when nothing of it may stay.
  template <class Fact>
  bool clean(Fact& fact) {
    names_somebody_ = false;
    lost_label_ = false;
    is_reading_ = kIsRead<Fact> && !withheld_.inText().empty();
    cleanField(fact);
    if constexpr (std::is_same_v<Fact, record::ObservationFact>) {
      if (names_somebody_ && fact.shown().empty()) return false;
    }
    return !lost_label_ && !(kIsWriting<Fact> && names_somebody_);
  }

 private:
  template <class Field>
  void cleanField(Field& field) {
    if constexpr (std::is_same_v<Field, record::Reference>) {
      const bool is_withheld =
          withheld_.hasKey(field.key) || withheld_.hasKey(field.target) || withheld_.hasName(field.display);
      if (is_withheld) field = {};
    } else if constexpr (std::is_same_v<Field, record::About>) {
      if (withheld_.hasName(field.source.organisation)) field.source.organisation.clear();
    } else if constexpr (std::is_same_v<Field, record::Concept>) {
      cleanLabel(field);
    } else if constexpr (std::is_same_v<Field, std::string>) {
      if (!is_reading_ || !withheld_.inText().isIn(field)) return;
      names_somebody_ = true;
      field = withheld_.inText().withoutSentences(field);
    } else if constexpr (kIsOneOf<Field, record::Name, record::Identifier, record::Telecom>) {
      return;
    } else if constexpr (kIsVector<Field>) {
      for (auto& one : field) cleanField(one);
    } else if constexpr (record::HasFields<Field>) {
      record::eachField([&](auto&... fields) { (cleanField(fields), ...); }, field);
    }
  }

  void cleanLabel(record::Concept& label) {
    if (!is_reading_ || label.empty()) return;
    const NamesInText& names = withheld_.inText();
    const auto take = [&](std::string& words) {
      if (!names.isIn(words)) return;
      names_somebody_ = true;
      words = names.withoutNames(words);
    };
    take(label.text);
    for (record::Coding& coding : label.codings) take(coding.display);
    if (label.label().empty()) lost_label_ = true;
  }

  const Withheld& withheld_;
  bool is_reading_ = false;
  bool names_somebody_ = false;
  bool lost_label_ = false;
};

}  // namespace

void removeTraces(record::Facts& kept, const record::Facts& all, const std::vector<FactClasses>& classes,
                  const std::vector<bool>& passes) {
  const Withheld withheld(all, classes, passes);
  Cleaning cleaning(withheld);
  record::Facts::eachVector(kept, [&](auto& facts) {
    std::size_t left = 0;
    for (std::size_t i = 0; i < facts.size(); ++i) {
      if (!cleaning.clean(facts[i])) continue;
      if (left != i) facts[left] = std::move(facts[i]);
      ++left;
    }
    facts.resize(left);
  });
}

std::vector<std::string> withheldNames(const record::Facts& all, const std::vector<FactClasses>& classes,
                                       const std::vector<bool>& passes) {
  return Withheld(all, classes, passes).written();
}

}  // namespace baton::consent
