#include "store/sqlite_open.h"

#include <utility>

#include "store/files.h"
#include "store/sql_store.h"

namespace baton::store {
namespace {

std::string databaseIn(const std::string& folder) { return folder + "/" + kDatabaseName; }
std::string lockIn(const std::string& folder) { return folder + "/" + kLockName; }

tl::unexpected<Error> noStore(const std::string& folder) {
  return fail(ErrorCode::NotFound, "There is no store in " + folder + ".");
}

Result<std::unique_ptr<SqliteDatabase>> openExisting(const std::string& folder, const DatabaseOptions& options) {
  if (options.vfs == nullptr && !fileExists(databaseIn(folder))) return noStore(folder);
  BATON_TRY(auto database, SqliteDatabase::open(databaseIn(folder), options));
  if (const auto key_id = keyIdOf(*database); !key_id) {
    if (key_id.error().code == ErrorCode::NotFound) return noStore(folder);
    return tl::unexpected(key_id.error());
  }
  return database;
}

}  // namespace

Result<std::unique_ptr<Store>> createSqliteWith(const std::string& folder, const StoreKey& key, Random& random,
                                                const DatabaseOptions& options) {
  BATON_CHECK(makePrivateFolder(folder));
  BATON_TRY(auto lock, WriterLock::open(lockIn(folder)));
  if (options.vfs == nullptr && !fileExists(databaseIn(folder))) BATON_CHECK(makePrivateFile(databaseIn(folder)));
  BATON_CHECK(lock.take(options.busy_ms));
  BATON_TRY(auto database, SqliteDatabase::open(databaseIn(folder), options));
  lock.release();
  database->writeUnder(std::move(lock));
  SqliteDatabase& opened = *database;
  auto store = std::make_unique<SqlStore>(std::move(database), key, random);
  const Status made = store->makeNew(key);
  if (!made && made.error().code == ErrorCode::Conflict) {
    return fail(ErrorCode::Conflict, "There is a store in " + folder + " already. It was left as it is.");
  }
  BATON_CHECK(made);
  opened.checkpoint();
  if (options.vfs == nullptr) BATON_CHECK(syncFolder(folder));
  return store;
}

Result<std::unique_ptr<Store>> openSqliteWith(const std::string& folder, const StoreKey& key, Random& random,
                                              const DatabaseOptions& options, Copying copying) {
  BATON_TRY(auto database, openExisting(folder, options));
  BATON_TRY(auto lock, WriterLock::open(lockIn(folder)));
  database->writeUnder(std::move(lock));
  auto store = std::make_unique<SqlStore>(std::move(database), key, random);
  BATON_CHECK(store->checkKey(key));
  const std::string copy = folder + "/before-version-" + std::to_string(kSchemaVersion) + ".backup";
  BATON_CHECK(store->migrate(copying == Copying::BeforeMigration ? copy : ""));
  return store;
}

Result<std::unique_ptr<Store>> createSqlite(const std::string& folder, const StoreKey& key, Random& random) {
  return createSqliteWith(folder, key, random, {});
}

Result<std::unique_ptr<Store>> openSqlite(const std::string& folder, const StoreKey& key, Random& random) {
  return openSqliteWith(folder, key, random, {});
}

Result<std::string> sqliteKeyId(const std::string& folder) {
  BATON_TRY(const auto database, openExisting(folder, {}));
  return keyIdOf(*database);
}

}  // namespace baton::store
