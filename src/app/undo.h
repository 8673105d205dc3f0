// undo: back to how it was before one entry, one resource's last change, or a whole import, by new entries.
//
// Nothing is removed from the journal. A resource that had an earlier version gets that content as its next version;
// one that was new is marked as entered in error. What was changed again since is left as it is and named. An undo can
// itself be undone. docs/formats/forms.md, "Undo".
#pragma once

#include <string>
#include <vector>

#include "app/enter.h"

namespace baton::app {

struct UndoRequest {
  record::PersonId person;
  Author author;
  // "" = the author's newest form entry that still stands; else the id of an entry (Saved::entry), a resource key
  // ("Condition/12": its newest change), or the digest of an import, each whole or by at least 8 of its first letters.
  std::string target;
  std::string idempotency_key;
  std::string reason;
};

struct Undone {
  std::string entry;                   // id of the undo itself
  std::string of;                      // what was undone, in words: "medication", "portal.json"
  std::vector<std::string> restored;   // keys that have their earlier content again
  std::vector<std::string> withdrawn;  // keys now marked as entered in error
  std::vector<std::string> kept;       // keys that were changed since: left as they are
  Instant saved_at;
  bool was_saved_before = false;
};

// Errors: NotFound (nothing to undo, no such entry), BadUsage (several would fit), NotAllowed (a relative, and somebody
// else wrote it), Conflict (changed again since: of a form any part, of an import all of it).
Result<Undone> undo(Home& home, const UndoRequest& request);

// What was written together, newest first: for "undo" beside each entry and for the list of imports.
struct Written {
  std::string entry;   // id for undo()
  std::string digest;  // whole
  std::string format;  // "form", "fhir-bundle" ...
  std::string what;    // form name, or file name
  std::string author;
  Instant at;
  std::size_t resources = 0;
  bool is_undone = false;
  std::string undoes = {};  // of an undo: the digest, or "Type/id", that it took back
};
Result<std::vector<Written>> listWritten(Home& home, const record::PersonId& person, std::size_t most);

}  // namespace baton::app
