// Going through the FHIR resources of a file: NDJSON, one resource, a JSON array, or a Bundle.
#pragma once

#include <functional>

#include "directory/reading.h"
#include "format/json.h"

namespace baton::directory {

// `each` gets a resource and where it stands ("line 7"). What is no JSON object with a resourceType is told.
// Limits: a line or file of 64 MB, 40 deep. Answers how many resources there were.
std::size_t forEachResource(std::string_view bytes, const std::function<void(Trouble)>& tell,
                            const std::function<void(const json::Value&, const std::string&)>& each);

// "Location/12" of a Reference, without a server's address and version: "https://x/fhir/Location/12/_history/1" too.
std::string referenceTo(const json::Value& reference);
// "2021-04-06T…" → days; kNoDay when it is none.
std::int32_t dayOf(std::string_view instant);
// First identifier that is an NPI with a right check digit; 0 when there is none.
std::uint64_t npiOf(const json::Value& resource);
Site siteOf(const json::Value& location);
// The extension of that address (its last part is enough); Null when absent.
const json::Value& extensionOf(const json::Value& element, std::string_view url_end);

}  // namespace baton::directory
