// Damage and tampering behind the store's back: what reading refuses and what verify reports (trust.md R6, S10).
#include <doctest/doctest.h>

#include <algorithm>

#include "store/tampered_store.h"

namespace baton::store {
namespace {

// Changes one byte of a blob in place. False when `offset` is beyond it.
bool flipByte(sqlite3* raw, const char* table, const char* column, sqlite3_int64 row, int offset) {
  sqlite3_blob* blob = nullptr;
  REQUIRE(sqlite3_blob_open(raw, "main", table, column, row, 1, &blob) == SQLITE_OK);
  const bool there = offset < sqlite3_blob_bytes(blob);
  if (there) {
    char byte = 0;
    REQUIRE(sqlite3_blob_read(blob, &byte, 1, offset) == SQLITE_OK);
    byte = static_cast<char>(byte ^ 1);
    REQUIRE(sqlite3_blob_write(blob, &byte, 1, offset) == SQLITE_OK);
  }
  sqlite3_blob_close(blob);
  return there;
}

std::vector<sqlite3_int64> rowsOf(sqlite3* raw, const char* sql) {
  std::vector<sqlite3_int64> rows;
  sqlite3_exec(
      raw, sql,
      [](void* out, int, char** values, char**) {
        static_cast<std::vector<sqlite3_int64>*>(out)->push_back(std::atoll(values[0]));
        return 0;
      },
      &rows, nullptr);
  return rows;
}

TEST_CASE("every flipped byte of every row's content and chain is refused and reported") {
  TamperedStore store;
  int flips = 0;
  for (const auto row : rowsOf(store.raw(), "SELECT rowid FROM frame WHERE person='ada'")) {
    for (const char* column : {"content", "chain"}) {
      for (int offset = 0; flipByte(store.raw(), "frame", column, row, offset); ++offset) {
        CAPTURE(row);
        CAPTURE(offset);
        CHECK(store.isSeen(kAda));
        CHECK(readAll(*store.open().value(), kBen).value().size() == 4);
        flipByte(store.raw(), "frame", column, row, offset);
        ++flips;
      }
    }
  }
  CHECK(flips > 500);
  CHECK(store.report(true).ok());
}

TEST_CASE("a changed number of a row is seen") {
  for (const char* sql : {"UPDATE frame SET recorded_ms=recorded_ms+1 WHERE person='ada' AND last=5",
                          "UPDATE frame SET first=4 WHERE person='ada' AND last=5",
                          "UPDATE frame SET last=7 WHERE person='ada' AND last=6",
                          "UPDATE frame SET first=-1 WHERE person='ada' AND last=2",
                          "UPDATE frame SET chain=x'00' WHERE person='ada' AND last=2"}) {
    CAPTURE(sql);
    TamperedStore store;
    store.run(sql);
    CHECK(store.isSeen(kAda));
  }
}

TEST_CASE("a missing row is seen, and verify says where") {
  const std::pair<const char*, Sequence> rows[] = {{"DELETE FROM frame WHERE person='ada' AND last=2", 1},
                                                   {"DELETE FROM frame WHERE person='ada' AND last=5", 3},
                                                   {"DELETE FROM frame WHERE person='ada' AND last=6", 6}};
  for (const auto& [sql, place] : rows) {
    CAPTURE(sql);
    TamperedStore store;
    store.run(sql);
    CHECK(store.isSeen(kAda));
    CHECK(store.report().problems.front().sequence == place);
  }
}

TEST_CASE("swapped rows are seen, within a journal and between two") {
  for (const char* sql : {"UPDATE frame SET last=last+100 WHERE person='ada' AND last IN (2,5);"
                          "UPDATE frame SET last=5 WHERE last=102; UPDATE frame SET last=2 WHERE last=105",
                          "UPDATE frame SET content=(SELECT content FROM frame WHERE person='ada' AND last=5)"
                          " WHERE person='ada' AND last=2",
                          "UPDATE frame SET content=(SELECT content FROM frame WHERE person='ben' AND last=3),"
                          " chain=(SELECT chain FROM frame WHERE person='ben' AND last=3)"
                          " WHERE person='ada' AND last=2"}) {
    CAPTURE(sql);
    TamperedStore store;
    store.run(sql);
    CHECK(store.isSeen(kAda));
  }
}

TEST_CASE("a tail cut off together with its head is seen by an anchor, and only by it") {
  TamperedStore store;
  store.run("CREATE TABLE kept AS SELECT * FROM head WHERE person='ada'");
  {
    const auto open = store.open().value();
    REQUIRE(open->append(kAda, 6, testEntries(6, 3)));
  }
  const auto anchors = store.open().value()->anchors().value();
  store.run("DELETE FROM frame WHERE person='ada' AND last=9");
  store.run(
      "UPDATE head SET sequence=(SELECT sequence FROM kept), chain=(SELECT chain FROM kept),"
      " mac=(SELECT mac FROM kept) WHERE person='ada'");
  CHECK(store.report().ok());
  const auto report = store.open().value()->verify(anchors).value();
  REQUIRE(report.problems.size() == 1);
  CHECK(report.problems[0].person == kAda);
  CHECK(report.problems[0].sequence == 9);
}

TEST_CASE("a whole person taken away is seen by an anchor") {
  TamperedStore store;
  for (const char* sql : {"DELETE FROM person WHERE person='ada'", "DELETE FROM head WHERE person='ada'",
                          "DELETE FROM frame WHERE person='ada'", "DELETE FROM snapshot WHERE person='ada'"}) {
    store.run(sql);
  }
  CHECK(store.report().ok());
  CHECK(store.report(true).problems.size() == 1);
}

TEST_CASE("a head that does not belong to its journal is seen") {
  for (const char* sql : {"UPDATE head SET sequence=5 WHERE person='ada'",
                          "UPDATE head SET chain=mac WHERE person='ada'", "DELETE FROM head WHERE person='ada'",
                          "UPDATE head SET sequence=(SELECT sequence FROM head WHERE person='ben'),"
                          " chain=(SELECT chain FROM head WHERE person='ben'),"
                          " mac=(SELECT mac FROM head WHERE person='ben') WHERE person='ada'"}) {
    CAPTURE(sql);
    TamperedStore store;
    store.run(sql);
    CHECK(store.isSeen(kAda));
    const auto open = store.open().value();
    CHECK(open->head(kAda).error().code == ErrorCode::Damaged);
    CHECK(open->append(kAda, 6, testEntries(6, 1)).error().code == ErrorCode::Damaged);
  }
}

TEST_CASE("keys, labels and snapshots of one person do not open for another") {
  TamperedStore store;
  store.run("UPDATE person SET label=(SELECT label FROM person WHERE person='ben') WHERE person='ada'");
  CHECK(store.open().value()->persons().error().code == ErrorCode::Damaged);
  CHECK(store.report().problems.size() == 1);
  store.run("UPDATE snapshot SET sequence=4, content=(SELECT content FROM snapshot WHERE person='ben')");
  CHECK(store.open().value()->snapshot(kAda).error().code == ErrorCode::Damaged);
  CHECK(store.report().problems.size() == 2);
  store.run("UPDATE snapshot SET sequence=99");
  CHECK(store.open().value()->snapshot(kAda).error().code == ErrorCode::Damaged);
  store.run("UPDATE person SET data_key=(SELECT data_key FROM person WHERE person='ben') WHERE person='ada'");
  CHECK(store.isSeen(kAda));
}

TEST_CASE("rows without a person are reported") {
  TamperedStore store;
  store.run("DELETE FROM person WHERE person='ada'");
  const auto report = store.report();
  REQUIRE(report.problems.size() == 1);
  CHECK(report.problems[0].person == kAda);
}

TEST_CASE("a store of a newer version, or one without its parts, is not opened") {
  const std::pair<const char*, ErrorCode> changes[] = {
      {"INSERT INTO migration VALUES(99, 'future')", ErrorCode::BadInput},
      {"DELETE FROM migration", ErrorCode::Damaged},
      {"DELETE FROM fact WHERE name='key_check'", ErrorCode::Damaged},
      {"UPDATE fact SET value=x'00' WHERE name='key_check'", ErrorCode::Damaged}};
  for (const auto& [sql, code] : changes) {
    CAPTURE(sql);
    TamperedStore store;
    store.run(sql);
    CHECK(store.open().error().code == code);
  }
}

}  // namespace
}  // namespace baton::store
