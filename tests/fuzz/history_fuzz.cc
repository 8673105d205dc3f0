// Any bytes as a snapshot: reading it is refused or gives something that is written back equal.
#include <cstdint>
#include <string_view>

#include "base/assert.h"
#include "record/history.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto history = baton::record::deserialize({reinterpret_cast<const char*>(data), size});
  if (!history) return 0;
  const auto again = baton::record::deserialize(baton::record::serialize(*history));
  BATON_ASSERT(again && again->versions.size() == history->versions.size());
  return 0;
}
