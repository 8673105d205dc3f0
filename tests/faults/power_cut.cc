// R2: the power fails after any write or sync of real SQLite, and what was not synced is lost, kept or torn.
//
// With synchronous=FULL no acknowledged entry may be missing and the store must open and verify. With NORMAL, which
// much advice recommends, some must be missing: that shows that this test can see the difference.
#include <doctest/doctest.h>

#include "crypto/system_random.h"
#include "fault_disk.h"
#include "rounds.h"
#include "work.h"

namespace baton::faults {
namespace {

using Luck = PowerCut::Luck;

// What had been acknowledged when the disk had seen so many operations.
struct Acknowledged {
  std::size_t operations = 0;
  bool created = false;
  Sequence head = 0;
};

struct Recording {
  std::vector<Operation> operations;
  std::vector<Acknowledged> acknowledged;
};

struct Outcome {
  std::int64_t points = 0;
  std::int64_t lost = 0;
  std::int64_t broken = 0;
};

class Bench {
 public:
  Bench(store::Synchronous synchronous) : key_(StoreKey::generate(random_)) {
    options_.vfs = "power";
    options_.synchronous = synchronous;
    options_.checkpoint_pages = 24;  // small, so that the cuts fall into checkpoints too
  }

  Recording work(int appends) {
    FaultDisk disk;
    disk.record(true);
    const FaultVfs vfs("power", disk);
    Recording recording;
    const auto acknowledge = [&](bool created, Sequence head) {
      recording.acknowledged.push_back({disk.operations().size(), created, head});
    };
    acknowledge(false, 0);
    {
      const auto store = store::createSqliteWith(folder_.path(), key_, random_, options_).value();
      REQUIRE(store->addPerson(kPerson, "Ada"));
      acknowledge(true, 0);
      for (int i = 0; i < appends; ++i) {
        const Sequence head = appendNext(*store).value();
        acknowledge(true, head);
        if (i % 10 == 9) REQUIRE(store->putSnapshot(kPerson, {head, std::string(3000, 'f')}));
      }
    }
    recording.operations = disk.operations();
    return recording;
  }

  void check(const Files& files, const Acknowledged& acknowledged, Outcome& outcome) {
    ++outcome.points;
    FaultDisk disk(files);
    const FaultVfs vfs("power", disk);
    const auto store = store::openSqliteWith(folder_.path(), key_, random_, options_);
    if (!store && !acknowledged.created && store.error().code == ErrorCode::NotFound) return;
    if (!store && acknowledged.created && store.error().code == ErrorCode::NotFound) {
      ++outcome.lost;
      return;
    }
    Sequence head = 0;
    if (store && !acknowledged.created && (*store)->persons().value().empty()) return;
    if (!store || !isUntouched(**store, head) || !(*store)->verify({}).value().ok()) {
      ++outcome.broken;
      if (!store) MESSAGE(store.error().message << " " << store.error().detail);
      return;
    }
    if (head < acknowledged.head) ++outcome.lost;
  }

 private:
  store::TestFolder folder_;
  crypto::SystemRandom random_;
  StoreKey key_;
  store::DatabaseOptions options_;
};

Outcome cutEverywhere(store::Synchronous synchronous, std::int64_t points) {
  Bench bench(synchronous);
  const Recording recording = bench.work(60);
  auto chance = dice();
  const auto count = static_cast<std::int64_t>(recording.operations.size());
  const std::int64_t cuts_each = std::max<std::int64_t>(1, (points + count - 1) / count);
  Outcome outcome;
  PowerCut power;
  std::size_t known = 0;
  for (std::size_t at = 0; at < recording.operations.size(); ++at) {
    power.follow(recording.operations[at]);
    while (known + 1 < recording.acknowledged.size() && recording.acknowledged[known + 1].operations <= at + 1) ++known;
    for (std::int64_t i = 0; i < cuts_each; ++i) {
      const Luck luck = i == 0 ? Luck::NothingUnsynced : i == 1 ? Luck::EverythingUnsynced : Luck::Anything;
      bench.check(power.cut(luck, chance), recording.acknowledged[known], outcome);
    }
  }
  MESSAGE(count << " operations, " << outcome.points << " power cuts: " << outcome.lost << " lost, " << outcome.broken
                << " broken");
  return outcome;
}

TEST_CASE("synchronous=FULL: no acknowledged entry is lost at any power cut, and the store verifies") {
  const Outcome outcome = cutEverywhere(store::Synchronous::Full, rounds(20'000));
  CHECK(outcome.lost == 0);
  CHECK(outcome.broken == 0);
}

TEST_CASE("synchronous=NORMAL loses acknowledged entries: never use it") {
  const Outcome outcome = cutEverywhere(store::Synchronous::Normal, rounds(20'000) / 10);
  CHECK(outcome.lost > 0);
}

}  // namespace
}  // namespace baton::faults
