// Versions: the entries of one file that are about the same resource.
#pragma once

#include <cstddef>
#include <vector>

#include "sources/parsed_file.h"

namespace baton::sources {

// Removes entries that only repeat another, and puts the versions of one resource in order, oldest first, each at one
// of the places that they had. `is_newest_first` says which entries come from a history Bundle. Gives how many were
// merged. Resources of the same type and id on two servers (other base of fullUrl) are two resources. Cost: linear;
// only entries that share type and id are compared.
std::size_t orderVersions(std::vector<ParsedEntry>& entries, const std::vector<bool>& is_newest_first);

}  // namespace baton::sources
