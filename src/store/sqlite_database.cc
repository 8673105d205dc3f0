#include "store/sqlite_database.h"

#include <sqlite3.h>

#include <cerrno>

#include "store/files.h"

namespace baton::store {
namespace {

Error errorFor(int code, int extended, int system_errno) {
  const std::string detail = "sqlite " + std::to_string(extended) + ", errno " + std::to_string(system_errno);
  const auto made = [&](ErrorCode kind, const char* message) { return Error{kind, message, detail}; };
  const bool no_space = system_errno == ENOSPC || system_errno == EDQUOT;
  if (code == SQLITE_FULL || (code == SQLITE_IOERR && no_space)) {
    return made(ErrorCode::StorageFull,
                "The disk is full. Nothing was saved by this step; what was saved before is safe. Free some space and "
                "try again.");
  }
  switch (code) {
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return made(ErrorCode::Damaged,
                  "The store's file is damaged. Please keep it as it is and restore the newest backup.");
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return made(ErrorCode::Storage, "Another program is using the store and has not finished. Please try again.");
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
      return made(ErrorCode::Storage, "The store may not be written to. Please check the permissions of its folder.");
    case SQLITE_CANTOPEN:
      return made(ErrorCode::Storage, "The store's file could not be opened. Please check its folder and the disk.");
    case SQLITE_TOOBIG:
      return made(ErrorCode::TooLarge, "A piece of content is too large to be stored.");
    default:
      return made(ErrorCode::Storage,
                  "The disk reported an error. This step was not confirmed; what was saved before is kept. Please "
                  "check the disk and try again.");
  }
}

// SQLite calls it after each commit with the pages in the WAL; it also takes the place of SQLite's own checkpoints.
int rememberPages(void* pages, sqlite3* /*handle*/, const char* /*name*/, int count) {
  *static_cast<std::int64_t*>(pages) = count;
  return SQLITE_OK;
}

class SqliteStatement final : public Statement {
 public:
  SqliteStatement(const SqliteDatabase& database, sqlite3_stmt* statement)
      : database_(database), statement_(statement) {}
  ~SqliteStatement() override { sqlite3_finalize(statement_); }
  SqliteStatement(const SqliteStatement&) = delete;
  SqliteStatement& operator=(const SqliteStatement&) = delete;

  void bindText(int at, std::string_view value) override {
    sqlite3_bind_text64(statement_, at, value.data(), value.size(), SQLITE_STATIC, SQLITE_UTF8);
  }
  void bindBlob(int at, std::string_view value) override {
    sqlite3_bind_blob64(statement_, at, value.data(), value.size(), SQLITE_STATIC);
  }
  void bindNumber(int at, std::int64_t value) override { sqlite3_bind_int64(statement_, at, value); }

  Result<bool> step() override {
    const int code = sqlite3_step(statement_);
    if (code == SQLITE_ROW) return true;
    if (code == SQLITE_DONE) return false;
    return tl::unexpected(database_.error(code));
  }
  void endRun() override {
    sqlite3_reset(statement_);
    sqlite3_clear_bindings(statement_);
  }

  std::string_view column(int index) const override {
    const auto* bytes = static_cast<const char*>(sqlite3_column_blob(statement_, index));
    return {bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement_, index))};
  }
  std::int64_t numberColumn(int index) const override { return sqlite3_column_int64(statement_, index); }
  bool isNumber(int index) const override { return sqlite3_column_type(statement_, index) == SQLITE_INTEGER; }

 private:
  const SqliteDatabase& database_;
  sqlite3_stmt* statement_;
};

}  // namespace

Result<std::unique_ptr<SqliteDatabase>> SqliteDatabase::open(const std::string& file, const DatabaseOptions& options) {
  std::unique_ptr<SqliteDatabase> database(new SqliteDatabase());
  const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | (options.vfs != nullptr ? SQLITE_OPEN_CREATE : 0);
  const int code = sqlite3_open_v2(file.c_str(), &database->handle_, flags, options.vfs);
  if (code != SQLITE_OK) return tl::unexpected(database->error(code));
  BATON_CHECK(database->configure(options));
  return database;
}

Status SqliteDatabase::configure(const DatabaseOptions& options) {
  sqlite3_extended_result_codes(handle_, 1);
  sqlite3_busy_timeout(handle_, options.busy_ms);
  busy_ms_ = options.busy_ms;
  checkpoint_pages_ = options.checkpoint_pages;
  sqlite3_db_config(handle_, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  sqlite3_db_config(handle_, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
  sqlite3_db_config(handle_, SQLITE_DBCONFIG_DQS_DML, 0, nullptr);
  sqlite3_db_config(handle_, SQLITE_DBCONFIG_DQS_DDL, 0, nullptr);
  sqlite3_wal_hook(handle_, rememberPages, &pages_in_wal_);
  const Sql durability = options.synchronous == Synchronous::Full ? Sql::UseFull : Sql::UseNormal;
  for (const Sql sql : {Sql::NoMmap, Sql::NoTrustedSchema, Sql::CheckCells, Sql::MemoryTemp, Sql::PageSize, Sql::UseWal,
                        Sql::SmallWal, Sql::SecureDelete, durability}) {
    BATON_CHECK(run(sql));
  }
  return {};
}

// Leaves one tidy file behind when nobody else is at work. Not needed for safety.
SqliteDatabase::~SqliteDatabase() {
  if (written_ && !inTransaction() && lock_->tryTake()) {
    checkpointAndTruncate();
    lock_->release();
  }
  for (auto& statement : statements_) statement.reset();
  sqlite3_close(handle_);
}

Error SqliteDatabase::error(int code) const {
  if (handle_ == nullptr) return errorFor(code & 255, code, 0);
  return errorFor(code & 255, sqlite3_extended_errcode(handle_), sqlite3_system_errno(handle_));
}

Result<Statement*> SqliteDatabase::prepared(Sql sql) {
  auto& kept = statements_[static_cast<std::size_t>(sql)];
  if (kept == nullptr) {
    const char* text = textOf(sql, Dialect::Sqlite);
    if (text == nullptr) return nullptr;
    sqlite3_stmt* made = nullptr;
    const int code = sqlite3_prepare_v3(handle_, text, -1, SQLITE_PREPARE_PERSISTENT, &made, nullptr);
    if (code != SQLITE_OK) return tl::unexpected(error(code));
    kept = std::make_unique<SqliteStatement>(*this, made);
  }
  return kept.get();
}

bool SqliteDatabase::inTransaction() const { return sqlite3_get_autocommit(handle_) == 0; }

std::int64_t SqliteDatabase::changes() const { return sqlite3_changes64(handle_); }

Status SqliteDatabase::beginWrite() {
  BATON_CHECK(lock_->take(busy_ms_));
  auto begun = run(Sql::BeginWrite);
  if (!begun) lock_->release();
  return begun;
}

Status SqliteDatabase::commitWrite() {
  BATON_CHECK(run(Sql::Commit));
  written_ = true;
  if (pages_in_wal_ >= checkpoint_pages_) checkpoint();
  return {};
}

void SqliteDatabase::endWrite() {
  if (inTransaction()) (void)run(Sql::Rollback);
  lock_->release();
}

Status SqliteDatabase::beginRead() { return run(Sql::BeginRead); }

void SqliteDatabase::endRead() {
  if (inTransaction()) (void)run(Sql::Commit);
}

void SqliteDatabase::checkpoint() {
  sqlite3_wal_checkpoint_v2(handle_, nullptr, SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
}

void SqliteDatabase::checkpointAndTruncate() {
  sqlite3_busy_timeout(handle_, 0);  // a reader at work is no reason to wait
  sqlite3_wal_checkpoint_v2(handle_, nullptr, SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr);
  sqlite3_busy_timeout(handle_, busy_ms_);
}

// The old pages leave the WAL too; secure_delete has zeroed them in the file.
void SqliteDatabase::dropOldPages() { checkpointAndTruncate(); }

// VACUUM INTO reads one moment of the store while others write, and leaves out what was erased.
Status SqliteDatabase::copyInto(const std::string& file) {
  if (fileExists(file)) return fail(ErrorCode::Conflict, "There is a file " + file + " already. It was left as it is.");
  const std::string part = file + ".part";
  removeDatabaseFiles(part);
  auto status = makePrivateFile(part);
  if (status) status = Query(*this, Sql::CopyInto).text(part).run();
  if (status) status = syncFile(part);
  if (status) status = renameDurably(part, file);
  if (!status) removeDatabaseFiles(part);
  return status;
}

}  // namespace baton::store
