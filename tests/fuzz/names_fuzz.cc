// Any text as a medicine or a substance: the readers never crash and never name an ingredient outside the tables.
#include <cstdint>
#include <string_view>

#include "base/assert.h"
#include "knowledge/knowledge.h"
#include "knowledge/medication_text.h"
#include "knowledge/substance_text.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto medication = baton::knowledge::readMedicationText(text);
  for (const auto& ingredient : medication.ingredients)
    BATON_ASSERT(baton::knowledge::builtIn().names().isIngredient(ingredient.name));
  (void)baton::knowledge::readSubstanceText(text);
  return 0;
}
