#include "app/home_pool.h"

#include <utility>

namespace baton::app {

HomePool::Lease::~Lease() {
  if (home_ != nullptr) pool_->giveBack(std::move(home_), generation_);
}

HomePool::HomePool(Places places, Clock& clock, Random& random, std::size_t most)
    : places_(std::move(places)), clock_(clock), random_(random), most_(most) {}

Result<HomePool::Lease> HomePool::lease(std::chrono::milliseconds wait) {
  std::unique_lock lock(mutex_);
  if (!freed_.wait_for(lock, wait, [this] { return leased_ < most_; })) {
    return fail(ErrorCode::Storage, "Baton is busy right now. Please try again in a moment.");
  }
  ++leased_;
  const unsigned generation = generation_;
  if (!kept_.empty()) {
    auto home = std::move(kept_.back());
    kept_.pop_back();
    return Lease(*this, std::move(home), generation);
  }
  lock.unlock();  // opening reads the disk
  auto opened = Home::open(places_, clock_, random_);
  if (!opened) {
    giveBack(nullptr, generation);
    return tl::unexpected<Error>(std::move(opened).error());
  }
  return Lease(*this, std::make_unique<Home>(std::move(*opened)), generation);
}

void HomePool::reopen() {
  const std::lock_guard lock(mutex_);
  kept_.clear();
  ++generation_;
}

void HomePool::giveBack(std::unique_ptr<Home> home, unsigned generation) {
  {
    const std::lock_guard lock(mutex_);
    --leased_;
    if (home != nullptr && generation == generation_) kept_.push_back(std::move(home));
  }
  freed_.notify_one();
}

}  // namespace baton::app
