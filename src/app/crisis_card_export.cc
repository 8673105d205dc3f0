#include "app/crisis_card_export.h"

#include <algorithm>

#include "app/address_names.h"
#include "app/views.h"
#include "base/text.h"

namespace baton::app {
namespace {

CrisisCardChoice choiceOf(const Home& home, const record::PersonId& person, const fhir::CrisisCard& card) {
  CrisisCardChoice choice{card.signs, card.helps, card.for_helpers, {}};
  for (const std::string& name : card.people) choice.contacts.push_back(cardNameOf(home, person, name));
  return choice;
}

std::string unlessBlank(const std::string& text) { return trim(text).empty() ? "" : text; }

}  // namespace

std::string cardNameOf(const Home& home, const record::PersonId& person, const std::string& name) {
  return AddressNames(home, person).of("card " + name);
}

Result<std::optional<fhir::CrisisCard>> crisisCardForExport(Home& home, const record::PersonId& person) {
  BATON_TRY(const CrisisCardChoice choice, crisisCardOf(home, person));
  fhir::CrisisCard card{unlessBlank(choice.helps), {}, unlessBlank(choice.signs), unlessBlank(choice.for_helpers)};
  if (!choice.contacts.empty()) {
    BATON_TRY(const record::Disclosure seen, viewRecord(home, person, "self", ""));
    std::vector<std::string> names;
    for (const record::Contact& contact : seen.chart().contacts) names.push_back(contact.name);
    for (const record::CareTeamLine& line : seen.chart().care_team) names.push_back(line.text);
    for (const std::string& chosen : choice.contacts) {
      const auto found = std::ranges::find_if(
          names, [&](const std::string& name) { return cardNameOf(home, person, name) == chosen; });
      if (found != names.end()) card.people.push_back(*found);
    }
  }
  if (card.empty()) return std::optional<fhir::CrisisCard>();
  return std::optional(std::move(card));
}

Result<CardTaken> wouldTakeCrisisCard(Home& home, const record::PersonId& person, const fhir::CrisisCard& card) {
  BATON_TRY(const CrisisCardChoice here, crisisCardOf(home, person));
  const CrisisCardChoice sent = choiceOf(home, person, card);
  if (here == sent) return CardTaken::SameHere;
  if (here != CrisisCardChoice()) return CardTaken::OtherHere;
  return checkCrisisCard(sent) ? CardTaken::Taken : CardTaken::TooLong;
}

Result<CardTaken> takeCrisisCard(Home& home, const record::PersonId& person, const fhir::CrisisCard& card) {
  BATON_TRY(const CardTaken taken, wouldTakeCrisisCard(home, person, card));
  if (taken == CardTaken::Taken) BATON_CHECK(putCrisisCard(home, person, choiceOf(home, person, card)));
  return taken;
}

}  // namespace baton::app
