// The printable authorization of one permission of the person (outbound/release_form.h).
//
// Errors: NotFound for no such Consent, BadUsage for a refusal or emergency access, which are not signed; Storage
// (PDF).
#pragma once

#include <string>

#include "app/home.h"
#include "outbound/summary_page.h"

namespace baton::app {

struct ReleaseRequest {
  std::string consent;  // "Consent/..."
  bool is_pdf = false;
  outbound::Paper paper = outbound::Paper::Letter;
  std::string language = "en";
};
Result<std::string> releaseForm(Home& home, const record::PersonId& person, const ReleaseRequest& request);

}  // namespace baton::app
