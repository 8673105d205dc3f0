// R4: the store's folder is on a disk of 8 MiB that fills up. Needs the right to mount; says so when it has not.
#include <doctest/doctest.h>
#include <sys/mount.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "crypto/system_random.h"
#include "store/files.h"
#include "work.h"

namespace baton::faults {
namespace {

class SmallDisk {
 public:
  SmallDisk() : mounted_(::mount("tmpfs", folder_.path().c_str(), "tmpfs", 0, "size=8m") == 0) {}
  ~SmallDisk() {
    if (mounted_) ::umount2(folder_.path().c_str(), MNT_DETACH);
  }
  SmallDisk(const SmallDisk&) = delete;
  SmallDisk& operator=(const SmallDisk&) = delete;
  bool mounted() const { return mounted_; }
  std::string path(const std::string& name) const { return folder_.path(name); }

  // Leaves about `bytes` free.
  void fillUpTo(std::uintmax_t bytes) const {
    std::ofstream filler(path("filler"), std::ios::binary);
    const std::string piece(4096, 'f');
    while (std::filesystem::space(folder_.path()).available > bytes && filler) filler << piece << std::flush;
  }

 private:
  store::TestFolder folder_;
  bool mounted_;
};

// Large enough to fill the disk soon; not compressible.
std::vector<Entry> bulkyEntries(Sequence head, Random& random) {
  auto entries = store::testEntries(head, 20, kContentBytes);
  for (Entry& entry : entries) {
    entry.content.resize(20'000);
    random.fill({reinterpret_cast<std::uint8_t*>(entry.content.data()), entry.content.size()});
  }
  return entries;
}

TEST_CASE("a full disk refuses writes in words, keeps reading, and goes on when there is space again") {
  const SmallDisk disk;
  if (!disk.mounted()) {
    MESSAGE("skipped: this user may not mount a small disk");
    return;
  }
  crypto::SystemRandom random;
  const StoreKey key = StoreKey::generate(random);
  const auto store = store::createSqlite(disk.path("store"), key, random).value();
  REQUIRE(store->addPerson(kPerson, "Ada"));
  disk.fillUpTo(std::uintmax_t{5} << 20U);
  Sequence head = 0;
  Result<Sequence> answer = head;
  for (int i = 0; i < 100 && answer; ++i) {
    answer = store->append(kPerson, head, bulkyEntries(head, random));
    if (answer) head = *answer;
  }
  REQUIRE_FALSE(answer);
  CHECK(answer.error().code == ErrorCode::StorageFull);
  CHECK(head > 0);

  CHECK(store->head(kPerson).value() == head);
  CHECK(store::readAll(*store, kPerson).value().size() == head);
  CHECK(store->verify({}).value().ok());
  const auto appender = store->appender(kPerson, head);
  if (appender) {
    Status added;
    for (int i = 0; i < 100 && added; ++i) added = (*appender)->add(bulkyEntries(head, random));
    CHECK(added.error().code == ErrorCode::StorageFull);
  }
  CHECK(store->backup(disk.path("backup")).error().code == ErrorCode::StorageFull);
  CHECK_FALSE(store::fileExists(disk.path("backup")));
  CHECK_FALSE(store::fileExists(disk.path("backup.part")));
  CHECK(store::openSqlite(disk.path("store"), key, random).value()->head(kPerson).value() == head);

  store::removeFile(disk.path("filler"));
  CHECK(store->append(kPerson, head, bulkyEntries(head, random)).value() == head + 20);
  CHECK(store->verify({}).value().ok());
}

}  // namespace
}  // namespace baton::faults
