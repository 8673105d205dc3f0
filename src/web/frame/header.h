// The top and the foot of every page: wordmark, whose record, search, navigation, quick exit; language and theme.
#pragma once

#include "format/html.h"
#include "web/frame/layout.h"
#include "web/frame/page.h"

namespace baton::web {

format::Html pageHeader(const Page& page, const LayoutOptions& options);
format::Html pageFooter(const Page& page, const LayoutOptions& options);

}  // namespace baton::web
