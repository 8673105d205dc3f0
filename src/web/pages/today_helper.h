// What a helper's Today begins with: the plan and reminders (capability ROLE-2).
#pragma once

#include "format/html.h"
#include "record/disclosure.h"
#include "web/frame/page.h"

namespace baton::web {

// The next visits, the medicines to remember, and where the plans are; of what this helper may see. Empty for the
// person themselves.
format::Html helperPlanPart(const Page& page, const record::Disclosure& seen);

}  // namespace baton::web
