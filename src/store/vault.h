// Vault: what the store's key can do. Content in, sealed columns out, and back.
//
// Kinds of content are kept apart, and each is tied to its place: the associated data names kind, person, sequence
// range and recorded time, so that a ciphertext moved to another row does not open (docs/formats/store.md, "Sealed
// content").
#pragma once

#include <string>
#include <string_view>

#include "base/outside.h"
#include "base/result.h"
#include "crypto/mac.h"
#include "record/journal.h"
#include "store/compression.h"
#include "store/keys.h"

namespace baton::store {

using Chain = crypto::Mac;

// What the number in the associated data means; never renumber.
enum class Kind : std::uint8_t { Frame = 1, Snapshot = 2, Label = 3, DataKey = 4, KeyCheck = 5, Message = 6 };

// Where a sealed column stands. Unused numbers are 0.
struct Place {
  Kind kind;
  std::string_view person;
  record::Sequence first = 0;
  record::Sequence last = 0;
  std::int64_t recorded_ms = 0;
};

// The two keys of one person's journal: content and chain.
struct JournalKeys {
  std::string person;
  crypto::Key data;
  crypto::Key chain;
};

class Vault {
 public:
  Vault(const StoreKey& key, Random& random);

  // Persons' keys.
  JournalKeys newJournalKeys(const std::string& person);
  std::string wrap(const JournalKeys& keys);
  Result<JournalKeys> unwrap(const std::string& person, std::string_view wrapped) const;  // Damaged

  // Content, compressed and sealed: one byte for the dictionary's version, then the sealed message.
  std::string sealContent(const crypto::Key& key, const Place& place, std::string_view plain);
  // Valid until the next call. Errors: Damaged, BadInput when written by a newer version.
  Result<std::string_view> openContent(const crypto::Key& key, const Place& place, std::string_view sealed);

  // A value that only the right store key opens.
  std::string keyCheck();
  bool opensKeyCheck(std::string_view sealed) const;

 private:
  crypto::Key chain_root_;
  crypto::Key wrapping_;
  crypto::Key check_;
  Random& random_;
  Compressor compressor_;
};

// The chain of one journal. Each link is a MAC over the link before it and everything in the frame's row.
Chain chainStart(const JournalKeys& keys);
Chain chainNext(const JournalKeys& keys, const Chain& before, const Place& place, std::string_view sealed);
// What protects the row in the heads table.
Chain headMac(const JournalKeys& keys, record::Sequence head, const Chain& chain);

}  // namespace baton::store
