// What a clinician's office said when asked → Task (docs/formats/provider-report.md; FIND-1): new people or not, the
// wait, video, or that nobody of that name is there any more. Source: http://hl7.org/fhir/R4/task.html.
#pragma once

#include "sources/forms/form.h"

namespace baton::sources::forms {

struct ProviderReportForm {
  std::string provider;   // NPI or the directory's own key
  std::string name;       // as the directory has it
  std::string accepting;  // "", "yes", "no"
  std::string video;      // "", "yes", "no"
  std::string wait_days;  // a number; "" = not said
  bool is_gone = false;
  std::string note;
};

// The next version of what was said of this clinician before, else a new one. Errors: BadUsage for what does not fit,
// or when nothing is said; NotAllowed when a relative would replace the person's words.
Result<Drafts> make(const ProviderReportForm& form, const Context& context);

}  // namespace baton::sources::forms
