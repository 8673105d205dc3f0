#include "store/sql.h"

#include "base/assert.h"

namespace baton::store {

// A switch without default: the compiler finds a name without its text.
const char* textOf(Sql sql, Dialect dialect) {
  switch (sql) {
    case Sql::AddMigration:
      return "INSERT INTO migration(version, note) VALUES(?1, ?2)";
    case Sql::NewestMigration:
      return "SELECT max(version) FROM migration";
    case Sql::PutFact:
      return "INSERT INTO fact(name, value) VALUES(?1, ?2) ON CONFLICT(name) DO UPDATE SET value=excluded.value";
    case Sql::ListFacts:
      return "SELECT name, value FROM fact ORDER BY name";
    case Sql::GetFact:
      return "SELECT value FROM fact WHERE name=?1";
    // Persons.
    case Sql::AddPerson:
      return "INSERT INTO person(person, data_key, label) VALUES(?1, ?2, ?3) ON CONFLICT DO NOTHING";
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
             " snapshot UNION SELECT person FROM outbox) AS of_rows WHERE person NOT IN (SELECT person FROM person) "
             "ORDER BY "
             "person";
    // Journals.
    case Sql::PutHead:
      return "INSERT INTO head(person, sequence, chain, mac) VALUES(?1, ?2, ?3, ?4) ON CONFLICT(person) DO UPDATE SET"
             " sequence=excluded.sequence, chain=excluded.chain, mac=excluded.mac";
    case Sql::GetHead:
      return "SELECT p.data_key, h.sequence, h.chain, h.mac FROM person p LEFT JOIN head h ON h.person=p.person"
             " WHERE p.person=?1";
    case Sql::DropHead:
      return "DELETE FROM head WHERE person=?1";
    case Sql::ListHeads:
      return "SELECT person, sequence, chain, mac FROM head ORDER BY person";
    case Sql::AddFrame:
      return "INSERT INTO frame(person, last, first, recorded_ms, content, chain) VALUES(?1, ?2, ?3, ?4, ?5, ?6)";
    case Sql::FrameBefore:
      return "SELECT last, chain FROM frame WHERE person=?1 AND last<=?2 ORDER BY last DESC LIMIT 1";
    case Sql::FramesFrom:
      return "SELECT last, first, recorded_ms, content, chain FROM frame WHERE person=?1 AND last>?2 AND first<=?3"
             " ORDER BY last";
    case Sql::DropFrames:
      return "DELETE FROM frame WHERE person=?1";
    case Sql::PutSnapshot:
      return "INSERT INTO snapshot(person, sequence, content) VALUES(?1, ?2, ?3) ON CONFLICT(person) DO UPDATE SET"
             " sequence=excluded.sequence, content=excluded.content";
    case Sql::GetSnapshot:
      return "SELECT sequence, content FROM snapshot WHERE person=?1";
    case Sql::DropSnapshot:
      return "DELETE FROM snapshot WHERE person=?1";
    case Sql::ListSnapshots:
      return "SELECT person, sequence, content FROM snapshot ORDER BY person";
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
    case Sql::ListAllMessages:
      return "SELECT person, message, state, due_ms, attempts, unknown_ends, content FROM outbox ORDER BY person, "
             "message";
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
    // The dialects' own.
    case Sql::PageSize:
    case Sql::UseWal:
    case Sql::UseFull:
    case Sql::UseNormal:
    case Sql::NoMmap:
    case Sql::NoTrustedSchema:
    case Sql::CheckCells:
    case Sql::SecureDelete:
    case Sql::SmallWal:
    case Sql::MemoryTemp:
    case Sql::BeginRead:
    case Sql::BeginWrite:
    case Sql::Commit:
    case Sql::Rollback:
    case Sql::CountTables:
    case Sql::CheckPages:
    case Sql::CopyInto:
    case Sql::MakeMigrations:
    case Sql::MakeFacts:
    case Sql::MakePersons:
    case Sql::MakeHeads:
    case Sql::MakeFrames:
    case Sql::MakeSnapshots:
    case Sql::MakeAccounts:
    case Sql::MakeItems:
    case Sql::MakeItemsOfAccount:
    case Sql::MakeItemsByEnd:
    case Sql::MakeGrants:
    case Sql::MakeGrantsOfAccount:
    case Sql::MakeOutbox:
    case Sql::MakeOutboxDue:
    case Sql::FullCommits:
    case Sql::LockCreation:
    case Sql::LockAccounts:
    case Sql::LockHead:
    case Sql::TryHead:
      return dialect == Dialect::Sqlite ? sqliteText(sql) : postgresText(sql);
    case Sql::Count:
      break;
  }
  BATON_ASSERT(false);
  return "";
}

}  // namespace baton::store
