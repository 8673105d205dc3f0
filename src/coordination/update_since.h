// Since when an update tells: the last visit with its reader, and the last update that was sent to them. Pure.
#pragma once

#include <optional>
#include <string_view>

#include "base/instant.h"
#include "record/chart.h"

namespace baton::coordination {

// The start of the last visit with somebody of this role that ended before the chart's moment; nullopt when the record
// has none. A visit belongs to a role when one of its participants is on the care team with it; `name`: and is called
// so.
std::optional<Instant> lastVisitWith(const record::Chart& chart, std::string_view role, std::string_view name = {});
// When the last update was sent to somebody of this role, or to the one called `name`, that was not taken back.
std::optional<Instant> lastUpdateTo(const record::Chart& chart, std::string_view role, std::string_view name = {});

}  // namespace baton::coordination
