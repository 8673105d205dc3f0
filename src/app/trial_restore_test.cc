#include "app/trial_restore.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>

#include "app/accounts/testing.h"
#include "app/backup_note.h"
#include "app/erase_person.h"
#include "app/keep.h"
#include "app/people.h"

using namespace baton;
using namespace baton::app;

namespace {

std::size_t entriesIn(const std::string& folder) {
  std::size_t count = 0;
  for ([[maybe_unused]] const auto& entry : std::filesystem::directory_iterator(folder)) ++count;
  return count;
}

}  // namespace

TEST_CASE("restore test: a backup that restores to the same records passes, and leaves only its note") {
  testing::TestHome home;
  REQUIRE(addPerson(*home, "Ana Ruiz", "1990-05-31", ""));
  REQUIRE(addPerson(*home, "Bo Chen", "", ""));
  CHECK_FALSE(lastRestoreTest(*home));
  const std::size_t before = entriesIn(home.places().config_dir);
  const auto test = testRestore(*home);
  REQUIRE(test);
  CHECK(test->is_good);
  CHECK(test->records == 2);
  CHECK(test->backup_bytes > 1'000);
  CHECK(entriesIn(home.places().config_dir) == before + 1);
  const auto kept = lastRestoreTest(*home);
  REQUIRE(kept);
  CHECK(kept->at == test->at);
  CHECK(kept->is_good);
  CHECK(kept->records == 2);
  CHECK_FALSE(lastBackup(*home));  // a test is no backup: nothing of it is kept
}

TEST_CASE("restore test: what a crash left, with a copy of the key, is taken away") {
  testing::TestHome home;
  const std::string left = home->keyFile() + ".restore-test-abcdef";
  std::filesystem::create_directories(left + "/config");
  std::ofstream(left + "/config/copy.key") << "secret";
  REQUIRE(testRestore(*home));
  CHECK_FALSE(std::filesystem::exists(left));
}

TEST_CASE("restore test: bytes for a browser are a backup that opens with the key's words") {
  testing::TestHome home;
  REQUIRE(addPerson(*home, "Ana Ruiz", "", ""));
  const auto bytes = backupBytes(*home);
  REQUIRE(bytes);
  CHECK(lastBackup(*home));
  store::TestFolder folder;
  std::ofstream(folder.path("b"), std::ios::binary) << *bytes;
  auto restored = restoreBackup({folder.path("data"), folder.path("config"), "", ""}, folder.path("b"),
                                home->key().words(), home.clock, home.random);
  REQUIRE(restored);
  CHECK(listPersons(*restored).value().size() == 1);
}

TEST_CASE("erase person: nothing is left, and verify misses nothing") {
  testing::TestHome home;
  const auto ana = addPerson(*home, "Ana Ruiz", "", "").value();
  const auto bo = addPerson(*home, "Bo Chen", "", "").value();
  REQUIRE(erasePerson(*home, ana));
  CHECK(home->store().head(ana).error().code == ErrorCode::NotFound);
  CHECK(home->store().head(bo));
  CHECK(verifyAll(*home).value().ok());
  CHECK(erasePerson(*home, ana).error().code == ErrorCode::NotFound);
}
