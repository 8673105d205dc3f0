// R1 at the level of the store: a process that appends is killed at a random moment, again and again.
//
// The child says each acknowledged head on a pipe. After each kill the journal must hold at least that, no append by
// half, and verify.
#include <doctest/doctest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>

#include "crypto/system_random.h"
#include "rounds.h"
#include "work.h"

namespace baton::faults {
namespace {

constexpr int kMaxSleepUs = 20'000;
constexpr int kRoundsPerStore = 20;

// Appends until it is killed. Never returns.
[[noreturn]] void appendForEver(const std::string& folder, const StoreKey& key, int pipe) {
  crypto::SystemRandom random;
  const auto store = store::openSqlite(folder, key, random);
  const Sequence ready = 0;
  if (!store || ::write(pipe, &ready, sizeof ready) != sizeof ready) ::_exit(1);
  while (true) {
    const auto head = appendNext(**store);
    if (!head || ::write(pipe, &*head, sizeof *head) != sizeof *head) break;
  }
  ::_exit(1);
}

enum class From { Start, Opened };

// The last acknowledged head of one child, killed `sleep_us` after its start or after it opened the store; 0 when it
// said nothing.
Sequence killOne(const std::string& folder, const StoreKey& key, From from, int sleep_us, std::int64_t& acknowledged) {
  std::array<int, 2> ends{};
  REQUIRE(::pipe(ends.data()) == 0);
  const pid_t child = ::fork();
  REQUIRE(child >= 0);
  if (child == 0) appendForEver(folder, key, ends[1]);
  ::close(ends[1]);
  Sequence head = 0;
  if (from == From::Opened) REQUIRE(::read(ends[0], &head, sizeof head) == sizeof head);
  ::usleep(static_cast<useconds_t>(sleep_us));
  ::kill(child, SIGKILL);
  Sequence last = 0;
  while (::read(ends[0], &head, sizeof head) == sizeof head) {
    last = head;
    if (head > 0) ++acknowledged;
  }
  ::close(ends[0]);
  int status = 0;
  ::waitpid(child, &status, 0);
  CHECK(WIFSIGNALED(status));  // it did not stop by itself
  return last;
}

TEST_CASE("kill -9 at any moment loses nothing acknowledged and leaves no append by half") {
  crypto::SystemRandom random;
  const StoreKey key = StoreKey::generate(random);
  auto chance = dice();
  const std::int64_t all = rounds(200);
  std::int64_t acknowledged = 0;
  std::int64_t lost = 0;
  for (std::int64_t round = 0; round < all;) {
    const store::TestFolder folder;
    REQUIRE(store::createSqlite(folder.path(), key, random).value()->addPerson(kPerson, "Ada"));
    for (int i = 0; i < kRoundsPerStore && round < all; ++i, ++round) {
      const int sleep_us = static_cast<int>(chance() % kMaxSleepUs);
      const Sequence last =
          killOne(folder.path(), key, i % 4 == 0 ? From::Start : From::Opened, sleep_us, acknowledged);
      const auto store = store::openSqlite(folder.path(), key, random).value();
      Sequence head = 0;
      CHECK(isUntouched(*store, head));
      if (head < last) ++lost;
    }
    CHECK(store::openSqlite(folder.path(), key, random).value()->verify({}).value().ok());
  }
  MESSAGE(all << " kills, " << acknowledged << " appends acknowledged, " << lost << " lost");
  CHECK(lost == 0);
  CHECK(acknowledged > 0);
}

}  // namespace
}  // namespace baton::faults
