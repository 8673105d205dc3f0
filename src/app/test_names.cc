#include "app/test_names.h"

#include "app/results.h"
#include "knowledge/measure_names.h"
#include "knowledge/test_names.h"
#include "record/coded.h"

namespace baton::app {

std::optional<std::string> testName(std::string_view loinc_or_name, bool is_spanish) {
  const knowledge::LabGroup* test = knowledge::testOf(record::kLoinc, loinc_or_name);
  if (test == nullptr) test = knowledge::testCalled(resultName(loinc_or_name));
  if (test != nullptr) return std::string(is_spanish ? test->name_plain_es : test->name_plain);
  const knowledge::MeasureName* measure = knowledge::measureOf(loinc_or_name);
  if (measure == nullptr) measure = knowledge::measureCalled(loinc_or_name);
  if (measure == nullptr) measure = knowledge::measureCalled(resultName(loinc_or_name));
  if (measure == nullptr) return std::nullopt;
  return std::string(is_spanish ? measure->name_plain_es : measure->name_plain);
}

}  // namespace baton::app
