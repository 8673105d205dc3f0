// A FHIR search as it was asked, read and checked: parameters, order, pages, what to leave out and what to bring along.
//
// Input: decoded name=value pairs in their order (untrusted). Output: a SearchRequest, or the first thing that cannot
// be right as BadInput with the parameter's name in `detail`. Parameters that are not known are listed, not refused:
// whether that is an error is the client's choice (Prefer: handling). A modifier that is not known is always refused,
// as the standard says. Bounds: 200 pairs, 500 values, chains of 3. Source: http://hl7.org/fhir/R4/search.html.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/instant.h"
#include "base/result.h"
#include "fhir/search/parameters.h"

namespace baton::fhir {

using QueryPairs = std::vector<std::pair<std::string, std::string>>;

enum class Prefix : std::uint8_t { Eq, Ne, Gt, Lt, Ge, Le, Sa, Eb };

// One of the alternatives after "=".
struct QueryValue {
  std::string text;      // unescaped; of a token the code, of a quantity the unit's code
  std::string system;    // of token and quantity
  bool has_bar = false;  // "|code": no system; "system|": any code
  Prefix prefix = Prefix::Eq;
  Instant first;  // of a date: what it covers
  Instant last;
  double number = 0;  // of a quantity or number
  double half = 0;    // half a unit of its last digit: 5.40 means 5.395 to 5.405
};

struct Criterion {
  enum class Shape : std::uint8_t { Plain, Chain, Has };
  Shape shape = Shape::Plain;
  const SearchParameter* parameter = nullptr;  // of Chain and Has the reference
  std::string modifier;                        // "", "not", "exact", "contains", "missing", "text", "identifier"
  std::vector<QueryValue> values;              // any of them
  std::string type;                            // of Chain the target's, of Has the type that refers here
  std::vector<Criterion> next;                 // of Chain and Has: what must be so there
};

struct SortKey {
  const SearchParameter* parameter = nullptr;
  bool is_descending = false;
};

struct IncludeRule {
  std::string type;       // whose reference it is
  std::string parameter;  // "*": all
  std::string target;     // type, "" = any
  bool iterates = false;
};

enum class SummaryMode : std::uint8_t { None, Short, Text, Data, Count };

struct SearchRequest {
  std::string type;
  std::vector<Criterion> criteria;
  std::vector<SortKey> sort;
  std::size_t count = 0;                       // of one page
  std::optional<std::uint64_t> page_sequence;  // the moment whose matches are paged through
  std::size_t page_offset = 0;
  SummaryMode summary = SummaryMode::None;
  std::vector<std::string> elements;
  std::vector<IncludeRule> includes;
  std::vector<IncludeRule> revincludes;
  QueryPairs understood;             // for the self link, without the page
  std::vector<std::string> unknown;  // names
};

inline constexpr std::size_t kPageSize = 100;
inline constexpr std::size_t kLargestPage = 1'000;

// `type`: of a resource, known to be one.
Result<SearchRequest> readSearch(const std::string& type, const QueryPairs& pairs);

}  // namespace baton::fhir
