// Workers: a bounded pool of threads with a bounded queue. Threads start when they are first needed.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace baton::web {

class Workers {
 public:
  // At most `most_threads` jobs run and `most_waiting` wait.
  Workers(std::size_t most_threads, std::size_t most_waiting);
  Workers(const Workers&) = delete;
  Workers& operator=(const Workers&) = delete;
  ~Workers();  // waits for what runs

  bool tryPost(std::function<void()> job);  // false: full or stopping, the job was not taken
  std::size_t waiting() const;
  std::size_t running() const;
  // Takes no more jobs and waits for those it has. False: some still run after `patience`; their threads are left alone
  // and the program must end without destroying what they use.
  bool stop(std::chrono::milliseconds patience);

 private:
  void work();

  const std::size_t most_threads_;
  const std::size_t most_waiting_;
  mutable std::mutex mutex_;
  std::condition_variable wake_;
  std::condition_variable done_;
  std::deque<std::function<void()>> jobs_;
  std::vector<std::thread> threads_;
  std::size_t idle_ = 0;
  bool is_stopping_ = false;
};

}  // namespace baton::web
