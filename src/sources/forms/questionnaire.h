// A filled-in questionnaire → QuestionnaireResponse, its total as an Observation derived from it, and each item of role
// Safety (PHQ-9 item 9) as an Observation of its own. A missing item: the response is "in-progress" and there is no
// total. Shapes as HL7 US Core 7 screening assessments have them; LOINC codes from knowledge/instruments/.
#pragma once

#include "knowledge/instruments.h"
#include "sources/forms/form.h"

namespace baton::sources::forms {

using knowledge::Answers;

struct QuestionnaireForm {
  std::string instrument;       // "phq-9"
  knowledge::Answers answers;   // one per item, in the order of the items; the trailing ones may be left out
  std::string on;               // "" = now
  std::string language = "en";  // the item texts that were shown
};

Result<Drafts> make(const QuestionnaireForm& form, const Context& context);

// What the answers come to, for the page or command that shows it. `gender` chooses the cut-off.
struct Scored {
  std::string instrument;
  std::string total_name;
  std::optional<int> total;
  int high = 0;                      // the most that there can be
  std::string severity;              // "moderate", "" when the scale has no words for it
  bool is_positive = false;          // at or above the cut-off
  std::string cutoff_text;           // what being at or above it means, in words
  bool is_safety = false;            // leads to crisis help, whatever the total
  std::vector<std::string> missing;  // items
};
Result<Scored> scored(const QuestionnaireForm& form, std::string_view gender);

}  // namespace baton::sources::forms
