// Store: the journals of all persons, durable and encrypted. One interface, three homes: SQLite, PostgreSQL and memory
// (architecture.md, decision 9: the person is in every key, no transaction over two persons, nothing but key lookups
// and ranges).
//
// Contract, the same for every implementation and checked by one test suite (store/store_suite.h):
// - append() answers success only after the entries are durable. It writes all entries or none.
// - An append names the head it expects; another head gives ErrorCode::Conflict and writes nothing. Appending nothing
//   only compares the head.
// - read() answers entries in the order of their sequence and checks each row's MAC and its chain to the row before;
//   damage gives ErrorCode::Damaged, never a guess.
// - A full disk gives ErrorCode::StorageFull, a failing one ErrorCode::Storage; what was acknowledged stays. An append
//   that ended with Storage was not confirmed: after a restart it may be there, whole, or not. Read the head again.
// - An append may queue and settle messages of the outbox along with its entries, or without any (outbox.h): all of it
//   is written, or nothing.
// - Every call on a person who is not here gives ErrorCode::NotFound.
// - Another program that writes makes a write wait, up to ten seconds, then gives ErrorCode::Storage. Reading never
//   waits.
// - While an Appender lives, its Store reads the journals as they were before and refuses other writes, verify() and
//   backup() with ErrorCode::BadUsage. The same for any use of the store inside a `visit`. The Store outlives it.
// Threads: one Store is used by one thread at a time; open several for several threads.
// Cost (SQLite, release, quiet machine): opening 0.5 ms; one append 0.4 ms; 315 resources in one append 4 ms; reading
// 5,000 entries 5 to 7 ms. A single entry read from the middle costs its whole row of up to 64 entries.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "record/journal.h"
#include "store/accounts.h"
#include "store/outbox.h"

namespace baton::store {

using record::Entry;
using record::PersonId;
using record::Sequence;

// What a chart is folded from: the newest version of every resource up to `sequence`, plus the first recorded instant
// of each. Disposable: it can always be made again from the journal.
struct Snapshot {
  Sequence sequence = 0;
  std::string content;  // opaque to the store; compressed and encrypted by it
};

struct Problem {
  PersonId person;
  Sequence sequence = 0;  // 0 when it concerns the whole journal
  std::string text;       // for people; holds no health content
};

struct VerifyReport {
  std::uint64_t entries = 0;  // rows read and checked
  std::vector<Problem> problems;
  bool ok() const { return problems.empty(); }
};

// The newest head of a journal, written where the data folder's thief or a broken disk cannot also take it (the key
// file's folder by default): shows that a tail was cut off.
struct Anchor {
  PersonId person;
  Sequence sequence = 0;
  std::string chain;  // hex MAC of the last row
};

// Entries appended in pieces that become durable together: for imports larger than memory.
class Appender {
 public:
  virtual ~Appender() = default;  // without commit(): nothing was written
  virtual Status add(std::span<const Entry> entries) = 0;
  virtual Result<Sequence> commit() = 0;  // the new head; durable when it answers
};

class Store {
 public:
  virtual ~Store() = default;

  // Persons. The label is a short text for lists (name and birth date as JSON), stored encrypted.
  // Errors: Conflict when the person is here already, BadUsage for an empty id.
  virtual Status addPerson(const PersonId& person, const std::string& label) = 0;
  virtual Status setLabel(const PersonId& person, const std::string& label) = 0;
  virtual Result<std::string> label(const PersonId& person) = 0;
  virtual Result<std::vector<std::pair<PersonId, std::string>>> persons() = 0;
  // Destroys the person's data key and rows (grants of access to it too), in the file and in its WAL. Anchors of this
  // person are to be dropped by who keeps them: verify() reports the journal they name as missing. Backups that hold
  // the old key wrapped are listed in docs/promises.md.
  virtual Status erase(const PersonId& person) = 0;

  virtual Result<Sequence> head(const PersonId& person) = 0;  // 0 for an empty journal; NotFound for no such person
  virtual Result<Sequence> append(const PersonId& person, Sequence expected_head, std::span<const Entry> entries,
                                  const Along& along) = 0;
  Result<Sequence> append(const PersonId& person, Sequence expected_head, std::span<const Entry> entries) {
    return append(person, expected_head, entries, {});
  }
  virtual Result<std::unique_ptr<Appender>> appender(const PersonId& person, Sequence expected_head) = 0;
  // Entries after `after` up to and including `upto` (0 = head), given one by one; a failing `visit` stops the reading.
  virtual Status read(const PersonId& person, Sequence after, Sequence upto,
                      const std::function<Status(Entry&&)>& visit) = 0;

  // Errors: Damaged; the snapshot can then be made again from the journal.
  virtual Result<std::optional<Snapshot>> snapshot(const PersonId& person) = 0;
  // Replaces the one before. Errors: BadUsage when it is newer than the journal.
  virtual Status putSnapshot(const PersonId& person, const Snapshot& snapshot) = 0;

  // Reads everything and checks it; with anchors, also that no tail is missing.
  virtual Result<VerifyReport> verify(std::span<const Anchor> anchors) = 0;
  virtual Result<std::vector<Anchor>> anchors() = 0;
  // A consistent copy of one moment into a new file (0600) while others write. Encrypted like the store, and without
  // the space of what was erased. Errors: Conflict when the file is there; BadUsage from a store in memory.
  virtual Status backup(const std::string& file) = 0;

  // What waits to be delivered. Of this store: used by the same thread, gone with it.
  virtual Outbox& outbox() = 0;

  // Who may sign in, and to whose record. Of this store: used by the same thread, gone with it.
  virtual AccountStore& accounts() = 0;
};

}  // namespace baton::store
