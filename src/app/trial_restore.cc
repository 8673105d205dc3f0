#include "app/trial_restore.h"

#include <cstdlib>
#include <filesystem>
#include <utility>

#include "app/access/access_log.h"
#include "app/keep.h"
#include "app/people.h"
#include "app/whole_file.h"
#include "format/archive.h"
#include "format/json.h"

namespace baton::app {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostBackup = std::size_t{512} << 20U;

std::string noteFileOf(const Home& home) { return home.keyFile() + ".last-restore-test"; }

// A private folder (0700) beside the key file, gone with its object.
class TestFolder {
 public:
  static Result<TestFolder> create(const Home& home) {
    std::string name = home.keyFile() + ".restore-test-XXXXXX";
    if (::mkdtemp(name.data()) == nullptr) return fail(ErrorCode::Storage, "The test folder could not be made.");
    return TestFolder(std::move(name));
  }
  TestFolder(TestFolder&& other) noexcept : path_(std::exchange(other.path_, "")) {}
  TestFolder& operator=(TestFolder&&) = delete;
  ~TestFolder() {
    std::error_code ignored;
    if (!path_.empty()) fs::remove_all(path_, ignored);
  }
  std::string path(const std::string& name) const { return path_ + "/" + name; }

 private:
  explicit TestFolder(std::string path) : path_(std::move(path)) {}
  std::string path_;
};

// A test that was cut off by a crash left a copy of the key.
void removeLeftovers(const Home& home) {
  std::error_code ignored;
  const fs::path key(home.keyFile());
  const std::string start = key.filename().string() + ".restore-test-";
  std::vector<fs::path> old;
  for (const auto& entry : fs::directory_iterator(key.has_parent_path() ? key.parent_path() : fs::path("."), ignored)) {
    if (entry.path().filename().string().starts_with(start)) old.push_back(entry.path());
  }
  for (const fs::path& path : old) fs::remove_all(path, ignored);
}

// The same people, and of each the same record to the letter.
Result<bool> isSame(Home& home, Home& restored, RestoreTest& test) {
  BATON_TRY(const auto persons, restored.store().persons());
  for (const auto& [person, label] : persons) {
    if (isAccessLog(person)) continue;  // opened and checked with the store; never taken out as a record
    BATON_TRY(const auto now, home.store().head(person));
    BATON_TRY(const auto then, restored.store().head(person));
    if (now > then) continue;  // written to since the backup: no comparison, and no fault
    BATON_TRY(const auto left, exportFhir(home, person));
    BATON_TRY(const auto right, exportFhir(restored, person));
    if (left != right) return false;
    ++test.records;
  }
  BATON_TRY(const auto here, home.store().persons());
  return here.size() >= persons.size();
}

Status note(const Home& home, const RestoreTest& test) {
  json::Value value;
  value.set("at", toIso(test.at));
  value.set("good", test.is_good);
  value.set("records", static_cast<long long>(test.records));
  value.set("bytes", static_cast<long long>(test.backup_bytes));
  return writeWholeFile(noteFileOf(home), json::write(value));
}

std::uint64_t numberOf(const json::Value& value) { return std::strtoull(value.text().c_str(), nullptr, 10); }

}  // namespace

Result<RestoreTest> testRestore(Home& home) {
  removeLeftovers(home);
  RestoreTest test;
  test.at = home.clock().now();
  BATON_TRY(const TestFolder folder, TestFolder::create(home));
  const std::string file = folder.path("baton.backup");
  BATON_CHECK(home.store().backup(file));
  std::error_code ignored;
  test.backup_bytes = fs::file_size(file, ignored);
  Places places;
  places.data_dir = folder.path("data");
  places.config_dir = folder.path("config");
  auto restored = restoreBackup(places, file, home.key().words(), home.clock(), home.random());
  if (restored) {
    const auto same = isSame(home, *restored, test);
    test.is_good = same && *same;
  }
  BATON_CHECK(note(home, test));
  return test;
}

std::optional<RestoreTest> lastRestoreTest(const Home& home) {
  const auto text = readWholeFile(noteFileOf(home));
  if (!text) return std::nullopt;
  const auto value = json::parse(*text);
  if (!value) return std::nullopt;
  const auto at = parseInstant((*value)["at"].text());
  if (!at) return std::nullopt;
  return RestoreTest{*at, (*value)["good"].truth(), numberOf((*value)["records"]), numberOf((*value)["bytes"])};
}

Result<std::string> backupBytes(Home& home) {
  BATON_TRY(const TestFolder folder, TestFolder::create(home));
  const std::string file = folder.path("baton.backup");
  BATON_CHECK(backUp(home, file));
  BATON_TRY(const auto reader, archive::openFile(file));
  return archive::readAll(reader, kMostBackup);
}

}  // namespace baton::app
