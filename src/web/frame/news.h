// What a signed-in visitor is told once on whatever page comes next: a sign-in from a device that was not known.
#pragma once

#include "format/html.h"
#include "web/frame/page.h"

namespace baton::web {

// Empty when there is nothing to tell. Stays until the visitor says that they have seen it (POST /account/news).
format::Html newsNotice(const Page& page);

}  // namespace baton::web
