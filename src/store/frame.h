// Frame: one row of the journal's table, holding one to many entries (docs/formats/store.md, "Frame").
//
// Packing entries amortises what each row costs: nonce, tag, chain link, page overhead. One frame is one sealed message
// and one link of the chain; reading one entry opens its whole frame.
#pragma once

#include <functional>
#include <string>

#include "store/vault.h"

namespace baton::store {

// A frame is closed when it has this many entries or this much plain text; a larger entry is a frame of its own.
constexpr std::size_t kFrameEntries = 64;
constexpr std::size_t kFrameBytes = std::size_t{64} << 10U;
constexpr std::size_t kMaxEntryBytes = std::size_t{256} << 20U;

struct Frame {
  record::Sequence first = 0;
  record::Sequence last = 0;
  std::int64_t recorded_ms = 0;  // of the last entry
  std::string_view content;      // sealed; lives as long as its row
  Chain chain{};
  bool readable = true;  // false when a column has not even the right type

  Place place(std::string_view person) const { return {Kind::Frame, person, first, last, recorded_ms}; }
};

// Entries waiting to become a frame.
class FramePacker {
 public:
  explicit FramePacker(record::Sequence head) : last_(head), first_(head + 1) {}
  Status add(const record::Entry& entry);  // TooLarge
  bool empty() const { return last_ < first_; }
  bool full() const { return last_ - first_ + 1 >= kFrameEntries || plain_.size() >= kFrameBytes; }
  record::Sequence head() const { return last_; }
  // The waiting entries as a frame whose chain follows `before`; `sealed` receives its content. Then none are waiting.
  Frame take(Vault& vault, const JournalKeys& keys, const Chain& before, std::string& sealed);

 private:
  record::Sequence last_;
  record::Sequence first_;
  std::int64_t recorded_ms_ = 0;
  std::string plain_;
};

// Follows the chain of one journal through its frames, from the first one or from the middle.
class FrameReader {
 public:
  FrameReader(Vault& vault, const JournalKeys& keys) : vault_(vault), keys_(keys), chain_(chainStart(keys)) {}
  // Goes on after the frame that ends with `last` and has `chain`.
  void startAfter(record::Sequence last, const Chain& chain);

  record::Sequence last() const { return last_; }
  const Chain& chain() const { return chain_; }
  // Checks that `frame` is the next one and untouched. Errors: Damaged.
  Status follow(const Frame& frame);
  // Its entries in order. Errors: Damaged, or what `visit` answers.
  Status open(const Frame& frame, const std::function<Status(record::Entry&&)>& visit);

 private:
  Vault& vault_;
  const JournalKeys& keys_;
  record::Sequence last_ = 0;
  Chain chain_;
};

}  // namespace baton::store
