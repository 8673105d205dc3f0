// The crisis lines of a country as a list with one tap to each: for /crisis and /offline.
#pragma once

#include "format/html.h"
#include "web/frame/page.h"

namespace baton::web {

format::Html crisisList(const Page& page);

}  // namespace baton::web
