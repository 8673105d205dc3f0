// The layout of a page whose content begins with help in a crisis: nothing of the account stands above it.
#pragma once

#include "web/frame/layout.h"

namespace baton::web {

Response layoutHelpFirst(Page& page, std::string_view title, const Html& content, const LayoutOptions& options = {});

}  // namespace baton::web
