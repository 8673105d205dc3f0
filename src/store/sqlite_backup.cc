#include <utility>

#include "store/files.h"
#include "store/sqlite_store.h"

namespace baton::store {
namespace {

void removeDatabase(const std::string& file) {
  removeFile(file);
  removeFile(file + "-wal");
  removeFile(file + "-shm");
  removeFile(file + "-journal");
}

// Opens the copy in `folder`, reads every row of it and closes it again.
Status checkCopy(const std::string& folder, const StoreKey& key, Random& random) {
  BATON_TRY(const auto store, openSqliteWith(folder, key, random, {}, Copying::Never));
  BATON_TRY(const VerifyReport report, store->verify({}));
  // What waited when the copy was made may have gone out since: a person decides.
  if (report.ok()) return store->outbox().holdAll();
  return fail(ErrorCode::Damaged, "The backup is damaged and was not restored: " + report.problems.front().text);
}

}  // namespace

// VACUUM INTO reads one moment of the store while others write, and leaves out what was erased.
Status SqliteStore::backup(const std::string& file) {
  if (database_->inTransaction()) return fail(ErrorCode::BadUsage, "The store is in the middle of another step.");
  if (fileExists(file)) return fail(ErrorCode::Conflict, "There is a file " + file + " already. It was left as it is.");
  const std::string part = file + ".part";
  removeDatabase(part);
  auto status = makePrivateFile(part);
  if (status) status = Query(*database_, Sql::CopyInto).text(part).run();
  if (status) status = syncFile(part);
  if (status) status = renameDurably(part, file);
  if (!status) removeDatabase(part);
  return status;
}

Status restoreSqlite(const std::string& backup_file, const std::string& folder, const StoreKey& key, Random& random) {
  if (!folderIsEmpty(folder)) {
    return fail(ErrorCode::Conflict, "The folder " + folder + " is not empty. A backup is restored into an empty one.");
  }
  if (!fileExists(backup_file)) return fail(ErrorCode::NotFound, "There is no file " + backup_file + ".");
  BATON_CHECK(makePrivateFolder(folder));
  const std::string checking = folder + "/restoring";
  BATON_CHECK(makePrivateFolder(checking));
  const std::string copy = checking + "/" + kDatabaseName;
  auto status = copyPrivateFile(backup_file, copy);
  if (status) status = checkCopy(checking, key, random);
  if (status) status = renameDurably(copy, folder + "/" + kDatabaseName);
  removeDatabase(copy);
  removeFile(checking + "/" + kLockName);
  removeFolder(checking);
  return status;
}

}  // namespace baton::store
