// The crisis card: what a person wants at hand when things get hard, in their own words, and whom they chose to call.
//
// The choice is kept in the store beside the record, sealed, and goes when the record goes; it is no fact about health
// that anybody else is shown. An export of the whole record takes it along (crisis_card_export.h). The pages put the
// card together (web/pages/crisis_card.cc); a browser keeps a copy only when the person asks it to.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "app/home.h"

namespace baton::app {

inline constexpr std::size_t kLongestCardText = 2'000;  // letters of each text
inline constexpr std::size_t kMostCardContacts = 10;

struct CrisisCardChoice {
  std::string signs;                  // "How I notice that it is getting hard"
  std::string helps;                  // "What helps me"
  std::string for_helpers;            // "What I want others to know"
  std::vector<std::string> contacts;  // opaque names of people of the record, as the page gave them
  bool operator==(const CrisisCardChoice&) const = default;
};

// Empty when nothing was chosen. Errors: Damaged, Storage.
Result<CrisisCardChoice> crisisCardOf(Home& home, const record::PersonId& person);
// TooLarge with "field: NAME" in detail for a text or a list that is too long.
Status checkCrisisCard(const CrisisCardChoice& choice);
// Errors: as checkCrisisCard(); Storage and its kin.
Status putCrisisCard(Home& home, const record::PersonId& person, const CrisisCardChoice& choice);
Status dropCrisisCard(Home& home, const record::PersonId& person);

}  // namespace baton::app
