#include "store/files.h"
#include "store/sqlite_store.h"

namespace baton::store {

Result<std::int64_t> SqliteStore::version() {
  Query row(*database_, Sql::NewestMigration);
  BATON_TRY(const bool found, row.step());
  return found ? row.numberColumn(0) : 0;
}

Status SqliteStore::makeAccounts() {
  for (const Sql sql : {Sql::MakeAccounts, Sql::MakeItems, Sql::MakeItemsOfAccount, Sql::MakeItemsByEnd,
                        Sql::MakeGrants, Sql::MakeGrantsOfAccount}) {
    BATON_CHECK(database_->run(sql));
  }
  return Query(*database_, Sql::AddMigration).number(2).text("accounts").run();
}

Status SqliteStore::makeOutbox() {
  for (const Sql sql : {Sql::MakeOutbox, Sql::MakeOutboxDue}) BATON_CHECK(database_->run(sql));
  return Query(*database_, Sql::AddMigration).number(3).text("outbox").run();
}

// From any older version to the newest in one transaction: a power cut in the middle leaves the old version whole.
Status SqliteStore::migrate(Copying copying) {
  BATON_TRY(const std::int64_t before, version());
  if (before > kSchemaVersion) {
    return fail(ErrorCode::BadInput, "This store was written by a newer version of Baton. Please update first.");
  }
  if (before < 1) return fail(ErrorCode::Damaged, "The store's file lacks its version.");
  if (before == kSchemaVersion) return {};
  const std::string copy = folder_ + "/before-version-" + std::to_string(kSchemaVersion) + ".backup";
  if (copying == Copying::BeforeMigration && !fileExists(copy)) BATON_CHECK(backup(copy));
  BATON_TRY(const auto transaction, WriteTransaction::begin(*this));
  BATON_TRY(const std::int64_t now, version());  // another program may have been faster
  if (now == kSchemaVersion) return {};
  if (now < 2) BATON_CHECK(makeAccounts());
  BATON_CHECK(makeOutbox());
  return transaction->commit();
}

}  // namespace baton::store
