// Classify: which classes of health data each fact is in, by what its source says and by what its codes suggest.
//
// A security label of the source decides; beside it, and where there is none, codes and words suggest classes, and the
// most protective reading counts (knowledge/consent/). Three rules go over single facts: a medicine takes the classes
// of the Medication that it refers to; a whole document in XML may hold anything and is private; and where a record
// holds labelled content under 42 CFR part 2, what suggests substance use is taken for part of it, because it mostly
// is. Pure. Cost: one pass over the words of all facts (script/bench, "gate: classes").
#pragma once

#include <vector>

#include "knowledge/data_classes.h"
#include "record/facts.h"

namespace baton::consent {

struct FactClasses {
  knowledge::ClassSet labelled;   // by a label of the source
  knowledge::ClassSet suggested;  // by codes or words only; General when there is nothing
  knowledge::ClassSet all() const {
    knowledge::ClassSet both = labelled;
    both.add(suggested);
    return both;
  }
};

// One for each fact, in the order of Facts::forEach. `is_part2_record`: as if there were labelled part 2 content.
std::vector<FactClasses> classify(const record::Facts& facts, bool is_part2_record = false);

// Does any fact carry a part 2 label?
bool hasPart2Label(const record::Facts& facts);

std::string_view typeOf(const record::About& about);  // "Condition"

}  // namespace baton::consent
