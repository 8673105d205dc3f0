// The flash at the top of the page after a change: "Saved at 14:05." with an Undo button. See Flash in page.h.
#pragma once

#include "format/html.h"
#include "web/frame/page.h"

namespace baton::web {

format::Html flashNotice(const Page& page);              // empty when there is none
void forgetFlash(const Page& page, Response& response);  // it is shown once

}  // namespace baton::web
