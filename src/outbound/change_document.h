// Changes and the timeline as JSON (interface.md) and plain text.
#pragma once

#include <string>
#include <vector>

#include "format/json.h"
#include "record/change.h"

namespace baton::outbound {

json::Value changesJson(const std::vector<record::Change>& changes);
std::string changesText(const std::vector<record::Change>& changes);

}  // namespace baton::outbound
