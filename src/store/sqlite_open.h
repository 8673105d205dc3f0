// Inside store/ and its tests: SQLite stores with their dials (open.h is the door for everybody else).
#pragma once

#include <memory>
#include <string>

#include "store/open.h"
#include "store/sqlite_database.h"
#include "store/store.h"

namespace baton::store {

constexpr const char* kDatabaseName = "baton.db";
constexpr const char* kLockName = "baton.lock";

// Before a store of an older version is changed: a copy beside it, or none when the store is itself a copy.
enum class Copying { BeforeMigration, Never };

// The tests' way in: another VFS, another durability.
Result<std::unique_ptr<Store>> createSqliteWith(const std::string& folder, const StoreKey& key, Random& random,
                                                const DatabaseOptions& options);
Result<std::unique_ptr<Store>> openSqliteWith(const std::string& folder, const StoreKey& key, Random& random,
                                              const DatabaseOptions& options,
                                              Copying copying = Copying::BeforeMigration);

}  // namespace baton::store
