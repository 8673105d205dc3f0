// Any text from any writer as a note: the recogniser never crashes, and each place it names lies in the text.
#include <cstdint>
#include <string_view>

#include "base/assert.h"
#include "knowledge/knowledge.h"
#include "rules/red_flag_text.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using baton::rules::Writer;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto& flags = baton::knowledge::builtIn().redFlags();
  for (const Writer writer : {Writer::Self, Writer::Caregiver, Writer::Clinician}) {
    for (const auto& found : baton::rules::redFlagsIn(flags, text, writer, 2026))
      BATON_ASSERT(found.begin < found.end && found.end <= text.size() && found.flag < flags.flags().size());
  }
  return 0;
}
