// The crisis card on its way out with the export of a record, and back in with an import.
//
// The choice (crisis_card.h) names people by opaque names that hold for one home only; in an export they are the names
// that the record has. A card that is here already is never replaced by one in a file.
#pragma once

#include <optional>

#include "app/crisis_card.h"
#include "fhir/crisis_card.h"

namespace baton::app {

// The opaque name of somebody of the record on the card, by their name, so that a new number does not take them off it.
std::string cardNameOf(const Home& home, const record::PersonId& person, const std::string& name);

// nullopt when nothing was chosen. People whom the record does not have any more are left out.
Result<std::optional<fhir::CrisisCard>> crisisCardForExport(Home& home, const record::PersonId& person);

enum class CardTaken {
  Taken,      // there was none
  SameHere,   // just these words are here already
  OtherHere,  // other words are here; they stay
  TooLong,    // longer than a card may be; it is not kept
};
// What takeCrisisCard() would answer; writes nothing.
Result<CardTaken> wouldTakeCrisisCard(Home& home, const record::PersonId& person, const fhir::CrisisCard& card);
Result<CardTaken> takeCrisisCard(Home& home, const record::PersonId& person, const fhir::CrisisCard& card);

}  // namespace baton::app
