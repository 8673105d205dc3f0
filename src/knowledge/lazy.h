// Lazy: a value that is made when it is first asked for, once, and never changes afterwards.
//
// Why: one run of the program asks for a few of the thirty families of tables; the others need not be read for it.
// A maker may ask other Lazy values, as long as these never ask it back. Errors: make() answers those of the maker, and
// makes it again when asked again; `*` is for values whose maker is known not to fail, and stops the program otherwise.
// Threads: any number may ask; the first one makes, the others wait. Cost, once made: one load.
#pragma once

#include <atomic>
#include <cstdio>
#include <functional>
#include <mutex>
#include <optional>
#include <utility>

#include "base/assert.h"
#include "base/result.h"

namespace baton::knowledge {

template <class T>
class Lazy {
 public:
  explicit Lazy(std::function<Result<T>()> maker) : maker_(std::move(maker)) {}
  Lazy(const Lazy&) = delete;
  Lazy& operator=(const Lazy&) = delete;

  Status make() const {
    const std::lock_guard lock(mutex_);
    if (value_) return {};
    Result<T> made = maker_();
    if (!made) return tl::unexpected<Error>(std::move(made.error()));
    value_.emplace(std::move(*made));
    ready_.store(&*value_, std::memory_order_release);
    return {};
  }

  const T& operator*() const {
    if (const T* const ready = ready_.load(std::memory_order_acquire)) return *ready;
    const Status made = make();
    if (!made) std::fprintf(stderr, "baton: %s\n", made.error().message.c_str());
    BATON_ASSERT(made.has_value());
    return *ready_.load(std::memory_order_acquire);
  }

 private:
  std::function<Result<T>()> maker_;
  mutable std::mutex mutex_;
  mutable std::optional<T> value_;
  mutable std::atomic<const T*> ready_ = nullptr;
};

}  // namespace baton::knowledge
