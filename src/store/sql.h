// All SQL of the store, by name. The person comes first in every key (architecture.md, decision 9).
//
// Most statements are the same text for SQLite and PostgreSQL: the portable subset, with ON CONFLICT. What differs (the
// schema's types, how a connection is set up, how writers wait for each other) stands in sqlite_sql.cc and
// postgres_sql.cc.
#pragma once

#include <cstddef>
#include <cstdint>

namespace baton::store {

enum class Sql : std::uint8_t {
  PageSize,
  UseWal,
  UseFull,
  UseNormal,
  NoMmap,
  NoTrustedSchema,
  CheckCells,
  SecureDelete,
  SmallWal,
  MemoryTemp,
  FullCommits,
  BeginRead,
  BeginWrite,
  Commit,
  Rollback,
  CountTables,
  CheckPages,
  CopyInto,
  MakeMigrations,
  MakeFacts,
  MakePersons,
  MakeHeads,
  MakeFrames,
  MakeSnapshots,
  MakeAccounts,
  MakeItems,
  MakeItemsOfAccount,
  MakeItemsByEnd,
  MakeGrants,
  MakeGrantsOfAccount,
  MakeOutbox,
  MakeOutboxDue,
  AddMigration,
  NewestMigration,
  PutFact,
  ListFacts,
  GetFact,
  AddPerson,
  GetPerson,
  ListPersons,
  SetLabel,
  DropPerson,
  StrayPersons,
  LockCreation,
  LockAccounts,
  LockHead,
  TryHead,
  PutHead,
  GetHead,
  DropHead,
  ListHeads,
  AddFrame,
  FrameBefore,
  FramesFrom,
  DropFrames,
  PutSnapshot,
  GetSnapshot,
  DropSnapshot,
  ListSnapshots,
  PutMessage,
  GetMessage,
  ListMessages,
  DueMessages,
  NextDue,
  CountMessages,
  DropMessages,
  ListAllMessages,
  AddAccount,
  PutAccount,
  GetAccount,
  AccountByLogin,
  ListAccounts,
  DropAccount,
  PutItem,
  GetItem,
  ListItems,
  ListAllItems,
  DropItem,
  DropOwnItem,
  DropItems,
  DropItemsOfAccount,
  DropExpired,
  PutGrant,
  GetGrant,
  GrantsOfAccount,
  GrantsToPerson,
  ListGrants,
  DropGrant,
  DropGrantsOfAccount,
  DropGrantsToPerson,
  Count,
};

constexpr std::size_t kSqlCount = static_cast<std::size_t>(Sql::Count);

enum class Dialect : std::uint8_t { Sqlite, Postgres };

// Null where the dialect needs no such step. Parameters are ?1, ?2 ... in both; postgres_database.cc writes them as $1.
const char* textOf(Sql sql, Dialect dialect);

// Inside sql.cc: what the dialects do not share.
const char* sqliteText(Sql sql);
const char* postgresText(Sql sql);

}  // namespace baton::store
