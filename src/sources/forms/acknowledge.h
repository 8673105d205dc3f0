// "I have seen this finding" → DetectedIssue with a mitigation (docs/formats/findings.md).
//
// One resource a finding and record: seen again, with other facts, is its next version. The caller takes id, digest and
// title from the findings of the record as it stands, never from what a page sent. Whoever it is, the mitigation names
// them: R4 lets only clinicians be referred to there. Source: http://hl7.org/fhir/R4/detectedissue.html.
#pragma once

#include "sources/forms/form.h"

namespace baton::sources::forms {

struct AcknowledgeForm {
  std::string finding;   // record::Finding::id
  std::string facts;     // its digest now
  std::string kind;      // record::Finding::kind
  std::string severity;  // urgent, high, moderate, low
  std::string title;     // as the person read it
  std::string note;      // "" = none
};

Result<Drafts> make(const AcknowledgeForm& form, const Context& context);

}  // namespace baton::sources::forms
