#include "store/open.h"
#include "store/postgres_database.h"
#include "store/sql_store.h"

namespace baton::store {

Result<std::unique_ptr<Store>> createPostgres(const std::string& address, const StoreKey& key, Random& random) {
  BATON_TRY(auto database, PostgresDatabase::open(address));
  auto store = std::make_unique<SqlStore>(std::move(database), key, random);
  BATON_CHECK(store->makeNew(key));
  return store;
}

Result<std::unique_ptr<Store>> openPostgres(const std::string& address, const StoreKey& key, Random& random) {
  BATON_TRY(auto database, PostgresDatabase::open(address));
  BATON_CHECK(keyIdOf(*database));
  auto store = std::make_unique<SqlStore>(std::move(database), key, random);
  BATON_CHECK(store->checkKey(key));
  BATON_CHECK(store->migrate(""));
  return store;
}

Result<std::string> postgresKeyId(const std::string& address) {
  BATON_TRY(const auto database, PostgresDatabase::open(address));
  return keyIdOf(*database);
}

}  // namespace baton::store
