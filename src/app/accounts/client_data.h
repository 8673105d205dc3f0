// What a browser sends for a passkey, read with limits: the script's JSON, and clientDataJSON inside it (WebAuthn
// §5.8.1).
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace baton::app {

struct BrowserAnswer {
  std::string credential;          // its id
  std::string client_data;         // JSON, to the letter
  std::string attestation_object;  // when a key is added
  std::string authenticator_data;  // when one is used
  std::string signature;
};
Result<BrowserAnswer> readBrowserAnswer(std::string_view json);  // BadInput

// The challenge in it. Errors: NotAllowed when type or origin are others than expected, or another site's page asked.
Result<std::string> readClientData(std::string_view client_data, std::string_view type, std::string_view origin);

}  // namespace baton::app
