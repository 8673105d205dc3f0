#include "store/frame.h"

#include <utility>

#include "store/entry_codec.h"

namespace baton::store {
namespace {

tl::unexpected<Error> damagedAt(record::Sequence sequence, const char* what) {
  return fail(ErrorCode::Damaged, "The record is damaged at entry " + std::to_string(sequence) + ": " + what);
}

}  // namespace

Status FramePacker::add(const record::Entry& entry) {
  if (entry.content.size() > kMaxEntryBytes) {
    return fail(ErrorCode::TooLarge, "One resource is larger than 256 MB. It was not stored.");
  }
  encodeEntry(entry, plain_);
  recorded_ms_ = entry.recorded.ms;
  ++last_;
  return {};
}

Frame FramePacker::take(Vault& vault, const JournalKeys& keys, const Chain& before, std::string& sealed) {
  Frame frame{first_, last_, recorded_ms_, {}, {}, true};
  sealed = vault.sealContent(keys.data, frame.place(keys.person), plain_);
  frame.content = sealed;
  frame.chain = chainNext(keys, before, frame.place(keys.person), sealed);
  first_ = last_ + 1;
  plain_.clear();
  return frame;
}

void FrameReader::startAfter(record::Sequence last, const Chain& chain) {
  last_ = last;
  chain_ = chain;
}

Status FrameReader::follow(const Frame& frame) {
  if (!frame.readable || frame.first > frame.last) return damagedAt(last_ + 1, "its row cannot be read.");
  if (frame.first > last_ + 1) return damagedAt(last_ + 1, "it is missing.");
  if (frame.first != last_ + 1) return damagedAt(frame.first, "its row is out of order.");
  const Chain expected = chainNext(keys_, chain_, frame.place(keys_.person), frame.content);
  if (!crypto::equalInConstantTime(expected, frame.chain)) return damagedAt(frame.first, "its check does not agree.");
  startAfter(frame.last, frame.chain);
  return {};
}

Status FrameReader::open(const Frame& frame, const std::function<Status(record::Entry&&)>& visit) {
  BATON_TRY(const auto plain, vault_.openContent(keys_.data, frame.place(keys_.person), frame.content));
  EntryReader entries(plain);
  for (record::Sequence sequence = frame.first; sequence <= frame.last; ++sequence) {
    if (entries.done()) return damagedAt(sequence, "it is missing from its row.");
    BATON_TRY(record::Entry entry, entries.next());
    entry.sequence = sequence;
    BATON_CHECK(visit(std::move(entry)));
  }
  if (!entries.done()) return damagedAt(frame.last, "its row holds too much.");
  return {};
}

}  // namespace baton::store
