// The two questions about a helper: what they may do, and for how long.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "format/html.h"
#include "web/frame/page.h"

namespace baton::web {

format::Html helperFields(const Page& page, const std::vector<std::string>& scopes, const std::string& days,
                          const std::string& error);
std::vector<std::string> scopesIn(const Request& request);  // of the form; read is always in
std::int64_t daysIn(const Request& request);                // 0 when it is no number

}  // namespace baton::web
