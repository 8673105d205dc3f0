// The list of time zones to choose from, by part of the world, with the time that it is there now.
#pragma once

#include "web/frame/components.h"
#include "web/frame/page.h"

namespace baton::web {

// Field "zone"; `now`: for the time there. What is chosen stands in the list, also where the system calls it otherwise.
Html zoneField(const Page& page, Instant now);

}  // namespace baton::web
