// What a signed-in visitor is told once on whatever page comes next: sign-ins from devices that were not known, one
// line for each kind of device with their number and the last of them.
#pragma once

#include "format/html.h"
#include "web/frame/page.h"

namespace baton::web {

// Empty when there is nothing to tell. Stays until the visitor says that they have seen it (POST /account/news).
format::Html newsNotice(const Page& page);

}  // namespace baton::web
