// What the readers of files say about a file or an entry, in the reader's language: known sentences from the catalogue,
// others under a sentence that says what happened, marked as English.
#pragma once

#include <string_view>

#include "web/frame/components.h"
#include "web/frame/page.h"

namespace baton::web {

Html fileReason(const Page& page, std::string_view english);

}  // namespace baton::web
