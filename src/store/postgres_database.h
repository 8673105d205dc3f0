// Inside store/: PostgreSQL behind Database, by libpq. One connection, in binary both ways.
//
// A connection that was lost is made anew at the next transaction: what was in the middle ends with Storage, and
// whether its commit arrived is then seen from the head (store.h). Setting synchronous_commit is raised to `on` where
// it is less; a stricter setting of the server (Patroni's synchronous mode) stays.
#pragma once

#include <map>
#include <string>

#include "store/database.h"

struct pg_conn;

namespace baton::store {

class PostgresDatabase final : public Database {
 public:
  // `address`: a libpq connection string or URI (PostgreSQL manual, 34.1.1). Errors: Storage.
  static Result<std::unique_ptr<PostgresDatabase>> open(const std::string& address);
  ~PostgresDatabase() override;
  PostgresDatabase(const PostgresDatabase&) = delete;
  PostgresDatabase& operator=(const PostgresDatabase&) = delete;

  Result<Statement*> prepared(Sql sql) override;
  bool inTransaction() const override;
  std::int64_t changes() const override { return changes_; }
  Status beginWrite() override;
  Status commitWrite() override;
  void endWrite() override;
  Status beginRead() override;
  void endRead() override;
  Status copyInto(const std::string& file) override;

 private:
  friend class PostgresStatement;
  explicit PostgresDatabase(pg_conn* connection) : connection_(connection) {}
  Status configure();
  Status reviveIfLost();
  Error error(const char* state) const;  // of an SQLSTATE; null: the connection itself

  pg_conn* connection_;
  std::int64_t changes_ = 0;
  std::array<std::unique_ptr<Statement>, kSqlCount> statements_;
};

}  // namespace baton::store
