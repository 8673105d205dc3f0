// The finding of cautions that are told together: plain words for the person, clinical ones for clinicians, what it
// rests on, and what to ask by when. Pure.
#pragma once

#include "rules/caution_groups.h"

namespace baton::rules {

record::Finding cautionFinding(const CautionsAsked& context, const CautionGroup& group);

}  // namespace baton::rules
