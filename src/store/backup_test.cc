// Backup and restore (trust.md R12): a copy of one moment, and nothing restored that was not checked.
#include <doctest/doctest.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>
#include <sstream>

#include "store/files.h"
#include "store/tampered_store.h"

namespace baton::store {
namespace {

std::string bytesOf(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream bytes;
  bytes << file.rdbuf();
  return bytes.str();
}

void flipInFile(const std::string& path, std::size_t offset) {
  std::fstream file(path, std::ios::binary | std::ios::in | std::ios::out);
  file.seekg(static_cast<std::streamoff>(offset));
  const int byte = file.get();
  file.seekp(static_cast<std::streamoff>(offset));
  file.put(static_cast<char>(byte ^ 4));
}

TEST_CASE("a backup becomes the same store in an empty folder") {
  TamperedStore from;
  const std::string file = from.folder().path("backup.db");
  const std::string folder = from.folder().path("restored");
  REQUIRE(from.open().value()->backup(file));
  REQUIRE(restoreSqlite(file, folder, from.key(), from.random()));
  const auto store = openSqlite(folder, from.key(), from.random()).value();
  CHECK(store->persons().value() == from.open().value()->persons().value());
  for (const PersonId& person : {kAda, kBen}) {
    CHECK(readAll(*store, person).value() == readAll(*from.open().value(), person).value());
    CHECK(store->snapshot(person).value()->content == "chart of " + person.value);
  }
  CHECK(store->verify(from.anchors()).value().ok());
  CHECK(store->append(kAda, 6, testEntries(6, 1)).value() == 7);
  struct stat about{};
  REQUIRE(::stat(folder.c_str(), &about) == 0);
  CHECK((about.st_mode & 0777U) == 0700);
  REQUIRE(::stat((folder + "/baton.db").c_str(), &about) == 0);
  CHECK((about.st_mode & 0777U) == 0600);
  CHECK_FALSE(fileExists(folder + "/restoring"));
}

TEST_CASE("a backup refuses to overwrite, and a restore refuses a folder that is not empty") {
  TamperedStore from;
  const std::string file = from.folder().path("backup.db");
  const auto store = from.open().value();
  REQUIRE(store->backup(file));
  const std::string before = bytesOf(file);
  CHECK(store->backup(file).error().code == ErrorCode::Conflict);
  CHECK(bytesOf(file) == before);
  CHECK(restoreSqlite(file, from.folder().path("store"), from.key(), from.random()).error().code ==
        ErrorCode::Conflict);
  CHECK(restoreSqlite(from.folder().path("none"), from.folder().path("new"), from.key(), from.random()).error().code ==
        ErrorCode::NotFound);
  CHECK(store->backup(from.folder().path("no/such/folder/x")).error().code == ErrorCode::Storage);
}

TEST_CASE("a wrong key or a damaged backup restores nothing and leaves the folder empty") {
  TamperedStore from;
  const std::string file = from.folder().path("backup.db");
  const std::string folder = from.folder().path("restored");
  REQUIRE(from.open().value()->backup(file));
  const auto wrong = restoreSqlite(file, folder, StoreKey::generate(from.random()), from.random());
  CHECK(wrong.error().code == ErrorCode::NotAllowed);
  CHECK(folderIsEmpty(folder));
  const std::string content = bytesOf(file);
  int refused = 0;
  for (std::size_t offset = 5; offset < content.size(); offset += 997) {
    flipInFile(file, offset);
    if (restoreSqlite(file, folder, from.key(), from.random())) {
      const auto store = openSqlite(folder, from.key(), from.random()).value();
      CHECK(readAll(*store, kAda).value() == readAll(*from.open().value(), kAda).value());
    } else {
      ++refused;
      CHECK(folderIsEmpty(folder));
    }
    std::filesystem::remove_all(folder);
    flipInFile(file, offset);
  }
  CHECK(refused > 0);
  CHECK(bytesOf(file) == content);
}

// Appends one entry after the other until it is killed. Never returns.
[[noreturn]] void writeForEver(const std::string& folder, const StoreKey& key) {
  crypto::SystemRandom random;
  const auto store = openSqlite(folder, key, random);
  for (Sequence head = 6; store && (*store)->append(kAda, head, testEntries(head, 1)); ++head) {
  }
  ::_exit(1);
}

TEST_CASE("backups taken while another process writes hold one moment each") {
  TamperedStore from;
  const pid_t writer = ::fork();
  REQUIRE(writer >= 0);
  if (writer == 0) writeForEver(from.folder().path("store"), from.key());
  const auto store = from.open().value();
  const Sequence start = store->head(kAda).value();
  while (store->head(kAda).value() == start) ::usleep(1000);  // until the writer is at work
  Sequence last = 0;
  for (int i = 0; i < 8; ++i) {
    const std::string name = std::to_string(i);
    const Sequence before = store->head(kAda).value();
    REQUIRE(store->backup(from.folder().path("backup" + name)));
    const Sequence after = store->head(kAda).value();
    REQUIRE(restoreSqlite(from.folder().path("backup" + name), from.folder().path("copy" + name), from.key(),
                          from.random()));
    const auto copy = openSqlite(from.folder().path("copy" + name), from.key(), from.random()).value();
    last = copy->head(kAda).value();
    CHECK(last >= before);
    CHECK(last <= after);
    CHECK(readAll(*copy, kAda).value().size() == last);
  }
  ::kill(writer, SIGKILL);
  int status = 0;
  ::waitpid(writer, &status, 0);
  CHECK(WIFSIGNALED(status));
  CHECK(last > start);
  CHECK(store->verify(from.anchors()).value().ok());
}

TEST_CASE("an erased person is not in a backup taken later") {
  TamperedStore from;
  const auto store = from.open().value();
  REQUIRE(store->erase(kBen));
  REQUIRE(store->backup(from.folder().path("backup.db")));
  REQUIRE(restoreSqlite(from.folder().path("backup.db"), from.folder().path("copy"), from.key(), from.random()));
  CHECK(openSqlite(from.folder().path("copy"), from.key(), from.random()).value()->persons().value().size() == 1);
}

}  // namespace
}  // namespace baton::store
