#include "app/visitor.h"

#include <algorithm>

namespace baton::app {

bool PersonAccess::has(std::string_view scope) const {
  return std::find(scopes.begin(), scopes.end(), scope) != scopes.end();
}

const PersonAccess* Visitor::access(const record::PersonId& person) const {
  const auto found =
      std::find_if(people.begin(), people.end(), [&](const PersonAccess& one) { return one.person == person; });
  return found == people.end() ? nullptr : &*found;
}

}  // namespace baton::app
