// Medicines in plain words: "Zoloft 100mg every morning" → MedicationStatement; stop; another dose.
//
// The words are read by knowledge::readMedicationText; what it could not read is kept as text and given no structure.
// The typed line itself always stands in dosage.text. A prescriber named by the person stands in a contained
// MedicationRequest, because R4's MedicationStatement has no place for one. A stop or another dose gives the typed
// statements of that line a new version; where only clinics speak of the line, a statement of the person's own is
// added, and reconciliation shows both. Source: http://hl7.org/fhir/R4/medicationstatement.html.
#pragma once

#include "knowledge/medication_text.h"
#include "sources/forms/form.h"

namespace baton::sources::forms {

struct MedicationForm {
  std::string text;        // "Zoloft 100mg every morning"
  std::string since;       // date as far as known
  std::string reason;      // what it is for
  std::string prescriber;  // name
  bool is_over_the_counter = false;
  bool is_supplement = false;
  std::string note;
  // Of one that has ended: a correction, for a medicine ends by StopMedicationForm.
  std::string until = {};       // its last day, as far as known; "" = it is taken
  std::string end_reason = {};  // why it ended
  bool is_completed = false;    // it ended as a course does, or with another dose, and was not stopped
};

struct StopMedicationForm {
  std::string line;  // "medication/sertraline"
  std::string on;    // "" = today
  std::string reason;
};

struct ChangeDoseForm {
  std::string line;
  std::string text;  // "150 mg every morning", or with the name
  std::string on;    // "" = today
  std::string reason;
};

// Another end of a statement that says no more than that: its medicine stands in a clinic's list.
struct MedicationEndForm {
  std::string key;  // "MedicationStatement/..."
  std::string on;
  std::string reason;
};

Result<Drafts> make(const MedicationForm& form, const Context& context);
Result<Drafts> make(const StopMedicationForm& form, const Context& context);
Result<Drafts> make(const ChangeDoseForm& form, const Context& context);
Result<Drafts> make(const MedicationEndForm& form, const Context& context);

// Dosage elements of what was read; `typed` becomes the text of the first. Without structure when not understood.
json::Value dosagesOf(const knowledge::MedicationText& reading, std::string_view typed);

}  // namespace baton::sources::forms
