// After a visit, five questions: what was decided, what changed, who does what by when, what to watch, when next.
//
// One form becomes one entry, so one undo takes all of it back: the visit (Encounter, unless the record has it), the
// decision (Communication), each change of a medicine (as sources/forms/medication.h), each duty and the watch (Task),
// the next visit (Appointment). Every question may stay open, but not all of them. docs/formats/after-visit.md.
#pragma once

#include <cstdint>

#include "record/agreed.h"
#include "sources/forms/form.h"

namespace baton::sources::forms {

struct AfterVisitForm {
  struct Change {
    std::string kind;  // "new", "dose", "stop"; "" = none
    std::string line;  // of dose and stop: "medication/sertraline"
    std::string text;  // of new and dose: "Zoloft 100 mg every morning"; of stop: why
  };
  struct Duty {
    std::string who;  // record::whoIs(); "" = the person
    std::string what;
    std::string by;  // a day
  };
  std::string visit;  // "Encounter/…" of this record; "" = with and when
  std::string with;
  std::string when;  // "" = today
  std::string decided;
  std::string changed;  // other changes, in words
  std::vector<Change> changes;
  std::vector<Duty> duties;
  std::string watch;
  std::string watch_who;
  std::string watch_until;
  std::string next_when;
  std::string next_with;  // "" = the same
};

// Field names of errors: "with", "when", "decided", "change1_line", "change1_text", "duty1_what", "duty1_who",
// "duty1_by", "watch", "watch_who", "watch_until", "next_when".
Result<Drafts> make(const AfterVisitForm& form, const Context& context);

// Something agreed without a visit, or before one: a form that an office wants back by a day, a task, a thing to watch.
struct AgreedForm {
  std::string kind = "form";  // "form", "duty", "watch"
  std::string what;
  std::string who;  // record::whoIs(); "" = the person
  std::string by;
};
Result<Drafts> make(const AgreedForm& form, const Context& context);

// What became of something agreed.
struct AgreedStepForm {
  std::string task;  // "Task/…"
  record::AgreedState said = record::AgreedState::Done;
  std::string note;  // why it is not needed
};
// Errors: BadUsage (no such task), NotAllowed.
Result<Drafts> make(const AgreedStepForm& form, const Context& context);

}  // namespace baton::sources::forms
