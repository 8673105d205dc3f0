// S8: somebody copies the store's folder and its backups. No word of the record may be in any of these files.
#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "crypto/system_random.h"
#include "work.h"

namespace baton::faults {
namespace {

constexpr const char* kCanaries[] = {"canaryLabel",   "canaryId",     "canaryAuthor",       "canaryReason",
                                     "canaryFile",    "canaryClinic", "canaryPlace",        "canaryUrl",
                                     "canaryContent", "canaryType",   "canarySnapshotText", "canaryDigest"};

Entry canary(std::uint64_t number) {
  const std::string n = std::to_string(number);
  Entry entry;
  entry.type = "canaryType";
  entry.id = "canaryId" + n;
  entry.author = "canaryAuthor";
  entry.reason = "canaryReason";
  entry.origin = {"fhir-bundle", "canaryFile.json", "canaryDigest", "canaryClinic", "canaryPlace", "canaryUrl"};
  entry.content = R"({"note":"canaryContent )" + n + "\"}";
  return entry;
}

std::string bytesOf(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream bytes;
  bytes << file.rdbuf();
  return bytes.str();
}

int canariesIn(const std::string& folder, int& files) {
  int found = 0;
  for (const auto& file : std::filesystem::recursive_directory_iterator(folder)) {
    if (!file.is_regular_file()) continue;
    ++files;
    const std::string bytes = bytesOf(file.path());
    for (const char* word : kCanaries) {
      if (bytes.find(word) == std::string::npos) continue;
      ++found;
      MESSAGE(word << " in " << file.path().filename().string());
    }
  }
  return found;
}

TEST_CASE("the database, its WAL and a backup hold no word of the record and no key") {
  const store::TestFolder folder;
  crypto::SystemRandom random;
  const StoreKey key = StoreKey::generate(random);
  const auto store = store::createSqlite(folder.path("store"), key, random).value();
  REQUIRE(store->addPerson(kPerson, "canaryLabel"));
  for (Sequence head = 0; head < 200; head += 20) {
    std::vector<Entry> entries;
    for (Sequence i = 1; i <= 20; ++i) entries.push_back(canary(head + i));
    REQUIRE(store->append(kPerson, head, entries));
  }
  REQUIRE(store->putSnapshot(kPerson, {200, "canarySnapshotText"}));
  REQUIRE(store->backup(folder.path("backup.db")));
  int files = 0;
  CHECK(canariesIn(folder.path(), files) == 0);
  CHECK(files >= 5);  // database, WAL, shared memory, lock, backup
  const std::string secret(reinterpret_cast<const char*>(key.bytes().data()), StoreKey::kBytes);
  for (const char* name : {"store/baton.db", "store/baton.db-wal", "backup.db"}) {
    const std::string bytes = bytesOf(folder.path(name));
    CHECK(bytes.size() > 1000);
    CHECK(bytes.find(secret) == std::string::npos);
  }
}

TEST_CASE("an erased person's wrapped key is in no file of the store and in no later backup") {
  const store::TestFolder folder;
  crypto::SystemRandom random;
  const StoreKey key = StoreKey::generate(random);
  const auto store = store::createSqlite(folder.path("store"), key, random).value();
  REQUIRE(store->addPerson({"other"}, "Other"));
  REQUIRE(store->addPerson({"personToErase"}, "x"));
  REQUIRE(store->append({"personToErase"}, 0, store::testEntries(0, 100)));
  REQUIRE(store->putSnapshot({"personToErase"}, {100, std::string(20'000, 's')}));
  REQUIRE(bytesOf(folder.path("store/baton.db-wal")).find("personToErase") != std::string::npos);
  REQUIRE(store->erase({"personToErase"}));
  REQUIRE(store->backup(folder.path("backup.db")));
  for (const char* name : {"store/baton.db", "store/baton.db-wal", "backup.db"}) {
    CAPTURE(name);
    CHECK(bytesOf(folder.path(name)).find("personToErase") == std::string::npos);
  }
}

}  // namespace
}  // namespace baton::faults
