// The pages about apps that may use a record: apps.cc, app_new.cc.
#pragma once

#include "web/frame/page.h"

namespace baton::web {

Response appsPage(Page& page);
Response appNewPage(Page& page);
Response appNewSend(Page& page);
Response appStop(Page& page);

}  // namespace baton::web
