// A condition in the person's words → Condition. Source: http://hl7.org/fhir/R4/condition.html (con-3, con-4).
#pragma once

#include "sources/forms/form.h"

namespace baton::sources::forms {

struct ConditionForm {
  std::string name;
  std::string status = "active";  // active, remission, resolved, inactive
  std::string since;
  std::string ended;     // for remission, resolved, inactive
  std::string severity;  // "", mild, moderate, severe
  // A clinician said so. Otherwise it is kept as the person's own concern, not as a diagnosis.
  bool is_diagnosed = true;
  std::string note;
};

Result<Drafts> make(const ConditionForm& form, const Context& context);

}  // namespace baton::sources::forms
