// Database: a thin connection to a database of rows, SQLite or PostgreSQL. Prepared statements only; every failure is
// an Error in words for people.
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

namespace baton::store {

// One prepared statement of one connection; at most one run of it at a time.
class Statement {
 public:
  virtual ~Statement() = default;
  // Parameters count from 1. Text and bytes must live until the run ends.
  virtual void bindText(int at, std::string_view value) = 0;
  virtual void bindBlob(int at, std::string_view value) = 0;
  virtual void bindNumber(int at, std::int64_t value) = 0;
  virtual Result<bool> step() = 0;  // true: there is a row
  virtual void endRun() = 0;
  // Columns count from 0; views live until the next step.
  virtual std::string_view column(int index) const = 0;
  virtual std::int64_t numberColumn(int index) const = 0;
  virtual bool isNumber(int index) const = 0;
};

class Database {
 public:
  virtual ~Database() = default;

  // Null where this kind of database needs no such step. Errors: Storage, StorageFull, Damaged.
  virtual Result<Statement*> prepared(Sql sql) = 0;
  Status run(Sql sql);
  virtual bool inTransaction() const = 0;
  virtual std::int64_t changes() const = 0;  // rows changed by the last statement

  // A write transaction. Where a database has but one writer this waits for it; elsewhere writers of one person meet at
  // Sql::LockHead. endWrite() undoes what was not committed and lets the next one in.
  virtual Status beginWrite() = 0;
  virtual Status commitWrite() = 0;
  virtual void endWrite() = 0;
  // Inside and after a read transaction, all statements see one moment.
  virtual Status beginRead() = 0;
  virtual void endRead() = 0;

  virtual void dropOldPages() {}  // after an erasure: the old bytes leave the files
  // A whole and consistent copy of one moment. Errors: Conflict when the file is there, BadUsage when this database is
  // copied by tools of its own.
  virtual Status copyInto(const std::string& file) = 0;
};

// One run of a prepared statement; ends when it dies. Two runs of the same statement must not overlap.
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

  // True when there is a row. Errors: Storage, StorageFull, Damaged; Conflict when another server was faster.
  Result<bool> step();
  Status run();  // steps to the end, ignores rows

  // Columns of the current row, counted from 0. Views live until the next step.
  std::string_view column(int index) const { return statement_->column(index); }  // text or blob
  std::int64_t numberColumn(int index) const { return statement_->numberColumn(index); }
  bool isNumber(int index) const { return statement_->isNumber(index); }

 private:
  Result<Statement*> prepared_;
  Statement* statement_;  // null when it could not be prepared or there is nothing to do
  int next_ = 0;
};

}  // namespace baton::store
