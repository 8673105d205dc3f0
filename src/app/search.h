// search: over what one audience may see of a record (trust.md, fact 6: cut the chart down first, then search it).
#pragma once

#include <string>
#include <vector>

#include "app/home.h"
#include "record/search_index.h"

namespace baton::app {

inline constexpr std::size_t kMostHits = 50;

// Loads the record and makes the index for this one question; pages keep an index beside their chart instead:
// `record::SearchIndex index(disclosure); index.find(query, kMostHits)`. Errors: BadUsage for an unknown role.
Result<std::vector<record::SearchHit>> search(Home& home, const record::PersonId& person, const std::string& role,
                                              const std::string& query);

}  // namespace baton::app
