#include "store/sql.h"

#include "base/assert.h"

namespace baton::store {

// A switch without default: the compiler finds a name without its text.
const char* textOf(Sql sql) {
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
    case Sql::AddMigration:
      return "INSERT INTO migration(version, note) VALUES(?1, ?2)";
    case Sql::NewestMigration:
      return "SELECT max(version) FROM migration";
    case Sql::PutFact:
      return "INSERT OR REPLACE INTO fact(name, value) VALUES(?1, ?2)";
    case Sql::GetFact:
      return "SELECT value FROM fact WHERE name=?1";
    // Persons.
    case Sql::AddPerson:
      return "INSERT OR IGNORE INTO person(person, data_key, label) VALUES(?1, ?2, ?3)";
    case Sql::GetPerson:
      return "SELECT data_key, label FROM person WHERE person=?1";
    case Sql::ListPersons:
      return "SELECT person, data_key, label FROM person ORDER BY person";
    case Sql::SetLabel:
      return "UPDATE person SET label=?2 WHERE person=?1";
    case Sql::DropPerson:
      return "DELETE FROM person WHERE person=?1";
    case Sql::StrayPersons:
      return "SELECT person FROM (SELECT person FROM frame UNION SELECT person FROM head UNION SELECT person FROM"
             " snapshot UNION SELECT person FROM outbox) WHERE person NOT IN (SELECT person FROM person) ORDER BY "
             "person";
    // Journals.
    case Sql::PutHead:
      return "INSERT OR REPLACE INTO head(person, sequence, chain, mac) VALUES(?1, ?2, ?3, ?4)";
    case Sql::GetHead:
      return "SELECT p.data_key, h.sequence, h.chain, h.mac FROM person p LEFT JOIN head h ON h.person=p.person"
             " WHERE p.person=?1";
    case Sql::DropHead:
      return "DELETE FROM head WHERE person=?1";
    case Sql::AddFrame:
      return "INSERT INTO frame(person, last, first, recorded_ms, content, chain) VALUES(?1, ?2, ?3, ?4, ?5, ?6)";
    case Sql::FrameBefore:
      return "SELECT last, chain FROM frame WHERE person=?1 AND last<=?2 ORDER BY last DESC LIMIT 1";
    case Sql::FramesFrom:
      return "SELECT last, first, recorded_ms, content, chain FROM frame WHERE person=?1 AND last>?2 ORDER BY last";
    case Sql::DropFrames:
      return "DELETE FROM frame WHERE person=?1";
    case Sql::PutSnapshot:
      return "INSERT OR REPLACE INTO snapshot(person, sequence, content) VALUES(?1, ?2, ?3)";
    case Sql::GetSnapshot:
      return "SELECT sequence, content FROM snapshot WHERE person=?1";
    case Sql::DropSnapshot:
      return "DELETE FROM snapshot WHERE person=?1";
    // Outbox.
    case Sql::PutMessage:
      return "INSERT INTO outbox(person, message, state, due_ms, attempts, unknown_ends, content)"
             " VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT(person, message) DO UPDATE SET state=excluded.state,"
             " due_ms=excluded.due_ms, attempts=excluded.attempts, unknown_ends=excluded.unknown_ends,"
             " content=excluded.content";
    case Sql::GetMessage:
      return "SELECT message, state, due_ms, attempts, unknown_ends, content FROM outbox WHERE person=?1 AND "
             "message=?2";
    case Sql::ListMessages:
      return "SELECT message, state, due_ms, attempts, unknown_ends, content FROM outbox WHERE person=?1"
             " ORDER BY message";
    case Sql::DueMessages:
      return "SELECT message, state, due_ms, attempts, unknown_ends, content, person FROM outbox"
             " WHERE state=?1 AND due_ms<=?2 ORDER BY due_ms, person, message LIMIT ?3";
    case Sql::NextDue:
      return "SELECT min(due_ms) FROM outbox WHERE state IN (1, 2)";
    case Sql::CountMessages:
      return "SELECT state, count(*) FROM outbox GROUP BY state ORDER BY state";
    case Sql::DropMessages:
      return "DELETE FROM outbox WHERE person=?1";
    // Accounts.
    case Sql::AddAccount:
      return "INSERT INTO account(account, login, content) VALUES(?1, ?2, ?3) ON CONFLICT DO NOTHING";
    case Sql::PutAccount:
      return "UPDATE account SET login=?2, content=?3 WHERE account=?1";
    case Sql::GetAccount:
      return "SELECT account, login, content FROM account WHERE account=?1";
    case Sql::AccountByLogin:
      return "SELECT account, login, content FROM account WHERE login=?1";
    case Sql::ListAccounts:
      return "SELECT account, login, content FROM account ORDER BY account";
    case Sql::DropAccount:
      return "DELETE FROM account WHERE account=?1";
    case Sql::PutItem:
      return "INSERT INTO account_item(kind, name, account, until_ms, content) VALUES(?1, ?2, ?3, ?4, ?5)"
             " ON CONFLICT(kind, name) DO UPDATE SET account=excluded.account, until_ms=excluded.until_ms,"
             " content=excluded.content";
    case Sql::GetItem:
      return "SELECT name, account, until_ms, content FROM account_item WHERE kind=?1 AND name=?2";
    case Sql::ListItems:
      return "SELECT name, account, until_ms, content FROM account_item WHERE account=?1 AND kind=?2 ORDER BY name";
    case Sql::ListAllItems:
      return "SELECT name, account, until_ms, content, kind FROM account_item ORDER BY kind, name";
    case Sql::DropItem:
      return "DELETE FROM account_item WHERE kind=?1 AND name=?2";
    case Sql::DropOwnItem:
      return "DELETE FROM account_item WHERE kind=?1 AND name=?2 AND account=?3";
    case Sql::DropItems:
      return "DELETE FROM account_item WHERE account=?1 AND kind=?2";
    case Sql::DropItemsOfAccount:
      return "DELETE FROM account_item WHERE account=?1";
    case Sql::DropExpired:
      return "DELETE FROM account_item WHERE kind=?1 AND until_ms<=?2";
    case Sql::PutGrant:
      return "INSERT INTO access_grant(person, account, content) VALUES(?1, ?2, ?3)"
             " ON CONFLICT(person, account) DO UPDATE SET content=excluded.content";
    case Sql::GetGrant:
      return "SELECT person, account, content FROM access_grant WHERE person=?1 AND account=?2";
    case Sql::GrantsOfAccount:
      return "SELECT person, account, content FROM access_grant WHERE account=?1 ORDER BY person";
    case Sql::GrantsToPerson:
      return "SELECT person, account, content FROM access_grant WHERE person=?1 ORDER BY account";
    case Sql::ListGrants:
      return "SELECT person, account, content FROM access_grant ORDER BY person, account";
    case Sql::DropGrant:
      return "DELETE FROM access_grant WHERE person=?1 AND account=?2";
    case Sql::DropGrantsOfAccount:
      return "DELETE FROM access_grant WHERE account=?1";
    case Sql::DropGrantsToPerson:
      return "DELETE FROM access_grant WHERE person=?1";
    case Sql::Count:
      break;
  }
  BATON_ASSERT(false);
  return "";
}

}  // namespace baton::store
