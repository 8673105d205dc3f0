#include "store/sql.h"

namespace baton::store {

// Nothing to do for the locks: under the WriterLock and BEGIN IMMEDIATE a writer is alone.
const char* sqliteText(Sql sql) {
  switch (sql) {
    // The connection.
    case Sql::PageSize:
      return "PRAGMA page_size=4096";  // takes effect in an empty file only
    case Sql::UseWal:
      return "PRAGMA journal_mode=WAL";
    case Sql::UseFull:
      return "PRAGMA synchronous=FULL";
    case Sql::UseNormal:
      return "PRAGMA synchronous=NORMAL";
    case Sql::NoMmap:
      return "PRAGMA mmap_size=0";
    case Sql::NoTrustedSchema:
      return "PRAGMA trusted_schema=OFF";
    case Sql::CheckCells:
      return "PRAGMA cell_size_check=ON";
    case Sql::SecureDelete:
      return "PRAGMA secure_delete=ON";
    case Sql::SmallWal:
      return "PRAGMA journal_size_limit=4194304";
    case Sql::MemoryTemp:
      return "PRAGMA temp_store=MEMORY";
    case Sql::BeginRead:
      return "BEGIN";
    case Sql::BeginWrite:
      return "BEGIN IMMEDIATE";
    case Sql::Commit:
      return "COMMIT";
    case Sql::Rollback:
      return "ROLLBACK";
    case Sql::CountTables:
      return "SELECT count(*) FROM sqlite_schema";
    case Sql::CheckPages:
      return "PRAGMA integrity_check(20)";
    case Sql::CopyInto:
      return "VACUUM INTO ?1";
    // Version 1 of the schema.
    case Sql::MakeMigrations:
      return "CREATE TABLE migration(version INTEGER PRIMARY KEY, note TEXT NOT NULL) STRICT";
    case Sql::MakeFacts:
      return "CREATE TABLE fact(name TEXT PRIMARY KEY, value BLOB NOT NULL) STRICT, WITHOUT ROWID";
    case Sql::MakePersons:
      return "CREATE TABLE person(person TEXT PRIMARY KEY, data_key BLOB NOT NULL, label BLOB NOT NULL)"
             " STRICT, WITHOUT ROWID";
    case Sql::MakeHeads:
      return "CREATE TABLE head(person TEXT PRIMARY KEY, sequence INTEGER NOT NULL, chain BLOB NOT NULL,"
             " mac BLOB NOT NULL) STRICT, WITHOUT ROWID";
    case Sql::MakeFrames:
      return "CREATE TABLE frame(person TEXT NOT NULL, last INTEGER NOT NULL, first INTEGER NOT NULL,"
             " recorded_ms INTEGER NOT NULL, content BLOB NOT NULL, chain BLOB NOT NULL,"
             " PRIMARY KEY(person, last)) STRICT";
    case Sql::MakeSnapshots:
      return "CREATE TABLE snapshot(person TEXT PRIMARY KEY, sequence INTEGER NOT NULL, content BLOB NOT NULL) STRICT";
    // Version 2: accounts.
    case Sql::MakeAccounts:
      return "CREATE TABLE account(account TEXT PRIMARY KEY, login BLOB NOT NULL UNIQUE, content BLOB NOT NULL)"
             " STRICT, WITHOUT ROWID";
    case Sql::MakeItems:
      return "CREATE TABLE account_item(kind INTEGER NOT NULL, name BLOB NOT NULL, account TEXT NOT NULL,"
             " until_ms INTEGER NOT NULL, content BLOB NOT NULL, PRIMARY KEY(kind, name)) STRICT, WITHOUT ROWID";
    case Sql::MakeItemsOfAccount:
      return "CREATE INDEX account_item_of ON account_item(account, kind)";
    case Sql::MakeItemsByEnd:
      return "CREATE INDEX account_item_until ON account_item(kind, until_ms)";
    case Sql::MakeGrants:
      return "CREATE TABLE access_grant(person TEXT NOT NULL, account TEXT NOT NULL, content BLOB NOT NULL,"
             " PRIMARY KEY(person, account)) STRICT, WITHOUT ROWID";
    case Sql::MakeGrantsOfAccount:
      return "CREATE INDEX access_grant_of ON access_grant(account)";
    // Version 3: the outbox.
    case Sql::MakeOutbox:
      return "CREATE TABLE outbox(person TEXT NOT NULL, message TEXT NOT NULL, state INTEGER NOT NULL,"
             " due_ms INTEGER NOT NULL, attempts INTEGER NOT NULL, unknown_ends INTEGER NOT NULL,"
             " content BLOB NOT NULL, PRIMARY KEY(person, message)) STRICT, WITHOUT ROWID";
    case Sql::MakeOutboxDue:
      return "CREATE INDEX outbox_due ON outbox(state, due_ms)";
    default:
      return nullptr;
  }
}

}  // namespace baton::store
