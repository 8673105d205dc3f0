#include <utility>

#include "store/files.h"
#include "store/sqlite_store.h"

namespace baton::store {
namespace {

std::string databaseIn(const std::string& folder) { return folder + "/" + kDatabaseName; }
std::string lockIn(const std::string& folder) { return folder + "/" + kLockName; }

tl::unexpected<Error> noStore(const std::string& folder) {
  return fail(ErrorCode::NotFound, "There is no store in " + folder + ".");
}

Result<std::string> factOf(Database& database, std::string_view name) {
  Query row(database, Sql::GetFact);
  BATON_TRY(const bool found, row.text(name).step());
  if (!found) return fail(ErrorCode::Damaged, "The store's file lacks a part it was made with.");
  return std::string(row.column(0));
}

Result<bool> isEmpty(Database& database) {
  Query row(database, Sql::CountTables);
  BATON_TRY(const bool found, row.step());
  return !found || row.numberColumn(0) == 0;
}

// A half-made store (a power cut in the middle of creating) has no tables and counts as none.
Result<std::unique_ptr<Database>> openExisting(const std::string& folder, const DatabaseOptions& options) {
  if (options.vfs == nullptr && !fileExists(databaseIn(folder))) return noStore(folder);
  BATON_TRY(auto database, Database::open(databaseIn(folder), options));
  BATON_TRY(const bool empty, isEmpty(*database));
  if (empty) return noStore(folder);
  return database;
}

}  // namespace

Status SqliteStore::makeSchema() {
  for (const Sql sql :
       {Sql::MakeMigrations, Sql::MakeFacts, Sql::MakePersons, Sql::MakeHeads, Sql::MakeFrames, Sql::MakeSnapshots}) {
    BATON_CHECK(database_->run(sql));
  }
  BATON_CHECK(Query(*database_, Sql::AddMigration).number(1).text("the first").run());
  BATON_CHECK(makeAccounts());
  return makeOutbox();
}

Status SqliteStore::checkKey(const StoreKey& key) {
  BATON_TRY(const std::string made_with, factOf(*database_, "key_id"));
  BATON_TRY(const std::string check, factOf(*database_, "key_check"));
  if (vault_.opensKeyCheck(check)) return {};
  if (made_with == key.keyId()) return fail(ErrorCode::Damaged, "The store's key check is damaged.");
  return fail(ErrorCode::NotAllowed, "This key does not open this store. The store was made with the key " + made_with +
                                         ", and the key given is " + key.keyId() + ".");
}

Result<std::unique_ptr<Store>> createSqliteWith(const std::string& folder, const StoreKey& key, Random& random,
                                                const DatabaseOptions& options) {
  BATON_CHECK(makePrivateFolder(folder));
  BATON_TRY(auto lock, WriterLock::open(lockIn(folder)));
  if (options.vfs == nullptr && !fileExists(databaseIn(folder))) BATON_CHECK(makePrivateFile(databaseIn(folder)));
  BATON_CHECK(lock.take(options.busy_ms));
  BATON_TRY(auto database, Database::open(databaseIn(folder), options));
  BATON_TRY(const bool empty, isEmpty(*database));
  if (!empty) return fail(ErrorCode::Conflict, "There is a store in " + folder + " already. It was left as it is.");
  lock.release();
  auto store = std::make_unique<SqliteStore>(folder, std::move(database), std::move(lock), key, random, options);
  BATON_TRY(const auto transaction, WriteTransaction::begin(*store));
  BATON_CHECK(store->makeSchema());
  BATON_CHECK(Query(*store->database_, Sql::PutFact).text("key_id").blob(key.keyId()).run());
  BATON_CHECK(Query(*store->database_, Sql::PutFact).text("key_check").blob(store->vault_.keyCheck()).run());
  BATON_CHECK(transaction->commit());
  store->database_->checkpoint();
  if (options.vfs == nullptr) BATON_CHECK(syncFolder(folder));
  return store;
}

Result<std::unique_ptr<Store>> openSqliteWith(const std::string& folder, const StoreKey& key, Random& random,
                                              const DatabaseOptions& options, Copying copying) {
  BATON_TRY(auto database, openExisting(folder, options));
  BATON_TRY(auto lock, WriterLock::open(lockIn(folder)));
  auto store = std::make_unique<SqliteStore>(folder, std::move(database), std::move(lock), key, random, options);
  BATON_CHECK(store->checkKey(key));
  BATON_CHECK(store->migrate(copying));
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
  return factOf(*database, "key_id");
}

}  // namespace baton::store
