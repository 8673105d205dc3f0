// R3: the k-th disk action fails, for every k until the work runs through, once and from there on.
//
// Every failure must come back as an error in words, never as a crash or as wrong content; what was acknowledged stays;
// and when the disk is well again, the same open store and a new one both work.
#include <doctest/doctest.h>

#include <set>

#include "crypto/system_random.h"
#include "fault_disk.h"
#include "rounds.h"
#include "work.h"

namespace baton::faults {
namespace {

constexpr std::int64_t kEndOfWork = 5000;  // more disk actions than the work has

class Bench {
 public:
  Bench() : key_(StoreKey::generate(random_)) {
    options_.vfs = "faulty";
    options_.checkpoint_pages = 12;
    FaultDisk disk;
    const FaultVfs vfs("faulty", disk);
    {
      const auto store = store::createSqliteWith(folder_.path(), key_, random_, options_).value();
      REQUIRE(store->addPerson(kPerson, "Ada"));
      for (int i = 0; i < 12; ++i) start_head_ = appendNext(*store).value();
      REQUIRE(store->putSnapshot(kPerson, {start_head_, std::string(5000, 's')}));
    }
    start_ = disk.files();
  }

  // True when the failure was reached.
  bool run(const FailurePlan& plan) {
    FaultDisk disk(start_);
    const FaultVfs vfs("faulty", disk);
    acknowledged_ = start_head_;
    disk.plan(plan);
    auto store = store::openSqliteWith(folder_.path(), key_, random_, options_);
    note(store);
    if (store) work(**store);
    const bool reached = disk.actions() >= plan.at;
    disk.plan({});
    if (store) mustWork(**store);
    store = tl::unexpected(Error{});  // closes
    const auto again = store::openSqliteWith(folder_.path(), key_, random_, options_);
    REQUIRE(again);
    mustWork(**again);
    CHECK((*again)->verify({}).value().ok());
    return reached;
  }

  std::int64_t errors() const { return errors_; }
  const std::set<ErrorCode>& codes() const { return codes_; }

 private:
  template <class Answer>
  void note(const Answer& answer) {
    if (answer) return;
    ++errors_;
    codes_.insert(answer.error().code);
    CHECK(!answer.error().message.empty());
  }

  void work(Store& store) {
    for (int i = 0; i < 4; ++i) {
      const auto head = appendNext(store);
      note(head);
      if (head) acknowledged_ = *head;
    }
    note(store.putSnapshot(kPerson, {start_head_, std::string(9000, 't')}));
    const auto entries = store::readAll(store, kPerson, 3, 20);
    note(entries);
    if (entries) CHECK(entries->size() == 17);
    note(store.snapshot(kPerson));
    note(store.setLabel(kPerson, "Ada again"));
    note(store.verify({}));
    stream(store);
  }

  void stream(Store& store) {
    const auto appender = store.appender(kPerson, acknowledged_);
    note(appender);
    if (!appender) return;
    Sequence head = acknowledged_;
    for (int i = 0; i < 30; ++i) {
      const std::size_t size = nextAppendSize(head);
      const auto added = (*appender)->add(store::testEntries(head, size, kContentBytes));
      note(added);
      if (!added) return;
      head += size;
    }
    const auto committed = (*appender)->commit();
    note(committed);
    if (committed) acknowledged_ = *committed;
  }

  void mustWork(Store& store) {
    Sequence head = 0;
    CHECK(isUntouched(store, head));
    CHECK(head >= acknowledged_);
    const auto next = appendNext(store);
    REQUIRE(next);
    acknowledged_ = *next;
    CHECK(store.snapshot(kPerson).value().has_value());
  }

  store::TestFolder folder_;
  crypto::SystemRandom random_;
  StoreKey key_;
  store::DatabaseOptions options_;
  Files start_;
  Sequence start_head_ = 0;
  Sequence acknowledged_ = 0;
  std::int64_t errors_ = 0;
  std::set<ErrorCode> codes_;
};

TEST_CASE("every disk action may fail, once or for ever, and nothing acknowledged is lost") {
  Bench bench;
  std::int64_t runs = 0;
  for (const Failure kind : {Failure::InputOutput, Failure::NoSpace, Failure::ShortWrite}) {
    for (const bool for_ever : {false, true}) {
      std::int64_t at = 1;
      while (at < kEndOfWork) {
        CAPTURE(at);
        CAPTURE(for_ever);
        ++runs;
        if (!bench.run({at, for_ever, kind})) break;
        ++at;
      }
      CHECK(at > 100);
      CHECK(at < kEndOfWork);
    }
  }
  MESSAGE(runs << " runs, " << bench.errors() << " errors told");
  CHECK(bench.codes().contains(ErrorCode::Storage));
  CHECK(bench.codes().contains(ErrorCode::StorageFull));
  CHECK_FALSE(bench.codes().contains(ErrorCode::Damaged));  // a disk that fails is not a store that is damaged
  CHECK_FALSE(bench.codes().contains(ErrorCode::NotAllowed));
}

TEST_CASE("creating a store on a failing disk can be tried again") {
  store::TestFolder folder;
  crypto::SystemRandom random;
  const StoreKey key = StoreKey::generate(random);
  store::DatabaseOptions options;
  options.vfs = "faulty";
  bool reached = true;
  for (std::int64_t at = 1; reached; ++at) {
    CAPTURE(at);
    FaultDisk disk;
    const FaultVfs vfs("faulty", disk);
    disk.plan({at, false, Failure::InputOutput});
    const bool created = store::createSqliteWith(folder.path(), key, random, options).has_value();
    reached = disk.actions() >= at;
    disk.plan({});
    if (created) {
      CHECK(store::openSqliteWith(folder.path(), key, random, options));
      continue;
    }
    const auto again = store::createSqliteWith(folder.path(), key, random, options);
    const bool works = again.has_value() || again.error().code == ErrorCode::Conflict;
    CHECK(works);
  }
}

}  // namespace
}  // namespace baton::faults
