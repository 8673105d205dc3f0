// Papers asked of an office → Task, and what came of it → its next version (docs/formats/record_requests.md; REC-5).
//
// Due 30 days after the office was asked, and once extended by at most 30 more: knowledge/records/limits.tsv
// (45 CFR 164.524(b)(2)). Source: http://hl7.org/fhir/R4/task.html.
#pragma once

#include <cstdint>

#include "sources/forms/form.h"

namespace baton::sources::forms {

struct RecordRequestForm {
  std::string office;         // a member of the team, or any office by name
  std::string what;           // "discharge summary of June"
  std::string process;        // how this office wants to be asked
  std::string authorization;  // "", "needed", "sent"
  std::string on;             // asked on; "" = today
};

enum class RequestStep : std::uint8_t { AuthorizationSent, Extended, Received, Filed, Refused, Stopped };
struct RecordRequestStepForm {
  std::string request;  // "Task/…"
  RequestStep step = RequestStep::Received;
  std::string on;     // the day it happened; of Extended: the new due day, "" = the longest
  std::string paper;  // of Filed: "DocumentReference/…" of this record
  std::string note;
};

// Errors: BadUsage for what is missing or does not fit; NotFound for a request or paper that is none.
Result<Drafts> make(const RecordRequestForm& form, const Context& context);
Result<Drafts> make(const RecordRequestStepForm& form, const Context& context);

}  // namespace baton::sources::forms
