// Authors: the name behind the account that an entry was written by, for pages that say who wrote what.
#pragma once

#include <string>

#include "app/home.h"

namespace baton::app {

// "" when there is no such account: it was deleted, or the entry came from the command line. Errors: Storage and its
// kin.
Result<std::string> authorName(Home& home, const std::string& account);

}  // namespace baton::app
