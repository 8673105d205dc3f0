// The crisis lines of a country with one tap to each: all of them for /crisis and /offline, those that findings ask
// for, and one row of buttons beside something that is hard to read.
#pragma once

#include <vector>

#include "app/call_words.h"
#include "app/crisis.h"
#include "format/html.h"
#include "web/frame/page.h"

namespace baton::web {

format::Html crisisList(const Page& page);
// First to last as given (app/help.h), then the way to all of them.
format::Html helpList(const Page& page, const std::vector<app::CrisisLine>& lines);
// The line that speaks the reader's language alone, else the first: call, text, and more help.
format::Html crisisButtons(const Page& page);

// What to say on the phone, what to bring, what to do until help is there: each situation folded, no script needed.
format::Html callWordsList(const Page& page, const std::vector<app::CallWords>& calls);

}  // namespace baton::web
