// Papers that were asked for, as JSON and text, for the person's own eyes (capability REC-5). Writing: enter() with
// forms::RecordRequestForm and forms::RecordRequestStepForm.
#pragma once

#include <string>
#include <vector>

#include "format/json.h"
#include "record/record_request.h"

namespace baton::app {

// [{"id","office","what","asked","due","received","state","overdue","authorization","process","paper"}]
json::Value recordRequestsJson(const std::vector<record::RecordRequest>& requests, Instant now);
std::string recordRequestsText(const std::vector<record::RecordRequest>& requests, Instant now);

}  // namespace baton::app
