// Traces: what still points to something withheld in the facts that passed, and is taken out of them.
//
// A reference to a withheld resource loses its target and its words ("Stillwater Program"), wherever it stands. Names
// of organizations and people that are withheld because of their class, and of those whom only such facts name, are
// taken out of references without a target, out of the place that a fact came from, and out of what people wrote
// (names_in_text.h): a document, message, plan, task, goal or answer that names one is withheld as a whole, for it may
// be about nothing else; from notes and instructions of other facts goes the sentence, from a label the name, and a
// fact that has no label without it is withheld too. A medicine or an allergy stays where it can: not to know of it
// does harm. Pure. Cost: one pass over all references; over all words only where there is such a name.
#pragma once

#include <string>
#include <vector>

#include "consent/classify.h"

namespace baton::consent {

// `all`, `classes` and `passes` in step, as decide() has them; what is withheld here too is no longer in `kept`.
void removeTraces(record::Facts& kept, const record::Facts& all, const std::vector<FactClasses>& classes,
                  const std::vector<bool>& passes);

// The names that are looked for in what people wrote: for who gives out resources to the letter (the FHIR API).
std::vector<std::string> withheldNames(const record::Facts& all, const std::vector<FactClasses>& classes,
                                       const std::vector<bool>& passes);

}  // namespace baton::consent
