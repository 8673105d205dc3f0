// Insurance as on the card → Coverage. Source: http://hl7.org/fhir/R4/coverage.html; classes: coverage-class.
#pragma once

#include "sources/forms/form.h"

namespace baton::sources::forms {

struct CoverageForm {
  std::string payor;
  std::string plan;
  std::string member_id;
  std::string group;
  std::string since;
  std::string until;
};

Result<Drafts> make(const CoverageForm& form, const Context& context);

}  // namespace baton::sources::forms
