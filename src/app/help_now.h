// Help as it is told in text and JSON: whom to reach first, and what to say there (`baton check`, `start`, `crisis`).
//
// Works without a person, an account or a store. Errors: BadUsage for a situation, a language or a country that is not
// known.
#pragma once

#include <string>

#include "app/call_words.h"
#include "app/help.h"
#include "app/start.h"
#include "outbound/findings_document.h"

namespace baton::app {

outbound::HelpNow helpNow(const Help& help, std::vector<CallWords> calls, std::string_view language);

struct CrisisHelpRequest {
  std::string situation;  // a red flag; "" = every line and every situation
  std::string language = "en";
  std::string country;  // "" = this server's
};
Result<Shown> crisisHelp(const CrisisHelpRequest& request);

}  // namespace baton::app
