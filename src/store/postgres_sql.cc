#include "store/sql.h"

namespace baton::store {

// Keys are compared byte by byte (COLLATE "C"), as SQLite does: the order of lists is the same in both homes. No
// feature beyond tables, indexes, ON CONFLICT and row locks, so that the engines of docs/operations/scale.md can take
// it.
const char* postgresText(Sql sql) {
  switch (sql) {
    // The connection. A server that commits without waiting for its disk is told to wait; a stricter setting stays.
    case Sql::FullCommits:
      return "SELECT set_config('synchronous_commit', CASE WHEN current_setting('synchronous_commit') IN ('off',"
             " 'local') THEN 'on' ELSE current_setting('synchronous_commit') END, false)";
    case Sql::BeginRead:
      return "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";
    case Sql::BeginWrite:
      return "BEGIN ISOLATION LEVEL READ COMMITTED";
    case Sql::Commit:
      return "COMMIT";
    case Sql::Rollback:
      return "ROLLBACK";
    case Sql::CountTables:
      return "SELECT count(*) FROM information_schema.tables WHERE table_schema=current_schema() AND"
             " table_name='migration'";
    // Several servers write: they meet here, one person at a time; all of accounts at once, which are few and small.
    case Sql::LockCreation:
      return "SELECT pg_advisory_xact_lock(7091901)";
    case Sql::LockAccounts:
      return "SELECT pg_advisory_xact_lock(7091902)";
    case Sql::LockHead:
      return "SELECT sequence FROM head WHERE person=?1 FOR UPDATE";
    case Sql::TryHead:
      return "SELECT sequence FROM head WHERE person=?1 FOR UPDATE SKIP LOCKED";
    // Version 1 of the schema.
    case Sql::MakeMigrations:
      return "CREATE TABLE migration(version BIGINT PRIMARY KEY, note TEXT NOT NULL)";
    case Sql::MakeFacts:
      return "CREATE TABLE fact(name TEXT COLLATE \"C\" PRIMARY KEY, value BYTEA NOT NULL)";
    case Sql::MakePersons:
      return "CREATE TABLE person(person TEXT COLLATE \"C\" PRIMARY KEY, data_key BYTEA NOT NULL, label BYTEA NOT "
             "NULL)";
    case Sql::MakeHeads:
      return "CREATE TABLE head(person TEXT COLLATE \"C\" PRIMARY KEY, sequence BIGINT NOT NULL, chain BYTEA NOT NULL,"
             " mac BYTEA NOT NULL)";
    case Sql::MakeFrames:
      return "CREATE TABLE frame(person TEXT COLLATE \"C\" NOT NULL, last BIGINT NOT NULL, first BIGINT NOT NULL,"
             " recorded_ms BIGINT NOT NULL, content BYTEA NOT NULL, chain BYTEA NOT NULL, PRIMARY KEY(person, last))";
    case Sql::MakeSnapshots:
      return "CREATE TABLE snapshot(person TEXT COLLATE \"C\" PRIMARY KEY, sequence BIGINT NOT NULL,"
             " content BYTEA NOT NULL)";
    // Version 2: accounts.
    case Sql::MakeAccounts:
      return "CREATE TABLE account(account TEXT COLLATE \"C\" PRIMARY KEY, login BYTEA NOT NULL UNIQUE,"
             " content BYTEA NOT NULL)";
    case Sql::MakeItems:
      return "CREATE TABLE account_item(kind BIGINT NOT NULL, name BYTEA NOT NULL, account TEXT COLLATE \"C\" NOT NULL,"
             " until_ms BIGINT NOT NULL, content BYTEA NOT NULL, PRIMARY KEY(kind, name))";
    case Sql::MakeItemsOfAccount:
      return "CREATE INDEX account_item_of ON account_item(account, kind)";
    case Sql::MakeItemsByEnd:
      return "CREATE INDEX account_item_until ON account_item(kind, until_ms)";
    case Sql::MakeGrants:
      return "CREATE TABLE access_grant(person TEXT COLLATE \"C\" NOT NULL, account TEXT COLLATE \"C\" NOT NULL,"
             " content BYTEA NOT NULL, PRIMARY KEY(person, account))";
    case Sql::MakeGrantsOfAccount:
      return "CREATE INDEX access_grant_of ON access_grant(account)";
    // Version 3: the outbox.
    case Sql::MakeOutbox:
      return "CREATE TABLE outbox(person TEXT COLLATE \"C\" NOT NULL, message TEXT COLLATE \"C\" NOT NULL,"
             " state BIGINT NOT NULL, due_ms BIGINT NOT NULL, attempts BIGINT NOT NULL, unknown_ends BIGINT NOT NULL,"
             " content BYTEA NOT NULL, PRIMARY KEY(person, message))";
    case Sql::MakeOutboxDue:
      return "CREATE INDEX outbox_due ON outbox(state, due_ms)";
    default:
      return nullptr;
  }
}

}  // namespace baton::store
