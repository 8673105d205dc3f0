// Traces: what still points to something withheld in the facts that passed, and is taken out of them.
//
// A reference to a withheld resource loses its target and its words ("Stillwater Program"), wherever it stands. Names
// of organizations and helpers that are withheld because of their class are taken out of references without a target
// and out of the place that a fact came from. Pure. Cost: one pass over all references.
#pragma once

#include <vector>

#include "consent/classify.h"

namespace baton::consent {

// `all`, `classes` and `passes` in step, as decide() has them.
void removeTraces(record::Facts& kept, const record::Facts& all, const std::vector<FactClasses>& classes,
                  const std::vector<bool>& passes);

}  // namespace baton::consent
