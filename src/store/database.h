// Database: a thin connection to SQLite. Prepared statements only; every failure is an Error in words for people.
//
// All SQL text of the store is in sql.h, named by an enum; nothing is ever built by joining strings. Statements are
// compiled at their first use and kept. One thread at a time.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"
#include "store/sql.h"

struct sqlite3;
struct sqlite3_stmt;

namespace baton::store {

class Database;

// One run of a prepared statement; ends (resets) when it dies. Two runs of the same statement must not overlap.
class Query {
 public:
  Query(Database& database, Sql sql);
  ~Query();
  Query(const Query&) = delete;
  Query& operator=(const Query&) = delete;

  // The next parameter. Text and bytes must live until the query ends.
  Query& text(std::string_view value);
  Query& blob(std::string_view value);
  Query& number(std::int64_t value);

  // True when there is a row. Errors: Storage, StorageFull, Damaged.
  Result<bool> step();
  Status run();  // steps to the end, ignores rows

  // Columns of the current row, counted from 0. Views live until the next step.
  std::string_view column(int index) const;  // text or blob
  std::int64_t numberColumn(int index) const;
  bool isNumber(int index) const;

 private:
  Database& database_;
  sqlite3_stmt* statement_;
  int prepare_code_;
  int next_ = 0;
};

enum class Synchronous { Full, Normal };  // Normal is for the test that shows why it is wrong

struct DatabaseOptions {
  const char* vfs = nullptr;  // SQLite's own
  Synchronous synchronous = Synchronous::Full;
  int busy_ms = 10'000;
  std::int64_t checkpoint_pages = 1000;  // 4 MB of WAL
};

class Database {
 public:
  // Opens an existing file; an empty file is an empty database. Errors: NotFound, Storage, StorageFull, Damaged.
  static Result<std::unique_ptr<Database>> open(const std::string& file, const DatabaseOptions& options);
  ~Database();
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  Status run(Sql sql);
  bool inTransaction() const;
  std::int64_t changes() const;                              // rows changed by the last statement
  std::int64_t pagesInWal() const { return pages_in_wal_; }  // after this connection's last commit
  void checkpoint();             // moves the WAL into the file; a failure is left for the next time
  void checkpointAndTruncate();  // the same, and empties the WAL when nobody reads
  Error error(int code) const;   // the last failure, in words

 private:
  friend class Query;
  Database() = default;
  Status configure(const DatabaseOptions& options);
  int prepared(Sql sql, sqlite3_stmt*& statement);

  sqlite3* handle_ = nullptr;
  int busy_ms_ = 0;
  std::int64_t pages_in_wal_ = 0;
  std::array<sqlite3_stmt*, kSqlCount> statements_{};
};

}  // namespace baton::store
