// R6, S10: one byte of the store's file is changed, anywhere. Reading must give what was written or an error, and never
// anything else.
#include <doctest/doctest.h>

#include "crypto/system_random.h"
#include "fault_disk.h"
#include "rounds.h"
#include "work.h"

namespace baton::faults {
namespace {

struct Outcome {
  std::int64_t flips = 0;
  std::int64_t detected_by_reading = 0;
  std::int64_t detected_by_verify = 0;
  std::int64_t silent = 0;
};

enum class Snapshots { With, Without };

// Everything the store tells, or nothing when something in it told of an error.
std::optional<std::string> everything(Store& store, Snapshots snapshots) {
  std::string all;
  const auto persons = store.persons();
  if (!persons) return std::nullopt;
  for (const auto& [person, label] : *persons) {
    const auto head = store.head(person);
    const auto entries = store::readAll(store, person);
    const auto snapshot = store.snapshot(person);
    if (!head || !entries || !snapshot) return std::nullopt;
    all += person.value + "|" + label + "|" + std::to_string(*head) + "|";
    for (const Entry& entry : *entries) {
      all += std::to_string(entry.sequence) + entry.id + std::to_string(entry.recorded.ms) + entry.origin.where +
             entry.content + "\n";
    }
    if (*snapshot && snapshots == Snapshots::With) all += std::to_string((*snapshot)->sequence) + (*snapshot)->content;
  }
  return all;
}

class Bench {
 public:
  Bench() : key_(StoreKey::generate(random_)) {
    options_.vfs = "flips";
    FaultDisk disk;
    const FaultVfs vfs("flips", disk);
    {
      const auto store = store::createSqliteWith(folder_.path(), key_, random_, options_).value();
      REQUIRE(store->addPerson(kPerson, "Ada"));
      REQUIRE(store->addPerson({"ben"}, "Ben"));
      REQUIRE(store->append({"ben"}, 0, store::testEntries(0, 5)));
      Sequence head = 0;
      for (int i = 0; i < 40; ++i) head = appendNext(*store).value();
      REQUIRE(store->putSnapshot(kPerson, {head, std::string(6000, 's')}));
      original_ = everything(*store, Snapshots::With).value();
      without_snapshot_ = everything(*store, Snapshots::Without).value();
      anchors_ = store->anchors().value();
    }
    files_ = disk.files();
    for (const auto& [name, bytes] : files_) {
      if (name.ends_with(store::kDatabaseName)) file_ = name;
    }
  }

  std::size_t size() const { return files_.at(file_).size(); }

  void flip(std::size_t offset, std::uint8_t mask, Outcome& outcome) {
    ++outcome.flips;
    Files files = files_;
    char& byte = files[file_][offset];
    byte = static_cast<char>(static_cast<std::uint8_t>(byte) ^ mask);
    FaultDisk disk(files);
    const FaultVfs vfs("flips", disk);
    const auto store = store::openSqliteWith(folder_.path(), key_, random_, options_);
    if (!store) {
      ++outcome.detected_by_reading;
      return;
    }
    const auto told = everything(**store, Snapshots::With);
    if (!told) ++outcome.detected_by_reading;
    const auto report = (*store)->verify(anchors_);
    if (!report || !report->ok()) ++outcome.detected_by_verify;
    // A snapshot that is not found any more is made again from the journal: nothing is lost, and nothing is told wrong.
    const bool silent = told && *told != original_ && *told != without_snapshot_;
    if (silent) ++outcome.silent;
    if (silent) MESSAGE("silent change by byte " << offset);
    if (!told) CHECK((!report || !report->ok()));  // what reading refuses, verify reports
  }

 private:
  store::TestFolder folder_;
  crypto::SystemRandom random_;
  StoreKey key_;
  store::DatabaseOptions options_;
  Files files_;
  std::string file_;
  std::string original_;
  std::string without_snapshot_;
  std::vector<store::Anchor> anchors_;
};

TEST_CASE("a changed byte anywhere in the file is detected or harmless, never a silent change") {
  Bench bench;
  auto chance = dice();
  Outcome outcome;
  for (std::int64_t i = rounds(2000); i > 0; --i) {
    bench.flip(chance() % bench.size(), static_cast<std::uint8_t>(1U << (chance() % 8)), outcome);
  }
  MESSAGE(outcome.flips << " flips in " << bench.size() << " bytes: " << outcome.detected_by_reading
                        << " refused by reading, " << outcome.detected_by_verify << " reported by verify, "
                        << outcome.silent << " silent");
  CHECK(outcome.silent == 0);
}

}  // namespace
}  // namespace baton::faults
