// JSON Patch on a resource (RFC 6902, RFC 6901; http://hl7.org/fhir/R4/http.html#patch).
//
// Input: the resource as it is and the patch as it was sent (untrusted). Output: the patched resource, or BadInput with
// the number of the operation that cannot be done, and nothing changed; Conflict when a "test" does not hold. At most
// 1,000 operations. What the result is worth is for validate() to say.
#pragma once

#include "format/json.h"

namespace baton::fhir {

Result<json::Value> applyJsonPatch(const json::Value& resource, const json::Value& patch);

}  // namespace baton::fhir
