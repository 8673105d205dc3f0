// The pages on a permission's smaller and later steps, and on emergency access (sharing.cc, sharing_few.cc,
// emergency.cc).
#pragma once

#include "web/frame/page.h"

namespace baton::web {

Response sharingFewPage(Page& page);
Response sharingFewSend(Page& page);
Response sharingRenew(Page& page);
Response sharingLetEnd(Page& page);
Response emergencyPage(Page& page);
Response emergencyOpen(Page& page);

}  // namespace baton::web
