#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "crypto/system_random.h"
#include "store/accounts_suite.h"
#include "store/sqlite_open.h"
#include "store/tampered_store.h"
#include "store/test_folder.h"

namespace baton::store {
namespace {

const PersonId kAda{"ada"};

Account account() { return {"a1", "secretLogin", "secretName", "secretHash", true, false, Instant{5}}; }

void fill(Store& store) {
  CHECK(store.addPerson(kAda, "Ada"));
  CHECK(store.accounts().addAccount(account()));
  CHECK(store.accounts().putItem(ItemKind::Session, "secretToken", {"a1", Instant{99}, "secretContent", ""}));
  CHECK(store.accounts().putGrant({kAda, "a1", "self", {"secretScope"}, Instant{1}, kNever, "a1"}));
}

std::string bytesOf(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

TEST_CASE("accounts in memory keep the contract") {
  runAccountsSuite([] { return makeMemoryStore(); });
}

TEST_CASE("accounts in SQLite keep the contract") {
  const TestFolder folder;
  crypto::SystemRandom random;
  const StoreKey key = StoreKey::generate(random);
  runAccountsSuite([&] { return createSqlite(folder.path("store"), key, random).value(); });
}

TEST_CASE("neither the database nor its backup shows a login, a name, a hash, a token or a content") {
  const TestFolder folder;
  crypto::SystemRandom random;
  const StoreKey key = StoreKey::generate(random);
  {
    const auto store = createSqlite(folder.path("store"), key, random).value();
    fill(*store);
    CHECK(store->backup(folder.path("backup")));
  }
  for (const char* name : {"store/baton.db", "backup"}) {
    CAPTURE(name);
    const std::string bytes = bytesOf(folder.path(name));
    CHECK(bytes.size() > 10'000);
    CHECK(bytes.find("secret") == std::string::npos);
  }
}

TEST_CASE("a backup brings the accounts with it") {
  const TestFolder folder;
  crypto::SystemRandom random;
  const StoreKey key = StoreKey::generate(random);
  {
    const auto store = createSqlite(folder.path("store"), key, random).value();
    fill(*store);
    CHECK(store->backup(folder.path("backup")));
  }
  CHECK(restoreSqlite(folder.path("backup"), folder.path("restored"), key, random));
  const auto store = openSqlite(folder.path("restored"), key, random).value();
  CHECK(store->accounts().accountByLogin("secretLogin").value() == account());
  CHECK(store->accounts().item(ItemKind::Session, "secretToken").value()->content == "secretContent");
  CHECK(store->accounts().grantsOf("a1").value().size() == 1);
}

TEST_CASE("an erased person's grants go too") {
  const auto store = makeMemoryStore();
  fill(*store);
  CHECK(store->erase(kAda));
  CHECK(store->accounts().grantsOf("a1").value().empty());
}

TEST_CASE("a store of version 1 opens, keeps its record, and has accounts") {
  const TestFolder folder;
  crypto::SystemRandom random;
  const std::string kept = std::string(BATON_SOURCE_DIR) + "/tests/stores/version1/";
  std::filesystem::copy_file(kept + "store.key", folder.path("key"));
  std::filesystem::permissions(folder.path("key"), std::filesystem::perms(0600));
  const StoreKey key = readKeyFile(folder.path("key")).value();
  std::filesystem::create_directory(folder.path("store"));
  std::filesystem::copy_file(kept + "baton.db", folder.path("store/baton.db"));
  {
    const auto store = openSqlite(folder.path("store"), key, random).value();
    const auto persons = store->persons().value();
    REQUIRE(persons.size() == 1);
    CHECK(persons[0].second.find("Ada Ångström") != std::string::npos);
    CHECK(store->label(persons[0].first).value() == persons[0].second);
    CHECK(store->head(persons[0].first).value() == 1);
    CHECK(store->accounts().addAccount(account()));
    CHECK(store->verify({}).value().ok());
  }
  const auto again = openSqlite(folder.path("store"), key, random).value();
  CHECK(again->accounts().account("a1").value() == account());
  // The copy made before is a store of version 1, and restores.
  const std::string copy = folder.path("store/before-version-3.backup");
  CHECK(restoreSqlite(copy, folder.path("restored"), key, random));
  CHECK(std::filesystem::directory_iterator(folder.path("restored"))->path().filename() == "baton.db");
  CHECK(openSqlite(folder.path("restored"), key, random).value()->accounts().accounts().value().empty());
}

}  // namespace
}  // namespace baton::store
