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

// One notice for each emergency access of the last 30 days; empty for others than the person.
Html emergencyNotices(const Page& page, const record::Disclosure& seen);

}  // namespace baton::web::sharing
