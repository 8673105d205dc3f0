// Any bytes as a C-CDA document.
#include <cstdint>
#include <string_view>

#include "base/assert.h"
#include "sources/ccda.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto parsed = baton::sources::readCcda({reinterpret_cast<const char*>(data), size});
  if (!parsed) return 0;
  BATON_ASSERT(parsed->found() == parsed->entries.size() + parsed->rejected.size() + parsed->merged);
  return 0;
}
