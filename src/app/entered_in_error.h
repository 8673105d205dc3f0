// A resource as it stands once it is withdrawn: entered in error, by the element that its type has for that.
#pragma once

#include "format/json.h"

namespace baton::app {

// status, lifecycleStatus or verificationStatus where the type's value set has the code; else active = false where
// there is one, and a tag in meta that the reader knows (fhir/read/about.cc). Valid when `resource` was.
json::Value enteredInError(json::Value resource);

}  // namespace baton::app
