// The page that shows ten new recovery codes, once.
#pragma once

#include <string>
#include <vector>

#include "web/frame/page.h"

namespace baton::web {

Response showRecoveryCodes(Page& page, const std::vector<std::string>& codes);

}  // namespace baton::web
