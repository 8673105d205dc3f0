// Inside store/ and its tests: the SQLite store with its dials (open.h is the door for everybody else).
//
// One class, in several files: sqlite_store.cc (persons, heads, snapshots), sqlite_read.cc, sqlite_append.cc,
// sqlite_verify.cc, sqlite_open.cc (create, open), sqlite_migrate.cc, sqlite_backup.cc (backup, restore).
#pragma once

#include <map>
#include <memory>
#include <set>
#include <string>

#include "store/database.h"
#include "store/open.h"
#include "store/sqlite_accounts.h"
#include "store/sqlite_outbox.h"
#include "store/store.h"
#include "store/vault.h"
#include "store/writer_lock.h"

namespace baton::store {

constexpr const char* kDatabaseName = "baton.db";
constexpr const char* kLockName = "baton.lock";
constexpr std::int64_t kSchemaVersion = 3;

// Before a store of an older version is changed: a copy beside it, or none when the store is itself a copy.
enum class Copying { BeforeMigration, Never };

// The tests' way in: another VFS, another durability.
Result<std::unique_ptr<Store>> createSqliteWith(const std::string& folder, const StoreKey& key, Random& random,
                                                const DatabaseOptions& options);
Result<std::unique_ptr<Store>> openSqliteWith(const std::string& folder, const StoreKey& key, Random& random,
                                              const DatabaseOptions& options,
                                              Copying copying = Copying::BeforeMigration);

// Where a journal ends, and with which keys it is read.
struct Head {
  JournalKeys keys;
  Sequence sequence = 0;
  Chain chain{};
};

class SqliteStore final : public Store {
 public:
  SqliteStore(std::string folder, std::unique_ptr<Database> database, WriterLock lock, const StoreKey& key,
              Random& random, const DatabaseOptions& options);
  ~SqliteStore() override;

  Status addPerson(const PersonId& person, const std::string& label) override;
  Status setLabel(const PersonId& person, const std::string& label) override;
  Result<std::string> label(const PersonId& person) override;
  Result<std::vector<std::pair<PersonId, std::string>>> persons() override;
  Status erase(const PersonId& person) override;
  Result<Sequence> head(const PersonId& person) override;
  Result<Sequence> append(const PersonId& person, Sequence expected_head, std::span<const Entry> entries,
                          const Along& along) override;
  Result<std::unique_ptr<Appender>> appender(const PersonId& person, Sequence expected_head) override;
  Status read(const PersonId& person, Sequence after, Sequence upto,
              const std::function<Status(Entry&&)>& visit) override;
  Result<std::optional<Snapshot>> snapshot(const PersonId& person) override;
  Status putSnapshot(const PersonId& person, const Snapshot& snapshot) override;
  Result<VerifyReport> verify(std::span<const Anchor> anchors) override;
  Result<std::vector<Anchor>> anchors() override;
  Status backup(const std::string& file) override;
  Outbox& outbox() override { return outbox_; }
  AccountStore& accounts() override { return accounts_; }

 private:
  friend class SqliteAppender;
  friend class SqliteAccounts;
  friend class SqliteOutbox;
  friend class WriteTransaction;
  friend class ReadTransaction;
  friend class Inspection;
  friend Result<std::unique_ptr<Store>> createSqliteWith(const std::string&, const StoreKey&, Random&,
                                                         const DatabaseOptions&);
  friend Result<std::unique_ptr<Store>> openSqliteWith(const std::string&, const StoreKey&, Random&,
                                                       const DatabaseOptions&, Copying);

  Status makeSchema();
  Status makeAccounts();  // the tables of version 2
  Status makeOutbox();    // and of version 3
  Status checkKey(const StoreKey& key);
  Result<std::int64_t> version();
  Status migrate(Copying copying);                // sqlite_migrate.cc
  Result<Head> loadHead(const PersonId& person);  // NotFound, Damaged
  Status saveHead(const Head& head);
  Status readRange(const PersonId& person, Sequence after, Sequence upto, const std::function<Status(Entry&&)>& visit);
  Status sealLabel(const JournalKeys& keys, const std::string& label, Sql sql);

  std::string folder_;
  std::unique_ptr<Database> database_;
  WriterLock lock_;
  Vault vault_;
  SqliteAccounts accounts_;
  SqliteOutbox outbox_;
  int busy_ms_;
  std::int64_t checkpoint_pages_;
  bool written_ = false;
  bool reading_ = false;  // inside read(): the store may not be used by its visitor
};

// A write transaction under the writer lock; undone when it dies uncommitted. Moves the WAL into the file now and then.
class WriteTransaction {
 public:
  static Result<std::unique_ptr<WriteTransaction>> begin(SqliteStore& store);
  ~WriteTransaction();
  WriteTransaction(const WriteTransaction&) = delete;
  WriteTransaction& operator=(const WriteTransaction&) = delete;
  Status commit();

 private:
  explicit WriteTransaction(SqliteStore& store) : store_(store) {}
  SqliteStore& store_;
};

// All reads inside see one moment. Inside a write transaction of the same store it does nothing.
class ReadTransaction {
 public:
  static Result<std::unique_ptr<ReadTransaction>> begin(SqliteStore& store);
  ~ReadTransaction();
  ReadTransaction(const ReadTransaction&) = delete;
  ReadTransaction& operator=(const ReadTransaction&) = delete;

 private:
  ReadTransaction(SqliteStore& store, bool ours) : store_(store), ours_(ours) {}
  SqliteStore& store_;
  bool ours_;
};

}  // namespace baton::store
