// Recovery codes: ten codes on paper, each of which takes the place of the authenticator app once.
#pragma once

#include <string>
#include <vector>

#include "app/home.h"
#include "app/visitor.h"

namespace baton::app {

// Ten new ones ("4K7QT-9M2XW", 50 bits each), shown once; the old ones stop working. Errors: NotAllowed unless stepped
// up.
Result<std::vector<std::string>> makeRecoveryCodes(Home& home, const Visitor& visitor);
Result<std::size_t> countRecoveryCodes(Home& home, const Visitor& visitor);
// True once for each code.
Result<bool> useRecoveryCode(Home& home, const std::string& account, const std::string& typed);

}  // namespace baton::app
