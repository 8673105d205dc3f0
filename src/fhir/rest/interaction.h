// Interaction: what a FHIR request asks for, read from its method and its address below the base.
//
// The same for a request of its own and for one inside a batch or transaction. Input is untrusted. Errors: NotFound for
// an address or a type that does not exist, BadUsage for a method that the address does not take, BadInput for an id.
// Source: http://hl7.org/fhir/R4/http.html.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"
#include "fhir/search/query.h"

namespace baton::fhir {

struct Interaction {
  enum class Kind : std::uint8_t {
    Capabilities,
    Read,
    VersionRead,
    Search,
    InstanceHistory,
    TypeHistory,
    SystemHistory,
    Create,
    Update,  // without an id: by the search in `query`
    Patch,
    Delete,
    Bundle,  // batch or transaction
    Everything,
    Summary,
    Validate,
  };
  Kind kind = Kind::Read;
  std::string type = {};
  std::string id = {};
  std::uint32_t version = 0;  // of VersionRead
  QueryPairs query = {};
};

// `path`: "Patient/1", decoded, without slashes around. `query`: decoded.
Result<Interaction> readInteraction(std::string_view method, std::string_view path, QueryPairs query);

// "Patient?identifier=1" or "Patient/1" of a Bundle entry, relative to the base.
struct RelativeUrl {
  std::string path;
  QueryPairs query;
};
Result<RelativeUrl> readRelativeUrl(std::string_view url);

// "a=b&c=d", percent-decoded, in order. Errors: BadInput for what is no UTF-8 or more than 500 pairs.
Result<QueryPairs> readQueryText(std::string_view text);
std::string queryText(const QueryPairs& pairs);  // and back

}  // namespace baton::fhir
