// The contract of Store on a real PostgreSQL (tests/stores/with_postgres.sh starts one), and what only many servers
// see.
#include <doctest/doctest.h>
#include <libpq-fe.h>

#include <atomic>
#include <cstdlib>
#include <thread>

#include "crypto/system_random.h"
#include "store/accounts_suite.h"
#include "store/open.h"
#include "store/postgres_database.h"
#include "store/store_suite.h"
#include "store/store_test_entries.h"

namespace baton::store {
namespace {

const PersonId kAda{"ada"};

// An empty schema of the test server for each store; "" without a server.
std::string freshAddress() {
  static std::atomic<int> number = 0;
  const char* server = std::getenv("BATON_TEST_POSTGRES");
  if (server == nullptr) return "";
  const std::string schema = "t" + std::to_string(++number);
  PGconn* connection = PQconnectdb(server);
  REQUIRE(PQstatus(connection) == CONNECTION_OK);
  PQclear(PQexec(connection, ("CREATE SCHEMA " + schema).c_str()));
  PQfinish(connection);
  return std::string(server) + " options='-c search_path=" + schema + " -c client_min_messages=error'";
}

#define NEEDS_A_SERVER                                                           \
  if (freshAddress().empty()) {                                                  \
    MESSAGE("no server: tests/stores/with_postgres.sh runs this test with one"); \
    return;                                                                      \
  }

// One statement behind the store's back.
std::string asked(const std::string& address, const char* sql) {
  PGconn* connection = PQconnectdb(address.c_str());
  PGresult* answer = PQexec(connection, sql);
  const std::string value = PQntuples(answer) > 0 ? PQgetvalue(answer, 0, 0) : "";
  PQclear(answer);
  PQfinish(connection);
  return value;
}

TEST_CASE("PostgreSQL: the store keeps the contract") {
  NEEDS_A_SERVER
  crypto::SystemRandom random;
  const StoreKey key = StoreKey::generate(random);
  runStoreSuite([&] { return createPostgres(freshAddress(), key, random).value(); });
}

TEST_CASE("PostgreSQL: the outbox keeps the contract") {
  NEEDS_A_SERVER
  crypto::SystemRandom random;
  const StoreKey key = StoreKey::generate(random);
  runOutboxSuite([&] { return createPostgres(freshAddress(), key, random).value(); });
}

TEST_CASE("PostgreSQL: accounts keep the contract") {
  NEEDS_A_SERVER
  crypto::SystemRandom random;
  const StoreKey key = StoreKey::generate(random);
  runAccountsSuite([&] { return createPostgres(freshAddress(), key, random).value(); });
}

TEST_CASE("PostgreSQL: the store agrees with a plain model") {
  NEEDS_A_SERVER
  crypto::SystemRandom random;
  const StoreKey key = StoreKey::generate(random);
  runStoreProperties([&] { return createPostgres(freshAddress(), key, random).value(); });
}

TEST_CASE("PostgreSQL: what was written is there for another server, and only with the key") {
  NEEDS_A_SERVER
  crypto::SystemRandom random;
  const StoreKey key = StoreKey::generate(random);
  const std::string address = freshAddress();
  CHECK(openPostgres(address, key, random).error().code == ErrorCode::NotFound);
  const auto one = createPostgres(address, key, random).value();
  CHECK(createPostgres(address, key, random).error().code == ErrorCode::Conflict);
  CHECK(postgresKeyId(address).value() == key.keyId());
  CHECK(openPostgres(address, StoreKey::generate(random), random).error().code == ErrorCode::NotAllowed);
  const auto other = openPostgres(address, key, random).value();
  CHECK(one->addPerson(kAda, "Ada Ångström"));
  CHECK(one->append(kAda, 0, testEntries(0, 200)));
  CHECK(other->head(kAda).value() == 200);
  CHECK(readAll(*other, kAda).value() == testEntries(0, 200));
  CHECK(other->append(kAda, 100, testEntries(0, 1)).error().code == ErrorCode::Conflict);
  CHECK(other->verify({}).value().ok());
}

TEST_CASE("PostgreSQL: of two servers that append to the same head one wins, and none waits for ever") {
  NEEDS_A_SERVER
  crypto::SystemRandom random;
  const StoreKey key = StoreKey::generate(random);
  const std::string address = freshAddress();
  CHECK(createPostgres(address, key, random).value()->addPerson(kAda, "Ada"));
  constexpr int kServers = 8;
  constexpr int kRounds = 25;
  std::atomic<int> won = 0;
  std::atomic<int> odd = 0;
  std::vector<std::thread> servers;
  for (int server = 0; server < kServers; ++server) {
    servers.emplace_back([&] {
      crypto::SystemRandom own;
      const auto store = openPostgres(address, key, own).value();
      for (int round = 0; round < kRounds;) {
        const Sequence head = store->head(kAda).value();
        const auto done = store->append(kAda, head, testEntries(head, 1));
        if (done)
          ++won, ++round;
        else if (done.error().code != ErrorCode::Conflict)
          ++odd, ++round;
      }
    });
  }
  for (std::thread& server : servers) server.join();
  CHECK(won == kServers * kRounds);
  CHECK(odd == 0);
  const auto store = openPostgres(address, key, random).value();
  CHECK(readAll(*store, kAda).value() == testEntries(0, kServers * kRounds));
  CHECK(store->verify({}).value().ok());
}

TEST_CASE("PostgreSQL: a message is taken by one of many workers") {
  NEEDS_A_SERVER
  crypto::SystemRandom random;
  const StoreKey key = StoreKey::generate(random);
  const std::string address = freshAddress();
  const auto store = createPostgres(address, key, random).value();
  constexpr int kPersons = 20;
  for (int i = 0; i < kPersons; ++i) {
    const PersonId person{"p" + std::to_string(i)};
    CHECK(store->addPerson(person, ""));
    const std::vector<Message> queue{Message{person, "m1", MessageState::Waiting, Instant{1}, 0, 0, "a"},
                                     Message{person, "m2", MessageState::Waiting, Instant{1}, 0, 0, "b"}};
    CHECK(store->append(person, 0, {}, {queue, {}}));
  }
  std::atomic<int> taken = 0;
  std::vector<std::thread> workers;
  for (int worker = 0; worker < 4; ++worker) {
    workers.emplace_back([&] {
      crypto::SystemRandom own;
      const auto mine = openPostgres(address, key, own).value();
      for (int look = 0; look < 30; ++look) {
        taken += static_cast<int>(mine->outbox().take(Instant{10}, Instant{1'000'000}, 7).value().size());
      }
    });
  }
  for (std::thread& worker : workers) worker.join();
  taken += static_cast<int>(store->outbox().take(Instant{10}, Instant{1'000'000}, 100).value().size());
  CHECK(taken == 2 * kPersons);
}

TEST_CASE("PostgreSQL: a connection that was lost is made again, and nothing is half written") {
  NEEDS_A_SERVER
  crypto::SystemRandom random;
  const StoreKey key = StoreKey::generate(random);
  const std::string address = freshAddress();
  const auto store = createPostgres(address, key, random).value();
  CHECK(store->addPerson(kAda, "Ada"));
  CHECK(store->append(kAda, 0, testEntries(0, 3)));
  {
    const auto appender = store->appender(kAda, 3).value();
    CHECK(appender->add(testEntries(3, 100)));
    (void)asked(address, "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid<>pg_backend_pid()");
    CHECK(appender->commit().error().code == ErrorCode::Storage);
  }
  CHECK(store->head(kAda).value() == 3);
  CHECK(store->append(kAda, 3, testEntries(3, 1)).value() == 4);
  CHECK(readAll(*store, kAda).value() == testEntries(0, 4));
}

TEST_CASE("PostgreSQL: a changed row is found, and the tables show nothing of the record") {
  NEEDS_A_SERVER
  crypto::SystemRandom random;
  const StoreKey key = StoreKey::generate(random);
  const std::string address = freshAddress();
  const auto store = createPostgres(address, key, random).value();
  CHECK(store->addPerson(kAda, "Ada Ångström"));
  CHECK(store->append(kAda, 0, testEntries(0, 3)));
  CHECK(asked(address, "SELECT count(*) FROM person WHERE position('Ada'::bytea IN label)>0") == "0");
  (void)asked(address, "UPDATE frame SET recorded_ms=recorded_ms+1");
  CHECK_FALSE(store->verify({}).value().ok());
  CHECK(readAll(*store, kAda).error().code == ErrorCode::Damaged);
}

TEST_CASE("PostgreSQL: a server that does not wait for its disk is told to; a stricter one is left alone") {
  NEEDS_A_SERVER
  const auto commits = [](const char* setting) {
    std::string address = freshAddress();
    address.replace(address.find("search_path"), 0, std::string("synchronous_commit=") + setting + " -c ");
    const auto database = PostgresDatabase::open(address).value();
    Query row(*database, Sql::FullCommits);
    CHECK(row.step().value());
    return std::string(row.column(0));
  };
  CHECK(commits("off") == "on");
  CHECK(commits("local") == "on");
  CHECK(commits("remote_apply") == "remote_apply");
}

}  // namespace
}  // namespace baton::store
