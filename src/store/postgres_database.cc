#include "store/postgres_database.h"

#include <libpq-fe.h>

#include <string>
#include <vector>

namespace baton::store {
namespace {

constexpr Oid kBigint = 20;  // pg_type.dat
constexpr std::size_t kMostParameters = 7;

struct ClearResult {
  void operator()(PGresult* result) const { PQclear(result); }
};
using Answer = std::unique_ptr<PGresult, ClearResult>;

// "?1" is "$1" here.
std::string asPostgres(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c == '?') c = '$';
  }
  return out;
}

// What a failure is, by class of SQLSTATE (PostgreSQL manual, appendix A).
ErrorCode codeOf(std::string_view state) {
  if (state == "53100") return ErrorCode::StorageFull;
  if (state == "23505" || state.starts_with("40")) return ErrorCode::Conflict;  // unique key; serialization, deadlock
  if (state.starts_with("XX")) return ErrorCode::Damaged;
  return ErrorCode::Storage;
}

const char* messageOf(ErrorCode code) {
  switch (code) {
    case ErrorCode::StorageFull:
      return "The database's disk is full. Nothing was saved by this step; what was saved before is safe. Free some "
             "space and try again.";
    case ErrorCode::Conflict:
      return "The record changed meanwhile. Please read it again and repeat the step.";
    case ErrorCode::Damaged:
      return "The database says that its data is damaged. Please keep it as it is and restore the newest backup.";
    default:
      return "The database did not do this step, or did not say so. What was saved before is kept. Please try again.";
  }
}

}  // namespace

// A streamed statement's rows come one by one, so that a long journal is never in memory as a whole; no other statement
// may run beside it. The others are fetched whole.
class PostgresStatement final : public Statement {
 public:
  PostgresStatement(PostgresDatabase& database, std::string name, bool is_streamed)
      : database_(database), name_(std::move(name)), is_streamed_(is_streamed) {}
  ~PostgresStatement() override = default;

  void bindText(int at, std::string_view value) override { bind(at, value); }
  void bindBlob(int at, std::string_view value) override { bind(at, value); }
  void bindNumber(int at, std::int64_t value) override {
    std::array<char, 8>& bytes = numbers_[static_cast<std::size_t>(at) - 1];
    for (std::size_t i = 0; i < bytes.size(); ++i) {
      bytes[i] = static_cast<char>(static_cast<std::uint64_t>(value) >> (8 * (7 - i)) & 0xFFU);
    }
    bind(at, {bytes.data(), bytes.size()});
  }

  Result<bool> step() override {
    if (!is_running_) BATON_CHECK(start());
    return is_streamed_ ? nextStreamed() : Result<bool>(++row_ < PQntuples(answer_.get()));
  }

  void endRun() override {
    if (is_streamed_ && is_running_) drain();
    answer_.reset();
    is_running_ = false;
    values_ = {};
    lengths_ = {};
    count_ = 0;
  }

  std::string_view column(int index) const override {
    if (answer_ == nullptr || PQgetisnull(answer_.get(), row_, index) != 0) return {};
    return {PQgetvalue(answer_.get(), row_, index), static_cast<std::size_t>(PQgetlength(answer_.get(), row_, index))};
  }
  std::int64_t numberColumn(int index) const override {
    if (!isNumber(index)) return 0;
    std::uint64_t value = 0;
    for (const char byte : column(index)) value = value << 8U | static_cast<unsigned char>(byte);
    return static_cast<std::int64_t>(value);
  }
  bool isNumber(int index) const override {
    return PQftype(answer_.get(), index) == kBigint && PQgetisnull(answer_.get(), row_, index) == 0;
  }

 private:
  void bind(int at, std::string_view value) {
    const auto place = static_cast<std::size_t>(at) - 1;
    values_[place] = value.data() == nullptr ? "" : value.data();  // null would be SQL's NULL
    lengths_[place] = static_cast<int>(value.size());
    count_ = at;
  }

  Status start() {
    static constexpr std::array<int, kMostParameters> kBinary{1, 1, 1, 1, 1, 1, 1};
    pg_conn* const connection = database_.connection_;
    if (!is_streamed_) {
      answer_.reset(
          PQexecPrepared(connection, name_.c_str(), count_, values_.data(), lengths_.data(), kBinary.data(), 1));
      BATON_CHECK(checkAnswer());
      database_.changes_ = std::strtoll(PQcmdTuples(answer_.get()), nullptr, 10);
      row_ = -1;
    } else {
      if (PQsendQueryPrepared(connection, name_.c_str(), count_, values_.data(), lengths_.data(), kBinary.data(), 1) ==
          0) {
        return tl::unexpected(database_.error(nullptr));
      }
      PQsetSingleRowMode(connection);
      row_ = 0;
    }
    is_running_ = true;
    return {};
  }

  Status checkAnswer() const {
    const ExecStatusType status = PQresultStatus(answer_.get());
    if (status == PGRES_SINGLE_TUPLE || status == PGRES_TUPLES_OK || status == PGRES_COMMAND_OK) return {};
    return tl::unexpected(database_.error(PQresultErrorField(answer_.get(), PG_DIAG_SQLSTATE)));
  }

  Result<bool> nextStreamed() {
    answer_.reset(PQgetResult(database_.connection_));
    if (answer_ == nullptr) return false;
    if (PQresultStatus(answer_.get()) == PGRES_SINGLE_TUPLE) return true;
    const Status status = checkAnswer();
    drain();
    if (!status) return tl::unexpected(status.error());
    return false;
  }

  // The rest of the answer: the connection is free for the next statement only after it.
  void drain() {
    while (PGresult* rest = PQgetResult(database_.connection_)) PQclear(rest);
  }

  PostgresDatabase& database_;
  std::string name_;
  std::array<const char*, kMostParameters> values_{};
  std::array<int, kMostParameters> lengths_{};
  std::array<std::array<char, 8>, kMostParameters> numbers_{};
  int count_ = 0;
  bool is_streamed_;
  bool is_running_ = false;
  int row_ = 0;
  Answer answer_;
};

Result<std::unique_ptr<PostgresDatabase>> PostgresDatabase::open(const std::string& address) {
  std::unique_ptr<PostgresDatabase> database(new PostgresDatabase(PQconnectdb(address.c_str())));
  if (PQstatus(database->connection_) != CONNECTION_OK) {
    return fail(ErrorCode::Storage,
                "The database cannot be reached, or does not let Baton in. Please check its address.");
  }
  BATON_CHECK(database->configure());
  return database;
}

Status PostgresDatabase::configure() {
  PQsetNoticeProcessor(connection_, [](void*, const char*) {}, nullptr);
  return run(Sql::FullCommits);
}

PostgresDatabase::~PostgresDatabase() {
  for (auto& statement : statements_) statement.reset();
  PQfinish(connection_);
}

Error PostgresDatabase::error(const char* state) const {
  const ErrorCode code = state == nullptr ? ErrorCode::Storage : codeOf(state);
  // The state only: the server's sentence could hold a value.
  return Error{code, messageOf(code), std::string("postgresql ") + (state == nullptr ? "connection" : state)};
}

Result<Statement*> PostgresDatabase::prepared(Sql sql) {
  auto& kept = statements_[static_cast<std::size_t>(sql)];
  if (kept == nullptr) {
    const char* text = textOf(sql, Dialect::Postgres);
    if (text == nullptr) return nullptr;
    const std::string name = "s" + std::to_string(static_cast<int>(sql));
    const Answer made(PQprepare(connection_, name.c_str(), asPostgres(text).c_str(), 0, nullptr));
    if (PQresultStatus(made.get()) != PGRES_COMMAND_OK) {
      return tl::unexpected(error(PQresultErrorField(made.get(), PG_DIAG_SQLSTATE)));
    }
    kept = std::make_unique<PostgresStatement>(*this, name, sql == Sql::FramesFrom);
  }
  return kept.get();
}

bool PostgresDatabase::inTransaction() const {
  const PGTransactionStatusType status = PQtransactionStatus(connection_);
  return status == PQTRANS_INTRANS || status == PQTRANS_INERROR || status == PQTRANS_ACTIVE;
}

Status PostgresDatabase::reviveIfLost() {
  if (PQstatus(connection_) == CONNECTION_OK) return {};
  for (auto& statement : statements_) statement.reset();
  PQreset(connection_);
  if (PQstatus(connection_) != CONNECTION_OK) return tl::unexpected(error(nullptr));
  return configure();
}

// The first statement after a loss is what finds it: that one is tried once more, since nothing was begun.
Status PostgresDatabase::beginWrite() {
  BATON_CHECK(reviveIfLost());
  if (run(Sql::BeginWrite)) return {};
  BATON_CHECK(reviveIfLost());
  return run(Sql::BeginWrite);
}

Status PostgresDatabase::commitWrite() {
  // A transaction in which a statement failed answers COMMIT with a rollback and no error.
  if (PQtransactionStatus(connection_) != PQTRANS_INTRANS) return tl::unexpected(error(nullptr));
  return run(Sql::Commit);
}

void PostgresDatabase::endWrite() {
  if (inTransaction()) (void)run(Sql::Rollback);
}

Status PostgresDatabase::beginRead() {
  BATON_CHECK(reviveIfLost());
  if (run(Sql::BeginRead)) return {};
  BATON_CHECK(reviveIfLost());
  return run(Sql::BeginRead);
}

void PostgresDatabase::endRead() {
  if (inTransaction()) (void)run(Sql::Commit);
}

Status PostgresDatabase::copyInto(const std::string& /*file*/) {
  return fail(ErrorCode::BadUsage,
              "A record in PostgreSQL is copied with PostgreSQL's own tools (pg_basebackup, pg_dump), or moved into a "
              "folder with `baton migrate-store`.");
}

}  // namespace baton::store
