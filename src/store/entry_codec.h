// Entries as bytes: the inside of a frame before compression (docs/formats/store.md, "Entry").
//
// An entry's sequence is not written: the frame knows its first. Numbers are LEB128 varints, texts are a varint length
// and the bytes, in the order of record::Entry.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "record/journal.h"

namespace baton::store {

void encodeEntry(const record::Entry& entry, std::string& out);

class EntryReader {
 public:
  explicit EntryReader(std::string_view bytes) : rest_(bytes) {}
  bool done() const { return rest_.empty(); }
  // The next entry, its sequence left 0. Errors: Damaged when the bytes are not an entry.
  Result<record::Entry> next();

 private:
  std::string_view rest_;
};

}  // namespace baton::store
