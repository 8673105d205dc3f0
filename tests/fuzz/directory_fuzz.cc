// Any bytes as a file of clinicians, by every reader: nothing crashes, rows that are taken and told add up, and what a
// reader takes can be kept and read back.
#include <cstdint>
#include <string_view>

#include "base/assert.h"
#include "directory/reading.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace baton::directory;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  (void)kindOf(bytes);
  (void)readSlotManifest(bytes);
  for (const FileKind kind :
       {FileKind::Nppes, FileKind::NppesLocations, FileKind::TypedCsv, FileKind::PlanNet, FileKind::Slots}) {
    std::size_t taken = 0;
    Reading reading;
    reading.bytes = bytes;
    reading.source = "Fuzz";
    reading.take = [&taken](const Statement& one) {
      ++taken;
      std::string kept;
      append(kept, one);
      Statement back;
      BATON_ASSERT(parse(kept, back) && back == one);
    };
    reading.tell = [](const Trouble& one) { BATON_ASSERT(!one.where.empty() && !one.reason.empty()); };
    const Read read = readFile(kind, reading);
    BATON_ASSERT(read.taken == taken);
  }
  return 0;
}
