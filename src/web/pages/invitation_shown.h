// The page that shows the code of a new invitation, once.
#pragma once

#include <string>

#include "web/frame/page.h"

namespace baton::web {

Response showInvitation(Page& page, const std::string& code);

}  // namespace baton::web
