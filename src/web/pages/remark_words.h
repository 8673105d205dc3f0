// What the check-up says about the server (app/doctor.h), in the reader's language, with dates as the reader reads
// them.
#pragma once

#include "app/remark.h"
#include "format/html.h"
#include "web/frame/page.h"

namespace baton::web {

// A sentence that is not known here (the message of an error) stays in English and is marked so.
format::Html remarkShown(const Page& page, const app::Remark& remark);

}  // namespace baton::web
