// People: the names behind references to practitioners, organisations, relatives and the person.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

#include "record/facts.h"

namespace baton::sources::reconcile {

// Looks into `facts`, which must outlive it and not change.
class People {
 public:
  explicit People(const record::Facts& facts);
  const record::HelperFact* helper(std::string_view key) const;
  const record::Contact* contact(std::string_view key) const;
  // The name in the record, else as the reference writes it, else "".
  std::string nameOf(const record::Reference& reference) const;
  bool isThePerson(std::string_view key) const;

 private:
  std::unordered_map<std::string_view, const record::HelperFact*> helpers_;
  std::unordered_map<std::string_view, const record::Contact*> contacts_;
  std::unordered_map<std::string_view, const record::PersonFact*> persons_;
};

}  // namespace baton::sources::reconcile
