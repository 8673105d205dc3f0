// The wallet card (capability URG-2): what the person chose, through the gate. Errors: BadUsage for a field or role
// that is none; what loading a record may answer.
#pragma once

#include <string>
#include <vector>

#include "app/views.h"
#include "outbound/lock_screen.h"
#include "outbound/wallet_card.h"

namespace baton::app {

using outbound::CardField;

// "contacts,allergies" → fields. Errors: BadUsage that lists what there is.
Result<std::vector<CardField>> cardFields(const std::string& names);
// What stands on a card when nobody chose: whom to call, who treats, allergies and medicines; no diagnoses.
std::vector<CardField> usualCardFields();

Result<outbound::WalletCard> walletCard(Home& home, const record::PersonId& person, const SummaryRequest& request,
                                        const std::vector<CardField>& fields);
// The same fields as a picture for the lock screen of a phone. Usual there: whom to call, and allergies.
using outbound::lockScreenLearns;
std::vector<CardField> usualLockFields();
Result<std::string> lockScreenPicture(Home& home, const record::PersonId& person, const SummaryRequest& request,
                                      const std::vector<CardField>& fields, const outbound::ScreenSize& size);
// "1080x2340" → a size. Errors: BadUsage.
Result<outbound::ScreenSize> screenSize(const std::string& text);

// Fhir: the IPS document of what the same reader may see.
Result<std::string> walletCardDocument(Home& home, const record::PersonId& person, const SummaryRequest& request,
                                       const std::vector<CardField>& fields);

}  // namespace baton::app
