// Submission: the entries that were written together by one form, one undo or one import file, known by their origin's
// digest. Shared by enter and undo.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "app/home.h"
#include "record/history.h"

namespace baton::app {

inline constexpr std::size_t kEntryIdLetters = 16;  // of the digest: what people see and type
inline constexpr int kMostAttempts = 5;             // against other writers

// The digest of what is sent under this key; of 16 random bytes when there is no key.
Result<std::string> submissionDigest(Home& home, const record::PersonId& person, const std::string& idempotency_key);

// Versions of resources that a submission wrote, in the order of the journal; empty when it is not known. Exact: the
// 8-byte hash in the history only finds candidates, the journal's own digest decides.
Result<std::vector<record::About>> writtenBy(Home& home, const record::PersonId& person, const record::History& history,
                                             const std::string& digest);

// The stored entry at a sequence.
Result<record::Entry> entryAt(Home& home, const record::PersonId& person, record::Sequence sequence);
// The newest version of a resource, or nullptr.
const record::About* newestOf(const record::History& history, const std::string& key);

// Appends (with what of the outbox goes along), anchors, and keeps a snapshot now and then. Errors: Conflict when the
// head moved.
Status appendEntries(Home& home, const record::PersonId& person, record::Sequence expected_head,
                     std::span<const record::Entry> entries, const store::Along& along = {});

}  // namespace baton::app
