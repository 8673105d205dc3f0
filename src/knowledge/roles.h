// The roles of the contract (docs: findings), as tables name them. Pure.
#pragma once

#include <string_view>

namespace baton::knowledge {

bool isRole(std::string_view word);  // "psychiatrist", "self" ...
// "psychiatrist; pharmacy": at least one, and only roles.
bool areRoles(std::string_view list);

}  // namespace baton::knowledge
