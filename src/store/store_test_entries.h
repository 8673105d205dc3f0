// For tests: entries that look like what an import makes.
#pragma once

#include <string>
#include <vector>

#include "store/store.h"

namespace baton::store {

inline Entry testEntry(std::uint64_t number, std::size_t content_bytes = 200) {
  Entry entry;
  entry.type = number % 3 == 0 ? "Observation" : "MedicationRequest";
  entry.id = "id-" + std::to_string(number);
  entry.version = static_cast<std::uint32_t>(number % 4 + 1);
  entry.recorded.ms = 1'700'000'000'000 + static_cast<std::int64_t>(number) * 1000;
  entry.author = "import";
  entry.reason = number % 5 == 0 ? "asked by the person" : "";
  entry.origin = {"fhir-bundle",
                  "portal.json",
                  std::string(64, 'a'),
                  "Clinic",
                  "Bundle.entry[" + std::to_string(number) + "]",
                  "urn:uuid:" + std::to_string(number)};
  entry.content = R"({"resourceType":"Observation","value":)" + std::to_string(number) + "}";
  while (entry.content.size() < content_bytes) entry.content += std::to_string(number * 7919 + entry.content.size());
  return entry;
}

// Entries from+1 ... from+count, with the sequences an append at head `from` gives them.
inline std::vector<Entry> testEntries(std::uint64_t from, std::size_t count, std::size_t content_bytes = 200) {
  std::vector<Entry> entries;
  for (std::size_t i = 1; i <= count; ++i) {
    entries.push_back(testEntry(from + i, content_bytes));
    entries.back().sequence = from + i;
  }
  return entries;
}

inline Result<std::vector<Entry>> readAll(Store& store, const PersonId& person, Sequence after = 0, Sequence upto = 0) {
  std::vector<Entry> entries;
  BATON_CHECK(store.read(person, after, upto, [&](Entry&& entry) -> Status {
    entries.push_back(std::move(entry));
    return {};
  }));
  return entries;
}

}  // namespace baton::store
