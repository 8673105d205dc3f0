// HomePool: opened homes for many threads. A store serves one thread at a time (store/store.h), so each running request
// leases a home of its own; they all lie on the same data folder and see each other's writes.
//
// Homes are opened when first needed and kept for the next lease. Threads: any.
// Cost: a lease of a kept home is a lock; opening one 0.5 ms.
#pragma once

#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <vector>

#include "app/home.h"

namespace baton::app {

class HomePool {
 public:
  // Gives its home back when it goes. The pool outlives it.
  class Lease {
   public:
    Lease(Lease&& other) noexcept = default;
    Lease& operator=(Lease&&) = delete;
    ~Lease();
    Home& operator*() { return *home_; }
    Home* operator->() { return home_.get(); }

   private:
    friend class HomePool;
    Lease(HomePool& pool, std::unique_ptr<Home> home, unsigned generation)
        : pool_(&pool), home_(std::move(home)), generation_(generation) {}
    HomePool* pool_;
    std::unique_ptr<Home> home_;
    unsigned generation_;
  };

  // `clock` and `random` outlive the pool and are safe for threads. At most `most` homes are open at a time.
  HomePool(Places places, Clock& clock, Random& random, std::size_t most = 8);

  // Waits while all are leased, at most `wait`. Errors: Storage when none came free, and those of Home::open: NotFound
  // while there is no store yet.
  Result<Lease> lease(std::chrono::milliseconds wait = std::chrono::seconds(10));
  // Drops the kept homes, so that the next lease opens anew: after a restore put another store into the folder.
  void reopen();

  const Places& places() const { return places_; }
  Clock& clock() { return clock_; }
  Random& random() { return random_; }

 private:
  void giveBack(std::unique_ptr<Home> home, unsigned generation);

  const Places places_;
  Clock& clock_;
  Random& random_;
  const std::size_t most_;
  std::mutex mutex_;
  std::condition_variable freed_;
  std::vector<std::unique_ptr<Home>> kept_;
  std::size_t leased_ = 0;
  unsigned generation_ = 0;
};

}  // namespace baton::app
