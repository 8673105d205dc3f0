// The reminder worker of a server: a thread that makes one pass a minute (remind.h). Several servers on one store may
// each have one: a marker is claimed before anything goes out.
#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <string_view>
#include <thread>

#include "app/home_pool.h"

namespace baton::app {

class RemindWorker {
 public:
  // `log` takes a line for the operator, without addresses or health data. The pool outlives it.
  RemindWorker(HomePool& homes, std::function<void(std::string_view)> log);
  ~RemindWorker();  // waits for the pass at hand
  RemindWorker(const RemindWorker&) = delete;
  RemindWorker& operator=(const RemindWorker&) = delete;

 private:
  void run();
  Status pass();

  HomePool& homes_;
  std::function<void(std::string_view)> log_;
  std::mutex mutex_;
  std::condition_variable stopped_;
  bool stops_ = false;
  std::thread thread_;
};

}  // namespace baton::app
