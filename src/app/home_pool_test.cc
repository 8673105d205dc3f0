#include "app/home_pool.h"

#include <doctest/doctest.h>

#include <atomic>
#include <thread>

#include "app/health.h"
#include "app/people.h"
#include "app/system.h"
#include "store/test_folder.h"

namespace baton::app {
namespace {

using std::chrono::milliseconds;

Places placesIn(const store::TestFolder& folder) {
  return {folder.path("data"), folder.path("config"), folder.path("store.key"), folder.path()};
}

}  // namespace

TEST_CASE("homes are leased to one at a time, and kept") {
  const store::TestFolder folder;
  SystemClock clock;
  SystemRandom random;
  HomePool homes(placesIn(folder), clock, random, 2);
  CHECK(homes.lease().error().code == ErrorCode::NotFound);
  CHECK(checkHealth(homes));
  REQUIRE(Home::create(placesIn(folder), clock, random));
  Home* kept = nullptr;
  {
    auto first = homes.lease();
    auto second = homes.lease();
    REQUIRE(first);
    REQUIRE(second);
    CHECK(&**first != &**second);
    kept = &**first;
    CHECK(homes.lease(milliseconds(10)).error().code == ErrorCode::Storage);
  }
  auto again = homes.lease();
  auto other = homes.lease();
  REQUIRE(again);
  REQUIRE(other);
  CHECK((&**again == kept || &**other == kept));
}

TEST_CASE("what one home writes, the others see") {
  const store::TestFolder folder;
  SystemClock clock;
  SystemRandom random;
  REQUIRE(Home::create(placesIn(folder), clock, random));
  HomePool homes(placesIn(folder), clock, random, 3);
  std::atomic<int> failures = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < 6; ++i) {
    threads.emplace_back([&homes, &failures, i] {
      auto home = homes.lease();
      if (!home || !addPerson(**home, "Person " + std::to_string(i), "", "")) ++failures;
    });
  }
  for (std::thread& thread : threads) thread.join();
  CHECK(failures == 0);
  auto home = homes.lease();
  REQUIRE(home);
  CHECK(listPersons(**home)->size() == 6);
}

TEST_CASE("after reopen() no older home is given out") {
  const store::TestFolder folder;
  SystemClock clock;
  SystemRandom random;
  REQUIRE(Home::create(placesIn(folder), clock, random));
  HomePool homes(placesIn(folder), clock, random, 2);
  {
    auto leased = homes.lease();
    REQUIRE(leased);
    homes.reopen();
  }
  std::filesystem::remove_all(folder.path("data"));
  CHECK(homes.lease().error().code == ErrorCode::NotFound);
}

}  // namespace baton::app
