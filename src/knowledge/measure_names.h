// What a reader is told that a measure is: scores, vital signs and parts of a panel, which are no group of
// knowledge/labs with a unit of its own (knowledge/test_names.h has those).
//
// LOINC "29463-7" or "Body weight" → weight, peso. nullptr: the table does not know it. Errors of the reader: BadInput
// naming table and line: a text missing, an id, a code or a word said twice. A compiled-in table with a fault ends the
// program at the first call (the tests load it first). Source: knowledge/labs/measures.tsv, a source per row.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace baton::knowledge {

struct MeasureName {
  std::string_view id;  // "phq-9"
  std::string_view name_plain;
  std::string_view name_plain_es;
  std::vector<std::string> keys;  // codes, and words after folding
};

Result<std::vector<MeasureName>> readMeasureNames(std::string_view table);
const MeasureName* measureOf(std::string_view loinc);
const MeasureName* measureCalled(std::string_view name);

}  // namespace baton::knowledge
