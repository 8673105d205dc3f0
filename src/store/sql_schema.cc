#include "store/files.h"
#include "store/sql_store.h"

namespace baton::store {
namespace {

Result<std::string> factOf(Database& database, std::string_view name) {
  Query row(database, Sql::GetFact);
  BATON_TRY(const bool found, row.text(name).step());
  if (!found) return fail(ErrorCode::Damaged, "The store lacks a part it was made with.");
  return std::string(row.column(0));
}

// A half-made store (a power cut in the middle of creating) has no tables and counts as none.
Result<bool> isEmpty(Database& database) {
  Query row(database, Sql::CountTables);
  BATON_TRY(const bool found, row.step());
  return !found || row.numberColumn(0) == 0;
}

}  // namespace

Result<std::string> keyIdOf(Database& database) {
  BATON_TRY(const bool empty, isEmpty(database));
  if (empty) return fail(ErrorCode::NotFound, "There is no store here.");
  return factOf(database, "key_id");
}

Status SqlStore::makeNew(const StoreKey& key) {
  BATON_TRY(const auto transaction, WriteTransaction::begin(*this));
  BATON_CHECK(database_->run(Sql::LockCreation));
  BATON_TRY(const bool empty, isEmpty(*database_));
  if (!empty) return fail(ErrorCode::Conflict, "There is a store here already. It was left as it is.");
  for (const Sql sql :
       {Sql::MakeMigrations, Sql::MakeFacts, Sql::MakePersons, Sql::MakeHeads, Sql::MakeFrames, Sql::MakeSnapshots}) {
    BATON_CHECK(database_->run(sql));
  }
  BATON_CHECK(Query(*database_, Sql::AddMigration).number(1).text("the first").run());
  BATON_CHECK(makeAccounts());
  BATON_CHECK(makeOutbox());
  const std::string key_id = key.keyId();
  const std::string check = vault_.keyCheck();
  BATON_CHECK(Query(*database_, Sql::PutFact).text("key_id").blob(key_id).run());
  BATON_CHECK(Query(*database_, Sql::PutFact).text("key_check").blob(check).run());
  return transaction->commit();
}

Status SqlStore::checkKey(const StoreKey& key) {
  BATON_TRY(const std::string made_with, factOf(*database_, "key_id"));
  BATON_TRY(const std::string check, factOf(*database_, "key_check"));
  if (vault_.opensKeyCheck(check)) return {};
  if (made_with == key.keyId()) return fail(ErrorCode::Damaged, "The store's key check is damaged.");
  return fail(ErrorCode::NotAllowed, "This key does not open this store. The store was made with the key " + made_with +
                                         ", and the key given is " + key.keyId() + ".");
}

Result<std::int64_t> SqlStore::version() {
  Query row(*database_, Sql::NewestMigration);
  BATON_TRY(const bool found, row.step());
  return found ? row.numberColumn(0) : 0;
}

Status SqlStore::makeAccounts() {
  for (const Sql sql : {Sql::MakeAccounts, Sql::MakeItems, Sql::MakeItemsOfAccount, Sql::MakeItemsByEnd,
                        Sql::MakeGrants, Sql::MakeGrantsOfAccount}) {
    BATON_CHECK(database_->run(sql));
  }
  return Query(*database_, Sql::AddMigration).number(2).text("accounts").run();
}

Status SqlStore::makeOutbox() {
  for (const Sql sql : {Sql::MakeOutbox, Sql::MakeOutboxDue}) BATON_CHECK(database_->run(sql));
  return Query(*database_, Sql::AddMigration).number(3).text("outbox").run();
}

// From any older version to the newest in one transaction: a power cut in the middle leaves the old version whole.
Status SqlStore::migrate(const std::string& copy) {
  BATON_TRY(const std::int64_t before, version());
  if (before > kSchemaVersion) {
    return fail(ErrorCode::BadInput, "This store was written by a newer version of Baton. Please update first.");
  }
  if (before < 1) return fail(ErrorCode::Damaged, "The store's file lacks its version.");
  if (before == kSchemaVersion) return {};
  if (!copy.empty() && !fileExists(copy)) BATON_CHECK(backup(copy));
  BATON_TRY(const auto transaction, WriteTransaction::begin(*this));
  BATON_CHECK(database_->run(Sql::LockCreation));
  BATON_TRY(const std::int64_t now, version());  // another program may have been faster
  if (now == kSchemaVersion) return {};
  if (now < 2) BATON_CHECK(makeAccounts());
  BATON_CHECK(makeOutbox());
  return transaction->commit();
}

}  // namespace baton::store
