// Zone: how far from UTC the people of this server are at a moment. The machine's own zone (TZ or /etc/localtime): a
// household shares one. Threads: any. Source: POSIX localtime_r, tm_gmtoff.
#pragma once

#include <cstdint>

#include "base/instant.h"

namespace baton::app {

std::int32_t offsetMinutes(Instant at);  // east of UTC

}  // namespace baton::app
