// The same goal as others see it: what a therapist reads of it, and what whoever prescribes reads.
#pragma once

#include <string>

#include "web/frame/components.h"
#include "web/frame/page.h"

namespace baton::web::entry {

// Two boxes, each made through the gate for that reader; "" for readers who look on the person's behalf.
Html goalViews(Page& page, const std::string& line);
// How far it is, in words and as a bar: "60 % of the way"; "" where numbers lack.
Html goalWay(Page& page, const std::string& line);

}  // namespace baton::web::entry
