#include "app/submission.h"

#include <algorithm>

#include "app/histories.h"
#include "base/digest.h"

namespace baton::app {
namespace {

constexpr std::size_t kLongestKey = 200;
// Beyond this many entries a snapshot saves more than it costs.
constexpr record::Sequence kSnapshotEvery = 500;

Status keepSnapshotNowAndThen(Home& home, const record::PersonId& person, record::Sequence head) {
  BATON_TRY(const auto snapshot, home.store().snapshot(person));
  const record::Sequence covered = snapshot ? snapshot->sequence : 0;
  if (head - covered < kSnapshotEvery) return {};
  BATON_TRY(const auto history, loadHistory(home, person));
  keepSnapshot(home, person, history);
  return {};
}

}  // namespace

Result<std::string> submissionDigest(Home& home, const record::PersonId& person, const std::string& idempotency_key) {
  if (idempotency_key.size() > kLongestKey) {
    return fail(ErrorCode::BadUsage, "The key of this entry is too long.", "field: key");
  }
  std::string seed = idempotency_key;
  if (seed.empty()) {
    seed.resize(16);
    home.random().fill({reinterpret_cast<std::uint8_t*>(seed.data()), seed.size()});
    return digestHex("baton entry\n" + seed);
  }
  return digestHex("baton entry of " + person.value + "\n" + seed);
}

Result<record::Entry> entryAt(Home& home, const record::PersonId& person, record::Sequence sequence) {
  record::Entry found;
  BATON_CHECK(home.store().read(person, sequence - 1, sequence, [&](record::Entry&& entry) -> Status {
    found = std::move(entry);
    return {};
  }));
  return found;
}

Result<std::vector<record::About>> writtenBy(Home& home, const record::PersonId& person, const record::History& history,
                                             const std::string& digest) {
  const std::uint64_t hash = record::hashOfDigest(digest);
  std::vector<record::About> found;
  history.versions.forEach([&](const auto& fact) {
    if (fact.about.file_hash == hash) found.push_back(fact.about);
  });
  std::sort(found.begin(), found.end(),
            [](const record::About& a, const record::About& b) { return a.sequence < b.sequence; });
  if (found.empty()) return found;
  BATON_TRY(const record::Entry first, entryAt(home, person, found.front().sequence));
  if (first.origin.digest != digest) found.clear();
  return found;
}

const record::About* newestOf(const record::History& history, const std::string& key) {
  const record::About* newest = nullptr;
  history.versions.forEach([&](const auto& fact) {
    if (fact.about.key == key && (newest == nullptr || newest->version < fact.about.version)) newest = &fact.about;
  });
  return newest;
}

Status appendEntries(Home& home, const record::PersonId& person, record::Sequence expected_head,
                     std::span<const record::Entry> entries, const store::Along& along) {
  BATON_TRY(const record::Sequence head, home.store().append(person, expected_head, entries, along));
  BATON_CHECK(home.anchor());
  return keepSnapshotNowAndThen(home, person, head);
}

}  // namespace baton::app
