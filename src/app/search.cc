#include "app/search.h"

#include "app/views.h"

namespace baton::app {

Result<std::vector<record::SearchHit>> search(Home& home, const record::PersonId& person, const std::string& role,
                                              const std::string& query) {
  BATON_TRY(const record::Disclosure seen, viewRecord(home, person, role, ""));
  return record::SearchIndex(seen).find(query, kMostHits);
}

}  // namespace baton::app
