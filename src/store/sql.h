// All SQL of the SQLite store, by name. The person comes first in every key (architecture.md, decision 9).
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
  AddMigration,
  NewestMigration,
  PutFact,
  GetFact,
  AddPerson,
  GetPerson,
  ListPersons,
  SetLabel,
  DropPerson,
  StrayPersons,
  PutHead,
  GetHead,
  DropHead,
  AddFrame,
  FrameBefore,
  FramesFrom,
  DropFrames,
  PutSnapshot,
  GetSnapshot,
  DropSnapshot,
  Count,
};

constexpr std::size_t kSqlCount = static_cast<std::size_t>(Sql::Count);

const char* textOf(Sql sql);

}  // namespace baton::store
