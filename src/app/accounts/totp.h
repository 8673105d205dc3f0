// An authenticator app as a second step: enrol, use, turn off.
#pragma once

#include <string>
#include <vector>

#include "app/home.h"
#include "app/visitor.h"

namespace baton::app {

Result<bool> hasTotp(Home& home, const std::string& account);

struct TotpOffer {
  std::string secret;  // base32, for typing
  std::string uri;     // otpauth://, for the QR code
};
// Nothing is asked for at sign-in until confirmTotp. The same offer for 15 minutes. Errors: NotAllowed unless stepped
// up.
Result<TotpOffer> offerTotp(Home& home, const Visitor& visitor);
// The app shows the right code: from now on sign-in asks for one. Answers ten new recovery codes.
// Errors: BadInput for a code that does not fit, Conflict when there were too many tries.
Result<std::vector<std::string>> confirmTotp(Home& home, const Visitor& visitor, const std::string& code);
Status dropTotp(Home& home, const Visitor& visitor);  // and the recovery codes

// True once for a right code: it cannot be used again.
Result<bool> useTotp(Home& home, const std::string& account, const std::string& code);

}  // namespace baton::app
