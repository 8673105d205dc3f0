// Words of a form that must lead to crisis help before anything else, at the moment they are saved (URG-1).
//
// Reads what was typed freely: the note, symptoms and side effects of a daily log, a note, progress of a goal. Signs of
// a reaction to a medicine need the whole record and come with the next check (rules/red_flags.h). Cost: one pass.
#pragma once

#include "base/instant.h"
#include "sources/forms/forms.h"

namespace baton::app {

bool mustLeadToCrisisHelp(const sources::forms::Form& form, sources::forms::Author::Kind writer, Instant now);

}  // namespace baton::app
