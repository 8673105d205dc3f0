// What adding and correcting a note share.
#pragma once

#include "web/pages/entry_parts.h"

namespace baton::web::entry {

// Without a file's bytes. A caregiver keeps nothing from the person whose record it is.
app::forms::NoteForm noteFormOf(const Page& page, const Draft& draft);
Html noteWordsFields(const Page& page, const Draft& draft);  // title and text
Html noteAboutFields(const Page& page, const Draft& draft);  // which day, who wrote it, keep it to myself

}  // namespace baton::web::entry
