// What adding and correcting a goal share.
#pragma once

#include "web/pages/entry_parts.h"

namespace baton::web::entry {

app::forms::GoalForm goalFormOf(const Draft& draft);
Html goalWishFields(const Page& page, const Draft& draft);    // what is to be different, and which number shows it
Html goalTargetField(const Page& page, const Draft& draft);   // where it should get
Html goalAroundFields(const Page& page, const Draft& draft);  // by when, whose it is, a note

}  // namespace baton::web::entry
