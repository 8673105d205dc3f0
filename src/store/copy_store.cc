#include <limits>
#include <vector>

#include "store/postgres_database.h"
#include "store/sql_store.h"
#include "store/sqlite_open.h"

namespace baton::store {
namespace {

// How one column goes from a row into the statement that writes it.
enum class Column : std::uint8_t { Text, Blob, Number };

struct Move {
  Sql from;
  Sql to;
  std::vector<std::pair<int, Column>> columns;  // in the order of the parameters of `to`
};

// Frames apart, which are many: they go person by person.
const std::vector<Move>& moves() {
  using enum Column;
  static const std::vector<Move> all{
      {Sql::ListFacts, Sql::PutFact, {{0, Text}, {1, Blob}}},
      {Sql::ListPersons, Sql::AddPerson, {{0, Text}, {1, Blob}, {2, Blob}}},
      {Sql::ListHeads, Sql::PutHead, {{0, Text}, {1, Number}, {2, Blob}, {3, Blob}}},
      {Sql::ListSnapshots, Sql::PutSnapshot, {{0, Text}, {1, Number}, {2, Blob}}},
      {Sql::ListAllMessages,
       Sql::PutMessage,
       {{0, Text}, {1, Text}, {2, Number}, {3, Number}, {4, Number}, {5, Number}, {6, Blob}}},
      {Sql::ListAccounts, Sql::AddAccount, {{0, Text}, {1, Blob}, {2, Blob}}},
      {Sql::ListAllItems, Sql::PutItem, {{4, Number}, {0, Blob}, {1, Text}, {2, Number}, {3, Blob}}},
      {Sql::ListGrants, Sql::PutGrant, {{0, Text}, {1, Text}, {2, Blob}}},
  };
  return all;
}

Status copyRow(const Query& row, Database& to, const Move& move) {
  Query written(to, move.to);
  for (const auto& [index, column] : move.columns) {
    if (column == Column::Text) written.text(row.column(index));
    if (column == Column::Blob) written.blob(row.column(index));
    if (column == Column::Number) written.number(row.numberColumn(index));
  }
  return written.run();
}

Status copyRows(Query& rows, Database& to, const Move& move) {
  while (true) {
    BATON_TRY(const bool found, rows.step());
    if (!found) return {};
    BATON_CHECK(copyRow(rows, to, move));
  }
}

Status copyFrames(Database& from, Database& to) {
  Query persons(from, Sql::ListPersons);
  while (true) {
    BATON_TRY(const bool found, persons.step());
    if (!found) return {};
    const std::string person(persons.column(0));
    Query frames(from, Sql::FramesFrom);
    frames.text(person).number(0).number(std::numeric_limits<std::int64_t>::max());
    while (true) {
      BATON_TRY(const bool frame, frames.step());
      if (!frame) break;
      BATON_CHECK(Query(to, Sql::AddFrame)
                      .text(person)
                      .number(frames.numberColumn(0))
                      .number(frames.numberColumn(1))
                      .number(frames.numberColumn(2))
                      .blob(frames.column(3))
                      .blob(frames.column(4))
                      .run());
    }
  }
}

}  // namespace

Status SqlStore::takeAllFrom(SqlStore& old) {
  BATON_TRY(const auto moment, ReadTransaction::begin(old));
  BATON_TRY(const auto transaction, WriteTransaction::begin(*this));
  for (const Move& move : moves()) {
    Query rows(*old.database_, move.from);
    BATON_CHECK(copyRows(rows, *database_, move));
  }
  BATON_CHECK(copyFrames(*old.database_, *database_));
  return transaction->commit();
}

namespace {

Status moveAll(SqlStore& old, SqlStore& fresh) {
  BATON_CHECK(fresh.takeAllFrom(old));
  BATON_TRY(const auto anchors, old.anchors());
  BATON_TRY(const VerifyReport report, fresh.verify(anchors));
  if (!report.ok()) {
    return fail(ErrorCode::Damaged, "The copy is not whole; go on with the old store. " + report.problems.front().text);
  }
  return old.outbox().holdAll();
}

}  // namespace

Status copyToPostgres(const std::string& folder, const std::string& address, const StoreKey& key, Random& random) {
  BATON_TRY(const auto old, openSqlite(folder, key, random));
  BATON_TRY(const auto fresh, createPostgres(address, key, random));
  return moveAll(static_cast<SqlStore&>(*old), static_cast<SqlStore&>(*fresh));
}

Status copyToFolder(const std::string& address, const std::string& folder, const StoreKey& key, Random& random) {
  BATON_TRY(const auto old, openPostgres(address, key, random));
  BATON_TRY(const auto fresh, createSqlite(folder, key, random));
  return moveAll(static_cast<SqlStore&>(*old), static_cast<SqlStore&>(*fresh));
}

}  // namespace baton::store
