// enter: what a person or caregiver typed → durable journal entries (capabilities REC-1 typed, CARE-1, COM-5).
//
// The same door as imports: each resource is validated (fhir/validate.h), gets its id and version, and all resources of
// one form become durable in one append before the answer. A form sent twice with one idempotency key is one entry,
// also after a restart: the key's digest stands in the journal as the origin's digest. Two writers: the later one reads
// the record again and retries. docs/formats/forms.md says what each form becomes. Cost: one load of the history and
// one append (see script/bench); at most a few milliseconds for a record of thousands of resources.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/home.h"
#include "record/lines.h"
#include "sources/forms/forms.h"

namespace baton::app {

namespace forms = sources::forms;  // for pages and commands, which reach sources only through app
using sources::forms::Author;
using sources::forms::Form;

struct EnterRequest {
  record::PersonId person;
  Author author;                // account and name; from the session, never from the form
  std::string utc_offset;       // of the writer, "-05:00"; "" = UTC
  std::string idempotency_key;  // "" = none; any text of the client's, at most 200 bytes
  std::string reason;           // why it was written, kept beside the entry
};

struct Saved {
  std::string entry;              // id of what was saved as a whole: undo() takes it
  std::vector<std::string> keys;  // "Type/id" of its resources, the main one first
  Instant saved_at;
  bool was_saved_before = false;                 // the idempotency key was known: nothing new was written
  std::optional<sources::forms::Scored> scored;  // of a questionnaire
  bool needs_crisis_help = false;                // show crisis help now, before anything else
};

// Durable when it answers. Errors: BadUsage and TooLarge with "field: NAME" in detail, NotFound (person, line, goal),
// Conflict when other writers kept winning, Storage and its kin.
Result<Saved> enter(Home& home, const EnterRequest& request, const Form& form);

// The resource `key` in a corrected form: the form's one resource becomes its next version. Errors as enter(); BadUsage
// when the form makes another type, or more than one resource; NotAllowed when a relative would replace another's
// words.
Result<Saved> correct(Home& home, const EnterRequest& request, const std::string& key, const Form& form);

// What whoever confirms a medicine should look at again.
struct MedicationWarning {
  std::string kind;   // "trailing-zero", "naked-decimal", "abbreviation", "ambiguous", "cut", "misspelling", "unit"
  std::string words;  // as written; "" for "cut"
  std::string explanation;  // in plain English
};
// How the record will show this medicine, before it is saved; `unread` are the words that were not understood.
struct MedicationPreview {
  record::MedicationLine line;
  std::vector<std::string> unread;
  std::vector<MedicationWarning> warnings;
  bool is_understood = false;
};
Result<MedicationPreview> previewMedication(Home& home, const EnterRequest& request,
                                            const sources::forms::MedicationForm& form);

}  // namespace baton::app
