// The memory home of a store: the same contract without a disk, for tests and dry runs. Nothing is encrypted, because
// nothing leaves the process.
#include <algorithm>
#include <map>
#include <utility>

#include "base/digest.h"
#include "store/entry_codec.h"
#include "store/memory_accounts.h"
#include "store/memory_outbox.h"
#include "store/open.h"

namespace baton::store {
namespace {

struct Journal {
  std::string label;
  std::vector<Entry> entries;
  std::vector<std::string> chain;  // after each entry, hex
  std::optional<Snapshot> snapshot;
};

tl::unexpected<Error> noSuchPerson() { return fail(ErrorCode::NotFound, "There is no record of this person here."); }

tl::unexpected<Error> conflict() {
  return fail(ErrorCode::Conflict, "The record changed meanwhile. Please read it again and repeat the step.");
}

std::string chainStart(const PersonId& person) { return digestHex("start " + person.value); }

std::string chainAt(const PersonId& person, const Journal& journal, Sequence sequence) {
  if (sequence > journal.chain.size()) return {};
  return sequence == 0 ? chainStart(person) : journal.chain[sequence - 1];
}

class MemoryStore final : public Store {
 public:
  Status addPerson(const PersonId& person, const std::string& label) override {
    if (person.empty()) return fail(ErrorCode::BadUsage, "A person needs an identifier.");
    if (writing_) return fail(ErrorCode::BadUsage, "The store is in the middle of another step.");
    Journal journal;
    journal.label = label;
    if (journals_.emplace(person, std::move(journal)).second) {
      outbox_.add(person);
      return {};
    }
    return fail(ErrorCode::Conflict, "This person has a record here already.");
  }

  Status setLabel(const PersonId& person, const std::string& label) override {
    BATON_TRY(Journal* const journal, toWrite(person));
    journal->label = label;
    return {};
  }

  Result<std::string> label(const PersonId& person) override {
    BATON_TRY(const Journal* const journal, find(person));
    return journal->label;
  }

  Result<std::vector<std::pair<PersonId, std::string>>> persons() override {
    std::vector<std::pair<PersonId, std::string>> persons;
    for (const auto& [person, journal] : journals_) persons.emplace_back(person, journal.label);
    return persons;
  }

  Status erase(const PersonId& person) override {
    BATON_CHECK(toWrite(person));
    journals_.erase(person);
    outbox_.drop(person);
    accounts_.dropGrantsTo(person);
    return {};
  }

  Result<Sequence> head(const PersonId& person) override {
    BATON_TRY(const Journal* const journal, find(person));
    return journal->entries.size();
  }

  Result<Sequence> append(const PersonId& person, Sequence expected_head, std::span<const Entry> entries,
                          const Along& along) override {
    BATON_TRY(Journal* const journal, toWrite(person));
    if (journal->entries.size() != expected_head) return conflict();
    BATON_CHECK(outbox_.write(person, along));
    return addAll(person, *journal, entries);
  }

  Result<std::unique_ptr<Appender>> appender(const PersonId& person, Sequence expected_head) override;

  Status read(const PersonId& person, Sequence after, Sequence upto,
              const std::function<Status(Entry&&)>& visit) override {
    BATON_TRY(const Journal* const journal, find(person));
    const Sequence head = journal->entries.size();
    const Sequence end = upto == 0 ? head : std::min(upto, head);
    for (Sequence at = after; at < end; ++at) BATON_CHECK(visit(Entry(journal->entries[at])));
    return {};
  }

  Result<std::optional<Snapshot>> snapshot(const PersonId& person) override {
    BATON_TRY(const Journal* const journal, find(person));
    return journal->snapshot;
  }

  Status putSnapshot(const PersonId& person, const Snapshot& snapshot) override {
    BATON_TRY(Journal* const journal, toWrite(person));
    if (snapshot.sequence > journal->entries.size()) {
      return fail(ErrorCode::BadUsage, "A snapshot cannot be newer than its journal.");
    }
    journal->snapshot = snapshot;
    return {};
  }

  Result<VerifyReport> verify(std::span<const Anchor> anchors) override {
    VerifyReport report;
    for (const auto& [person, journal] : journals_) report.entries += journal.entries.size();
    for (const Anchor& anchor : anchors) {
      const auto at = journals_.find(anchor.person);
      if (at != journals_.end() && chainAt(anchor.person, at->second, anchor.sequence) == anchor.chain) continue;
      report.problems.push_back({anchor.person, anchor.sequence, "The journal was cut off or replaced."});
    }
    return report;
  }

  Result<std::vector<Anchor>> anchors() override {
    std::vector<Anchor> anchors;
    for (const auto& [person, journal] : journals_) {
      const Sequence head = journal.entries.size();
      anchors.push_back({person, head, chainAt(person, journal, head)});
    }
    return anchors;
  }

  Status backup(const std::string& /*file*/) override {
    return fail(ErrorCode::BadUsage, "A store in memory has no backup.");
  }

  Outbox& outbox() override { return outbox_; }
  AccountStore& accounts() override { return accounts_; }

 private:
  friend class MemoryAppender;

  Result<Journal*> find(const PersonId& person) {
    const auto at = journals_.find(person);
    if (at == journals_.end()) return noSuchPerson();
    return &at->second;
  }

  Result<Journal*> toWrite(const PersonId& person) {
    if (writing_) return fail(ErrorCode::BadUsage, "The store is in the middle of another step.");
    return find(person);
  }

  static Sequence addAll(const PersonId& person, Journal& journal, std::span<const Entry> entries) {
    for (const Entry& entry : entries) {
      std::string link = chainAt(person, journal, journal.entries.size());
      encodeEntry(entry, link);
      journal.chain.push_back(digestHex(link));
      journal.entries.push_back(entry);
      journal.entries.back().sequence = journal.entries.size();
    }
    return journal.entries.size();
  }

  std::map<PersonId, Journal> journals_;
  MemoryAccounts accounts_;
  MemoryOutbox outbox_;
  bool writing_ = false;  // an appender is at work
};

class MemoryAppender final : public Appender {
 public:
  MemoryAppender(MemoryStore& store, PersonId person) : store_(store), person_(std::move(person)) {
    store_.writing_ = true;
  }
  ~MemoryAppender() override {
    if (open_) store_.writing_ = false;
  }

  Status add(std::span<const Entry> entries) override {
    if (!open_) return fail(ErrorCode::BadUsage, "This append is over.");
    waiting_.insert(waiting_.end(), entries.begin(), entries.end());
    return {};
  }

  Result<Sequence> commit() override {
    if (!open_) return fail(ErrorCode::BadUsage, "This append is over.");
    open_ = false;
    store_.writing_ = false;
    BATON_TRY(Journal* const journal, store_.find(person_));
    return MemoryStore::addAll(person_, *journal, waiting_);
  }

 private:
  MemoryStore& store_;
  PersonId person_;
  std::vector<Entry> waiting_;
  bool open_ = true;
};

Result<std::unique_ptr<Appender>> MemoryStore::appender(const PersonId& person, Sequence expected_head) {
  BATON_TRY(const Journal* const journal, toWrite(person));
  if (journal->entries.size() != expected_head) return conflict();
  return std::unique_ptr<Appender>(std::make_unique<MemoryAppender>(*this, person));
}

}  // namespace

std::unique_ptr<Store> makeMemoryStore() { return std::make_unique<MemoryStore>(); }

}  // namespace baton::store
