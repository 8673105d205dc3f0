// A note, letter or picture → DocumentReference with its bytes. PDF, PNG and JPEG are recognised by their first bytes,
// never by their name. Source: http://hl7.org/fhir/R4/documentreference.html.
#pragma once

#include "sources/forms/form.h"

namespace baton::sources::forms {

inline constexpr std::size_t kLargestAttachment = std::size_t{10} << 20U;

struct NoteForm {
  std::string title;
  std::string text;         // of a typed note; or
  std::string bytes;        // the content of a PDF, PNG or JPEG file
  std::string on;           // the day it is about; "" = now
  std::string written_by;   // "" = who writes
  bool is_private = false;  // labelled "restricted": the gate keeps it with the person
};

Result<Drafts> make(const NoteForm& form, const Context& context);

}  // namespace baton::sources::forms
