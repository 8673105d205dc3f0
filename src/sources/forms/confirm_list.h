// "This list is still right" → List with its owner and the day (capability COM-5).
//
// One List per kind of list and record, typed lists only: the next confirmation is its next version (a relative has a
// List of their own). The entries are
// the newest resource behind each active line. Source: http://hl7.org/fhir/R4/list.html (lst-1); LOINC section codes of
// the International Patient Summary.
#pragma once

#include "sources/forms/form.h"

namespace baton::sources::forms {

struct ConfirmListForm {
  std::string list = "medications";  // medications, allergies, conditions
  std::string owner;                 // care-team line id, or a name; "" = who writes
};

Result<Drafts> make(const ConfirmListForm& form, const Context& context);

}  // namespace baton::sources::forms
