// The query of a request as it came, among Request::headers: where names repeat and their order counts (FHIR search),
// the map of Request::query is not enough. Named as HTTP/2 names such fields, which no header of a client can be.
#pragma once

namespace baton::web {

constexpr const char* kQueryText = ":query";

}  // namespace baton::web
