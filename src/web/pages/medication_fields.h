// What adding and correcting a medicine share: the fields beside its words, and the form that all of them make.
#pragma once

#include "web/pages/entry_parts.h"

namespace baton::web::entry {

app::forms::MedicationForm medicationFormOf(const Draft& draft);
// Since when, what for, who prescribed it, how it is got, a note.
Html medicationMoreFields(const Page& page, const Draft& draft);

}  // namespace baton::web::entry
