// The three lines that a person wants on top of their visit preparation → Communication of status "preparation"
// (docs/formats/visit-prep.md), the next version of the one for the same role.
// Source: http://hl7.org/fhir/R4/communication.html.
#pragma once

#include "record/visit_prep.h"
#include "sources/forms/form.h"

namespace baton::sources::forms {

inline constexpr std::size_t kLongestVisitLine = 600;  // letters

// Errors: BadUsage for a role that is none of the contract, or three empty lines.
struct VisitPrepForm {
  std::string role;
  record::ThreeLines lines;
};

Result<Drafts> make(const VisitPrepForm& form, const Context& context);

}  // namespace baton::sources::forms
