#include <doctest/doctest.h>

#include <fstream>
#include <iterator>

#include "crypto/system_random.h"
#include "store/open.h"
#include "store/store_suite.h"
#include "store/tampered_store.h"

namespace baton::store {
namespace {

Message secretMessage() {
  Message message;
  message.id = "m1";
  message.due = {1'780'000'000'000};
  message.content = "secretAddress secretAddress secretAddress";
  return message;
}

TEST_CASE("the memory store keeps the outbox's contract") {
  runOutboxSuite([] { return makeMemoryStore(); });
}

TEST_CASE("the SQLite store keeps the outbox's contract") {
  const TestFolder folder;
  crypto::SystemRandom random;
  const StoreKey key = StoreKey::generate(random);
  runOutboxSuite([&] { return createSqlite(folder.path("store"), key, random).value(); });
}

TEST_CASE("a message's row that was changed does not open, and verify names it") {
  TamperedStore tampered;
  const Message message = secretMessage();
  {
    const auto store = tampered.open().value();
    REQUIRE(store->append(kAda, 6, {}, {.queue = {&message, 1}, .settle = {}}));
    REQUIRE(store->append(kBen, 4, {}, {.queue = {&message, 1}, .settle = {}}));
  }
  for (const char* change :
       {"UPDATE outbox SET due_ms=due_ms-1 WHERE person='ada'", "UPDATE outbox SET state=3 WHERE person='ada'",
        "UPDATE outbox SET attempts=5 WHERE person='ada'", "UPDATE outbox SET message='m2' WHERE person='ada'",
        "UPDATE outbox SET content=(SELECT content FROM outbox WHERE person='ben') WHERE person='ada'"}) {
    CAPTURE(change);
    tampered.raw();
    tampered.run("CREATE TABLE IF NOT EXISTS kept AS SELECT * FROM outbox");
    tampered.run(change);
    CHECK(tampered.report().problems.size() == 1);
    const auto store = tampered.open().value();
    CHECK(store->outbox().messages(kAda).error().code == ErrorCode::Damaged);
    tampered.run("DELETE FROM outbox");
    tampered.run("INSERT INTO outbox SELECT * FROM kept");
  }
  // A damaged message holds up nobody else's.
  tampered.run("UPDATE outbox SET due_ms=due_ms-1 WHERE person='ada'");
  const auto taken = tampered.open().value()->outbox().take(message.due, {message.due.ms + 1}, 9).value();
  REQUIRE(taken.size() == 1);
  CHECK(taken[0].person == kBen);
}

TEST_CASE("nothing of a message stands in the file, and a restored copy holds what waited") {
  const TestFolder folder;
  crypto::SystemRandom random;
  const StoreKey key = StoreKey::generate(random);
  const Message message = secretMessage();
  {
    const auto store = createSqlite(folder.path("store"), key, random).value();
    REQUIRE(store->addPerson(kAda, ""));
    REQUIRE(store->append(kAda, 0, testEntries(0, 1), {.queue = {&message, 1}, .settle = {}}));
    CHECK(store->backup(folder.path("backup")));
  }
  std::ifstream file(folder.path("backup"), std::ios::binary);
  const std::string bytes((std::istreambuf_iterator<char>(file)), {});
  CHECK(bytes.find("secretAddress") == std::string::npos);
  CHECK(restoreSqlite(folder.path("backup"), folder.path("restored"), key, random));
  const auto restored = openSqlite(folder.path("restored"), key, random).value();
  CHECK(restored->outbox().messages(kAda).value().at(0).state == MessageState::Held);
  CHECK(restored->outbox().message(kAda, "m1").value()->content == message.content);
  CHECK(openSqlite(folder.path("store"), key, random).value()->outbox().messages(kAda).value().at(0).state ==
        MessageState::Waiting);
}

}  // namespace
}  // namespace baton::store
