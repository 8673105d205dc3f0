// Inside store/: SQLite behind Database. WAL, synchronous=FULL, one writer at a time under the WriterLock.
#pragma once

#include "store/database.h"
#include "store/writer_lock.h"

struct sqlite3;
struct sqlite3_stmt;

namespace baton::store {

enum class Synchronous { Full, Normal };  // Normal is for the test that shows why it is wrong

struct DatabaseOptions {
  const char* vfs = nullptr;  // SQLite's own
  Synchronous synchronous = Synchronous::Full;
  int busy_ms = 10'000;
  std::int64_t checkpoint_pages = 1000;  // 4 MB of WAL
};

class SqliteDatabase final : public Database {
 public:
  // Opens an existing file; an empty file is an empty database. Errors: NotFound, Storage, StorageFull, Damaged.
  static Result<std::unique_ptr<SqliteDatabase>> open(const std::string& file, const DatabaseOptions& options);
  ~SqliteDatabase() override;
  SqliteDatabase(const SqliteDatabase&) = delete;
  SqliteDatabase& operator=(const SqliteDatabase&) = delete;

  // Writing needs one.
  void writeUnder(WriterLock lock) { lock_ = std::make_unique<WriterLock>(std::move(lock)); }

  Result<Statement*> prepared(Sql sql) override;
  bool inTransaction() const override;
  std::int64_t changes() const override;
  Status beginWrite() override;
  Status commitWrite() override;
  void endWrite() override;
  Status beginRead() override;
  void endRead() override;
  void dropOldPages() override;
  Status copyInto(const std::string& file) override;

  void checkpoint();            // moves the WAL into the file; a failure is left for the next time
  Error error(int code) const;  // the last failure, in words

 private:
  SqliteDatabase() = default;
  Status configure(const DatabaseOptions& options);
  void checkpointAndTruncate();  // the same as checkpoint(), and empties the WAL when nobody reads

  sqlite3* handle_ = nullptr;
  std::unique_ptr<WriterLock> lock_;
  int busy_ms_ = 0;
  std::int64_t checkpoint_pages_ = 0;
  std::int64_t pages_in_wal_ = 0;  // after this connection's last commit
  bool written_ = false;
  std::array<std::unique_ptr<Statement>, kSqlCount> statements_;
};

}  // namespace baton::store
