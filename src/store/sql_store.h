// Inside store/: the store over a database of rows, SQLite's or PostgreSQL's (open.h is the door for everybody else).
//
// One class, in several files: sql_store.cc (persons, heads, snapshots), sql_read.cc, sql_append.cc, sql_verify.cc,
// sql_schema.cc (tables, versions, the key's check). sqlite_open.cc, sqlite_backup.cc and postgres_open.cc make it.
#pragma once

#include <map>
#include <memory>
#include <set>
#include <string>

#include "store/database.h"
#include "store/open.h"
#include "store/sql_accounts.h"
#include "store/sql_outbox.h"
#include "store/store.h"
#include "store/vault.h"

namespace baton::store {

constexpr std::int64_t kSchemaVersion = 3;

// Where a journal ends, and with which keys it is read.
struct Head {
  JournalKeys keys;
  Sequence sequence = 0;
  Chain chain{};
};

class SqlStore final : public Store {
 public:
  SqlStore(std::unique_ptr<Database> database, const StoreKey& key, Random& random);

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
  // Tables and the key's check in an empty database. Errors: Conflict when there is a store in it.
  Status makeNew(const StoreKey& key);
  Status checkKey(const StoreKey& key);  // NotAllowed, Damaged
  // To the newest version of the tables; a copy of the older one is written to `copy` first, unless it is "".
  Status migrate(const std::string& copy);
  // Every row of another store whose key is the same; for an empty store.
  Status takeAllFrom(SqlStore& old);
  Outbox& outbox() override { return outbox_; }
  AccountStore& accounts() override { return accounts_; }

 private:
  friend class SqlAppender;
  friend class SqlAccounts;
  friend class SqlOutbox;
  friend class WriteTransaction;
  friend class ReadTransaction;
  friend class Inspection;

  Result<std::int64_t> version();
  Status makeAccounts();                          // the tables of version 2
  Status makeOutbox();                            // and of version 3
  Result<Head> loadHead(const PersonId& person);  // NotFound, Damaged
  // The same inside a write transaction: no other server writes this journal until it ends.
  Result<Head> lockHead(const PersonId& person);
  Status saveHead(const Head& head);
  Status readRange(const PersonId& person, Sequence after, Sequence upto, const std::function<Status(Entry&&)>& visit);
  Status sealLabel(const JournalKeys& keys, const std::string& label, Sql sql);

  std::unique_ptr<Database> database_;
  Vault vault_;
  SqlAccounts accounts_;
  SqlOutbox outbox_;
  bool reading_ = false;  // inside read(): the store may not be used by its visitor
};

// The id of the key that the store in `database` was made with. Errors: NotFound when there is no store in it, Damaged.
Result<std::string> keyIdOf(Database& database);

// A write transaction; undone when it dies uncommitted.
class WriteTransaction {
 public:
  static Result<std::unique_ptr<WriteTransaction>> begin(SqlStore& store);
  ~WriteTransaction();
  WriteTransaction(const WriteTransaction&) = delete;
  WriteTransaction& operator=(const WriteTransaction&) = delete;
  Status commit();

 private:
  explicit WriteTransaction(SqlStore& store) : store_(store) {}
  SqlStore& store_;
};

// All reads inside see one moment. Inside a write transaction of the same store it does nothing.
class ReadTransaction {
 public:
  static Result<std::unique_ptr<ReadTransaction>> begin(SqlStore& store);
  ~ReadTransaction();
  ReadTransaction(const ReadTransaction&) = delete;
  ReadTransaction& operator=(const ReadTransaction&) = delete;

 private:
  ReadTransaction(SqlStore& store, bool ours) : store_(store), ours_(ours) {}
  SqlStore& store_;
  bool ours_;
};

}  // namespace baton::store
