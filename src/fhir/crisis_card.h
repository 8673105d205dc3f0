// The words of a crisis card as a FHIR resource, for the export of a whole record and the way back.
//
// The card is no fact of the journal: it stands beside it and nobody else is shown it. Who leaves takes it along all
// the same. A QuestionnaireResponse says it without a profile of our own: each heading of the card is an item, the
// words below it are its answer; other programs can show it. It carries the tag `crisis-card` and the label R
// (restricted). Source: http://hl7.org/fhir/R4/questionnaireresponse.html; docs/formats/export.md.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "format/json.h"

namespace baton::fhir {

struct CrisisCard {
  std::string helps;
  std::vector<std::string> people;  // names, as the record has them
  std::string signs;
  std::string for_helpers;
  bool operator==(const CrisisCard&) const = default;
  bool empty() const { return helps.empty() && people.empty() && signs.empty() && for_helpers.empty(); }
};

// Texts that are empty are left out; `card` holds at least one.
json::Value crisisCardResource(const CrisisCard& card);
// nullopt for any other resource.
std::optional<CrisisCard> readCrisisCard(const json::Value& resource);

}  // namespace baton::fhir
