// What is said of pairs that do not go well together: title, reasons and step of a finding, in the reader's language.
//
// Names of several medicines of which one sentence holds are told in that sentence. Everything else of the cause
// follows, a sentence each, after kAlso: documents break the line there. Pure.
#pragma once

#include <string>
#include <vector>

#include "rules/taken.h"
#include "rules/wording.h"

namespace baton::rules {

struct Telling {
  const knowledge::Knowledge& knowledge;
  const TakenList& list;
  Reader reader = Reader::Person;
  Language language = Language::English;  // English for a clinician
};

// Names as English writes them: for the step of a clinician.
Names englishNamesOf(const knowledge::InteractionHit& hit, const Telling& telling);
// The names of `lead`, joined with those of other pairs that the same sentence tells; these are taken out of `rest`.
Names joinedNames(const knowledge::InteractionHit& lead, std::vector<const knowledge::InteractionHit*>& rest,
                  const Telling& telling);
std::string titleOf(const knowledge::InteractionHit& hit, const Names& names, const Telling& telling);
// `title` of the same: a person's reasons begin with it.
std::string whyOf(const knowledge::InteractionHit& hit, const Names& names, const std::string& title,
                  const Telling& telling);
std::string actionOf(const knowledge::InteractionHit& hit, const Names& names, const Telling& telling);
// The other pairs of the cause, as many as one reads.
void addOthers(std::string& why, std::vector<const knowledge::InteractionHit*> rest, const Telling& telling);

}  // namespace baton::rules
