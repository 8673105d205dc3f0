// The end of a permission (capabilities TRUST-1, CARE-3): told to the person before it comes, on their own pages only;
// renewed or left to end with one tap.
//
// Renewing writes the next version of the same Consent with a new last day, so that an undo is one step and the list
// stays short; a permission that was over begins again now, for what lies between was not allowed. Leaving it to end
// writes it again as it is: what the person has looked at within kReminderDays of its end is not told again. Who is
// meant by a permission is told nothing, neither before its end nor after it (trust.md, T2).
#pragma once

#include <string>
#include <vector>

#include "app/consents.h"

namespace baton::app {

// Two weeks: long enough for a reader who opens Baton once a week. This project's choice.
inline constexpr std::int64_t kReminderDays = 14;

// Permissions in force that end within kReminderDays and were written before that, the first to end first. Emergency
// access and refusals are none. Of others than the person: none.
std::vector<ConsentShown> endingConsents(const record::Disclosure& own);

// `until`: a day, or "" for kGrantDays from now. On the access log. Errors: NotFound, BadUsage (a refusal, emergency
// access, what was taken back, what Baton did not write or does not understand, a day that is over), those of enter().
Result<Saved> renewConsent(Home& home, const EnterRequest& request, const Doer& doer, const std::string& key,
                           const std::string& until);
// Errors: NotFound, those of enter().
Result<Saved> letConsentEnd(Home& home, const EnterRequest& request, const std::string& key);

}  // namespace baton::app
