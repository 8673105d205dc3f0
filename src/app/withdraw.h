// withdraw: "this was never so" about something that was typed in: its next version is marked as entered in error.
//
// The earlier versions stay in the journal and undo() brings the newest back. What a clinic wrote is not withdrawn
// here: only they can take it back. FHIR R4: status entered-in-error, or a tag where a type has no such status
// (entered_in_error.h).
#pragma once

#include "app/enter.h"

namespace baton::app {

// Durable when it answers. Errors: NotFound, NotAllowed (an import brought it, or a relative and somebody else wrote
// it), BadUsage when it is withdrawn already, Conflict when another writer was faster, Storage and its kin.
Result<Saved> withdraw(Home& home, const EnterRequest& request, const std::string& key);

// The words of a note that was typed in (a DocumentReference); "" for a file or anything else.
std::string typedNote(const json::Value& document);

}  // namespace baton::app
