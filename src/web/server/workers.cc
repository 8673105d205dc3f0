#include "web/server/workers.h"

#include <utility>

namespace baton::web {

Workers::Workers(std::size_t most_threads, std::size_t most_waiting)
    : most_threads_(most_threads), most_waiting_(most_waiting) {}

Workers::~Workers() {
  {
    const std::lock_guard lock(mutex_);
    is_stopping_ = true;
  }
  wake_.notify_all();
  for (std::thread& thread : threads_) {
    if (thread.joinable()) thread.join();
  }
}

bool Workers::tryPost(std::function<void()> job) {
  {
    const std::lock_guard lock(mutex_);
    if (is_stopping_) return false;
    const bool has_idle = jobs_.size() < idle_;
    const bool may_start = threads_.size() < most_threads_;
    if (!has_idle && !may_start && jobs_.size() >= most_waiting_) return false;
    jobs_.push_back(std::move(job));
    if (!has_idle && may_start) threads_.emplace_back([this] { work(); });
  }
  wake_.notify_one();
  return true;
}

std::size_t Workers::waiting() const {
  const std::lock_guard lock(mutex_);
  return jobs_.size();
}

std::size_t Workers::running() const {
  const std::lock_guard lock(mutex_);
  return threads_.size() - idle_;
}

bool Workers::stop(std::chrono::milliseconds patience) {
  std::unique_lock lock(mutex_);
  is_stopping_ = true;
  wake_.notify_all();
  const bool is_done = done_.wait_for(lock, patience, [this] { return jobs_.empty() && idle_ == threads_.size(); });
  lock.unlock();
  for (std::thread& thread : threads_) is_done ? thread.join() : thread.detach();
  return is_done;
}

void Workers::work() {
  std::unique_lock lock(mutex_);
  while (true) {
    ++idle_;
    done_.notify_all();
    wake_.wait(lock, [this] { return is_stopping_ || !jobs_.empty(); });
    if (jobs_.empty()) return;  // counted as idle for ever
    --idle_;
    auto job = std::move(jobs_.front());
    jobs_.pop_front();
    lock.unlock();
    job();
    job = nullptr;  // what it holds goes before the thread counts as free
    lock.lock();
  }
}

}  // namespace baton::web
