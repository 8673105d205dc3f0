// What the pages about sharing have in common: who and what of a permission, in the reader's words.
#pragma once

#include <string>

#include "app/consents.h"
#include "web/frame/components.h"
#include "web/frame/page.h"

namespace baton::web::sharing {

// The person, or who manages a small child's record. Who manages an older minor's record decides nothing here: what is
// protected to the young person would show.
bool isOwn(const Page& page);
// Who manages a small child's record decides in the child's place (45 CFR 164.502(g)(3)): asked for after isOwn() only.
app::EnterRequest requestOf(const Page& page);
std::string readersText(const Page& page, const app::ConsentShown& one);  // "Dr. Lee Wong", "Psychiatrist", "Everybody"
std::string whatText(const Page& page, const app::ConsentShown& one);     // "Mental health, HIV"

// The choices of "Who may see it?": people of the record, helpers with an account, whole roles.
std::vector<ChoiceGroup> readerChoices(Page& page, const std::vector<app::ReaderChoice>& readers);
// Whom the field "to" means, into the form; false when it is nobody.
bool readerInto(Page& page, app::forms::GrantForm& form);
// "For how long?", and what was chosen: kGrantDays when it cannot be read.
Html daysField(const Page& page);
int daysIn(const Request& request);

// One notice for each permission, and each helper's access, that ends soon, with a way to renew it and one to let it
// end (app/consent_renewal.h); empty for others than the person.
Html endingNotices(Page& page, const record::Disclosure& seen);
// One notice for each emergency access of the last 30 days, with a way to end what is open; empty for others than the
// person.
Html emergencyNotices(const Page& page, const record::Disclosure& seen);

}  // namespace baton::web::sharing
