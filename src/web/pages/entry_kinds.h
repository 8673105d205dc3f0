// Kinds of facts that are typed in with one plain form each: allergy, condition, visit, people, insurance, daily life.
//
// A kind says its fields, how they become a form of sources/forms, and how a stored fact fills them again, so that
// adding and correcting are one page each (add_kind.cc, correct.cc). Another kind is one more file and one more row
// here.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "app/enter.h"
#include "record/disclosure.h"
#include "web/pages/entry_parts.h"

namespace baton::web::entry {

struct Kind {
  std::string_view slug;           // "/people/:person/add/allergy"
  std::string_view resource_type;  // what its form writes: "AllergyIntolerance"
  std::string (*title)(Language) = nullptr;
  Html (*fields)(const Page&, const Draft&) = nullptr;
  app::Form (*form)(const Page&, const Draft&) = nullptr;
  // The fields of a stored fact; nullopt when `key` is none of this kind.
  std::optional<Draft> (*stored)(const record::Chart&, const std::string& key) = nullptr;
};

Kind allergyKind();
Kind conditionKind();
Kind visitKind();
Kind teamMemberKind();
Kind pharmacyKind();
Kind contactKind();
Kind insuranceKind();
Kind dailyLifeKind();

// nullopt for a slug that there is not.
std::optional<Kind> findKind(std::string_view slug);
// The kind that wrote this fact, with its fields filled in.
struct Found {
  Kind kind;
  Draft draft;
};
std::optional<Found> findStored(const record::Chart& chart, const std::string& key);

// Shared pieces of forms about people.
Html reachFields(const Page& page, const Draft& draft);
app::forms::Reach reachOf(const Draft& draft);
void putReach(Draft& draft, const std::vector<record::Telecom>& telecoms);
template <class Facts>
const typename Facts::value_type* factOf(const Facts& facts, const std::string& key) {
  for (const auto& fact : facts) {
    if (fact.about.key == key) return &fact;
  }
  return nullptr;
}

}  // namespace baton::web::entry
