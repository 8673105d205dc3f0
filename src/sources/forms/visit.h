// A visit: what lies ahead → Appointment, what has been → Encounter.
//
// An appointment whose hour is not known is "proposed" with a requested day, because R4 lets only proposed and
// cancelled ones go without start and end (app-2, app-3); without a length it ends when it starts, nothing is invented.
// Source: http://hl7.org/fhir/R4/appointment.html, encounter.html; classes: v3-ActCode.
#pragma once

#include "sources/forms/form.h"

namespace baton::sources::forms {

struct VisitForm {
  std::string when;  // date, or date and time; required
  std::string what;  // "Medication visit"
  std::string with;  // whom
  std::string place;
  std::string kind = "office";  // office, video, phone, home, emergency, hospital
  std::string minutes;          // length, if known
  std::string ended;            // of a hospital stay
  std::string reason;
  std::string instructions;  // "bring your pill bottles"
};

Result<Drafts> make(const VisitForm& form, const Context& context);

}  // namespace baton::sources::forms
