// Opening the homes of a store.
#pragma once

#include <memory>
#include <string>

#include "base/outside.h"
#include "store/keys.h"
#include "store/store.h"

namespace baton::store {

// `random` must outlive the store. Makes `folder` (0700) and an empty database in it (0600). Errors: Conflict when a
// store is there already.
Result<std::unique_ptr<Store>> createSqlite(const std::string& folder, const StoreKey& key, Random& random);
// Errors: NotFound when there is no store, NotAllowed for a wrong key, Damaged when it cannot be read, BadInput when a
// newer version of Baton wrote it.
Result<std::unique_ptr<Store>> openSqlite(const std::string& folder, const StoreKey& key, Random& random);
// Key id that the store in `folder` was made with, for finding the key file. Errors: NotFound, Damaged.
Result<std::string> sqliteKeyId(const std::string& folder);
// A backup file becomes the store of an empty folder, after every row of it was checked with `key`. On any error the
// folder is left empty. Errors: Conflict when the folder is not empty, NotFound, NotAllowed, Damaged, StorageFull.
Status restoreSqlite(const std::string& backup_file, const std::string& folder, const StoreKey& key, Random& random);

// The same on PostgreSQL, for many servers on one store. `address`: a libpq connection string or URI; the tables are
// made in the first schema of its search path. Errors: as above, Storage when it cannot be reached. A backup is
// PostgreSQL's own matter (docs/operations/scale.md).
Result<std::unique_ptr<Store>> createPostgres(const std::string& address, const StoreKey& key, Random& random);
Result<std::unique_ptr<Store>> openPostgres(const std::string& address, const StoreKey& key, Random& random);
Result<std::string> postgresKeyId(const std::string& address);

// Copies every row of one store into an empty place of the other kind, then reads all of the copy and compares the ends
// of the journals: one transaction, all or nothing. What waits to be sent is then Held in the old store, so that
// nothing goes out twice; the old store is left as it is otherwise. Errors: as of opening and creating; Damaged.
Status copyToPostgres(const std::string& folder, const std::string& address, const StoreKey& key, Random& random);
Status copyToFolder(const std::string& address, const std::string& folder, const StoreKey& key, Random& random);

// For tests and dry runs: the same contract without a disk.
std::unique_ptr<Store> makeMemoryStore();

}  // namespace baton::store
