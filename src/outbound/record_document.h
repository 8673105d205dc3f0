// The whole record as a machine reads it (`record --json`, interface.md) and as plain text.
#pragma once

#include <string>

#include "base/result.h"
#include "format/json.h"
#include "record/disclosure.h"

namespace baton::outbound {

// {"medications":[...],"allergies":[...],...}; each item has id, text, codes, status, since, sources. `section` "" =
// all. Errors: BadUsage for a section that does not exist; the message lists them.
Result<json::Value> recordJson(const record::Disclosure& disclosure, const std::string& section);
Result<std::string> recordText(const record::Disclosure& disclosure, const std::string& section);

}  // namespace baton::outbound
