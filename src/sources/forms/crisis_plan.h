// The crisis plan in the person's words → CarePlan (fhir/crisis_plan.h), the next version of the one that is there.
//
// `parts`: id of the part → its words; parts that are not named keep theirs, empty words take a part out. Errors:
// BadUsage for a part that is none, for a plan that says nothing; TooLarge for more than kLongestPlanPart letters.
#pragma once

#include <utility>

#include "sources/forms/form.h"

namespace baton::sources::forms {

inline constexpr std::size_t kLongestPlanPart = 2'000;  // letters

struct CrisisPlanForm {
  std::vector<std::pair<std::string, std::string>> parts;
  std::string rehearsed;  // the day it was gone through; "" keeps what is there
};

Result<Drafts> make(const CrisisPlanForm& form, const Context& context);

// The key of the record's crisis plan that this author may write on; "" when there is none.
std::string crisisPlanKey(const record::Chart& chart, const Author& author);

}  // namespace baton::sources::forms
