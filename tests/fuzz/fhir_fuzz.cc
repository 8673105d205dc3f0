// Any bytes as a FHIR file: parse, validate, read into nouns, write again.
#include <cstdint>
#include <string>
#include <string_view>

#include "base/assert.h"
#include "fhir/read.h"
#include "sources/files.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto parsed = baton::sources::readFhir(bytes);
  if (!parsed) return 0;
  baton::record::Facts facts;
  for (const auto& one : parsed->entries) {
    baton::record::Entry entry;
    entry.type = one.resource["resourceType"].text();
    entry.id = one.resource["id"].text();
    baton::fhir::readInto(facts, entry, one.resource);
    const auto again = baton::json::parse(baton::json::write(one.resource));
    BATON_ASSERT(again && *again == one.resource);
  }
  BATON_ASSERT(facts.size() == parsed->entries.size());
  return 0;
}
