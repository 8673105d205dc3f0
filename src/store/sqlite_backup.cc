#include <utility>

#include "store/files.h"
#include "store/sqlite_open.h"

namespace baton::store {
namespace {

// Opens the copy in `folder`, reads every row of it and closes it again.
Status checkCopy(const std::string& folder, const StoreKey& key, Random& random) {
  BATON_TRY(const auto store, openSqliteWith(folder, key, random, {}, Copying::Never));
  BATON_TRY(const VerifyReport report, store->verify({}));
  // What waited when the copy was made may have gone out since: a person decides.
  if (report.ok()) return store->outbox().holdAll();
  return fail(ErrorCode::Damaged, "The backup is damaged and was not restored: " + report.problems.front().text);
}

}  // namespace

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
  removeDatabaseFiles(copy);
  removeFile(checking + "/" + kLockName);
  removeFolder(checking);
  return status;
}

}  // namespace baton::store
