#include <doctest/doctest.h>
#include <sys/stat.h>

#include "crypto/system_random.h"
#include "store/files.h"
#include "store/sqlite_open.h"
#include "store/store_suite.h"
#include "store/store_test_entries.h"
#include "store/test_folder.h"

namespace baton::store {
namespace {

const PersonId kAda{"ada"};

unsigned modeOf(const std::string& path) {
  struct stat about{};
  return ::stat(path.c_str(), &about) == 0 ? about.st_mode & 0777U : 0;
}

TEST_CASE("the memory store keeps the contract") {
  runStoreSuite([] { return makeMemoryStore(); });
}

TEST_CASE("the SQLite store keeps the contract") {
  const TestFolder folder;
  crypto::SystemRandom random;
  const StoreKey key = StoreKey::generate(random);
  runStoreSuite([&] { return createSqlite(folder.path("store"), key, random).value(); });
}

TEST_CASE("what was written is there after closing and opening") {
  const TestFolder folder;
  crypto::SystemRandom random;
  const StoreKey key = StoreKey::generate(random);
  {
    const auto store = createSqlite(folder.path("store"), key, random).value();
    CHECK(store->addPerson(kAda, "Ada"));
    CHECK(store->append(kAda, 0, testEntries(0, 10)));
  }
  CHECK(createSqlite(folder.path("store"), key, random).error().code == ErrorCode::Conflict);
  const auto store = openSqlite(folder.path("store"), key, random).value();
  CHECK(readAll(*store, kAda).value() == testEntries(0, 10));
  CHECK(store->persons().value()[0].second == "Ada");
}

TEST_CASE("the folder and its files are for their owner only") {
  const TestFolder folder;
  crypto::SystemRandom random;
  const StoreKey key = StoreKey::generate(random);
  const auto store = createSqlite(folder.path("store"), key, random).value();
  CHECK(store->addPerson(kAda, "Ada"));
  CHECK(store->backup(folder.path("backup")));
  CHECK(modeOf(folder.path("store")) == 0700);
  for (const char* name :
       {"store/baton.db", "store/baton.db-wal", "store/baton.db-shm", "store/baton.lock", "backup"}) {
    CAPTURE(name);
    CHECK(modeOf(folder.path(name)) == 0600);
  }
}

TEST_CASE("a folder without a store, and a wrong key") {
  const TestFolder folder;
  crypto::SystemRandom random;
  const StoreKey key = StoreKey::generate(random);
  CHECK(openSqlite(folder.path("store"), key, random).error().code == ErrorCode::NotFound);
  CHECK(sqliteKeyId(folder.path("store")).error().code == ErrorCode::NotFound);
  (void)createSqlite(folder.path("store"), key, random).value();
  CHECK(sqliteKeyId(folder.path("store")).value() == key.keyId());
  const auto refused = openSqlite(folder.path("store"), StoreKey::generate(random), random);
  CHECK(refused.error().code == ErrorCode::NotAllowed);
  CHECK(refused.error().message.find(key.keyId()) != std::string::npos);
}

TEST_CASE("a file that is no database is damaged, an empty one is no store") {
  const TestFolder folder;
  crypto::SystemRandom random;
  const StoreKey key = StoreKey::generate(random);
  CHECK(makePrivateFolder(folder.path("store")));
  CHECK(writePrivateFile(folder.path("store/baton.db"), std::string(5000, 'x')));
  CHECK(openSqlite(folder.path("store"), key, random).error().code == ErrorCode::Damaged);
  removeFile(folder.path("store/baton.db"));
  CHECK(makePrivateFile(folder.path("store/baton.db")));
  CHECK(openSqlite(folder.path("store"), key, random).error().code == ErrorCode::NotFound);
  CHECK(createSqlite(folder.path("store"), key, random));
}

TEST_CASE("two stores on one folder see each other's appends as conflicts") {
  const TestFolder folder;
  crypto::SystemRandom random;
  const StoreKey key = StoreKey::generate(random);
  const auto one = createSqlite(folder.path("store"), key, random).value();
  CHECK(one->addPerson(kAda, "Ada"));
  const auto two = openSqlite(folder.path("store"), key, random).value();
  CHECK(one->append(kAda, 0, testEntries(0, 1)).value() == 1);
  CHECK(two->append(kAda, 0, testEntries(0, 1)).error().code == ErrorCode::Conflict);
  CHECK(two->append(kAda, 1, testEntries(1, 1)).value() == 2);
  CHECK(readAll(*one, kAda).value() == testEntries(0, 2));
}

TEST_CASE("a writer at work makes another one wait, then refuse") {
  const TestFolder folder;
  crypto::SystemRandom random;
  const StoreKey key = StoreKey::generate(random);
  DatabaseOptions impatient;
  impatient.busy_ms = 20;
  const auto one = createSqlite(folder.path("store"), key, random).value();
  CHECK(one->addPerson(kAda, "Ada"));
  const auto two = openSqliteWith(folder.path("store"), key, random, impatient).value();
  const auto appender = one->appender(kAda, 0).value();
  CHECK(appender->add(testEntries(0, 300)));
  CHECK(two->append(kAda, 0, testEntries(0, 1)).error().code == ErrorCode::Storage);
  CHECK(two->head(kAda).value() == 0);
  CHECK(appender->commit().value() == 300);
  CHECK(two->append(kAda, 300, testEntries(300, 1)).value() == 301);
}

TEST_CASE("a visitor that uses the store it reads from is told so") {
  const TestFolder folder;
  crypto::SystemRandom random;
  const auto store = createSqlite(folder.path("store"), StoreKey::generate(random), random).value();
  CHECK(store->addPerson(kAda, "Ada"));
  CHECK(store->append(kAda, 0, testEntries(0, 3)));
  const auto status =
      store->read(kAda, 0, 0, [&](Entry&&) -> Status { return store->snapshot(kAda).map([](auto&&) {}); });
  CHECK(status.error().code == ErrorCode::BadUsage);
  CHECK(readAll(*store, kAda).value().size() == 3);
}

}  // namespace
}  // namespace baton::store
