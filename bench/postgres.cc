#include "postgres.h"

#include <atomic>
#include <chrono>
#include <thread>
#include <vector>

#include "crypto/system_random.h"
#include "store/open.h"

namespace baton::bench {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t kEntryBytes = 600;

// Letters by chance: what is all alike would be compressed to nothing.
std::string someContent(Random& random) {
  std::vector<std::uint8_t> bytes(kEntryBytes);
  random.fill(bytes);
  std::string content;
  for (const std::uint8_t byte : bytes) content += static_cast<char>('0' + (byte & 63U));
  return content;
}

void write(store::Store& store, const std::string& content, const record::PersonId& person, Clock::time_point until,
           std::atomic<long>& count) {
  record::Entry entry;
  entry.type = "Observation";
  entry.content = content;
  record::Sequence head = 0;
  while (Clock::now() < until) {
    entry.id = "o" + std::to_string(head);
    const auto done = store.append(person, head, std::span(&entry, 1));
    if (!done) return;
    head = *done;
    ++count;
  }
}

}  // namespace

double postgresAppends(const std::string& address, int writers, double seconds) {
  crypto::SystemRandom random;
  const store::StoreKey key = store::StoreKey::generate(random);
  if (!store::createPostgres(address, key, random)) return 0;
  std::atomic<long> count = 0;
  std::atomic<int> ready = 0;
  std::vector<std::thread> threads;
  const auto length = std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(seconds));
  for (int i = 0; i < writers; ++i) {
    threads.emplace_back([&, i] {
      crypto::SystemRandom own;
      const auto store = store::openPostgres(address, key, own);
      const record::PersonId person{"person-" + std::to_string(i)};
      if (!store || !(*store)->addPerson(person, "")) return;
      ++ready;
      while (ready < writers) std::this_thread::yield();
      write(**store, someContent(own), person, Clock::now() + length, count);
    });
  }
  for (std::thread& thread : threads) thread.join();
  return static_cast<double>(count) / seconds;
}

}  // namespace baton::bench
