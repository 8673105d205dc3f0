#include "sources/forms/forms.h"

#include <array>

namespace baton::sources::forms {

std::string_view nameOf(const Form& form) {
  // In the order of the variant.
  constexpr std::array<std::string_view, 35> kNames{"medication",
                                                    "stop-medication",
                                                    "change-dose",
                                                    "allergy",
                                                    "condition",
                                                    "visit",
                                                    "team-member",
                                                    "pharmacy",
                                                    "contact",
                                                    "coverage",
                                                    "daily-life",
                                                    "goal",
                                                    "goal-progress",
                                                    "note",
                                                    "daily-log",
                                                    "questionnaire",
                                                    "list",
                                                    "acknowledge",
                                                    "medication-end",
                                                    "own",
                                                    "routing",
                                                    "how-to-reach",
                                                    "record-request",
                                                    "record-request-step",
                                                    "crisis-plan",
                                                    "visit-prep",
                                                    "after-crisis",
                                                    "grant",
                                                    "emergency-access",
                                                    "end-grant",
                                                    "confirm-consent",
                                                    "after-visit",
                                                    "agreed",
                                                    "agreed-step",
                                                    "plan-review"};
  static_assert(kNames.size() == std::variant_size_v<Form>);
  return kNames[form.index()];
}

}  // namespace baton::sources::forms
