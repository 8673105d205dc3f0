// The documents that commands and pages show, made from disclosures: layers above app take them from here, because
// outbound/ may be reached only through app (architecture.md, locked doors).
#pragma once

#include "app/views.h"
#include "outbound/change_document.h"
#include "outbound/record_document.h"

namespace baton::app {

using outbound::changesJson;
using outbound::changesText;
using outbound::recordJson;
using outbound::recordText;

json::Value timelineJson(const std::vector<sources::TimelineEvent>& events);
std::string timelineText(const std::vector<sources::TimelineEvent>& events);

}  // namespace baton::app
