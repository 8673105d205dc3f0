// The worker of a server: a thread that delivers what is due, every few seconds.
//
// It uses a home of its own from the pool, reads the settings anew each time, and keeps its connection to the mail
// server. Several servers on one store may each have one: a message is claimed before it is tried (store/outbox.h).
#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <string>
#include <thread>

#include "app/home_pool.h"

namespace baton::app {

class DeliveryWorker {
 public:
  // `log` takes a line for the operator, without addresses or health data. The pool outlives it.
  DeliveryWorker(HomePool& homes, std::function<void(std::string_view)> log);
  ~DeliveryWorker();  // waits for the message at hand
  DeliveryWorker(const DeliveryWorker&) = delete;
  DeliveryWorker& operator=(const DeliveryWorker&) = delete;

 private:
  void run();
  bool waitOrStop();

  HomePool& homes_;
  std::function<void(std::string_view)> log_;
  std::mutex mutex_;
  std::condition_variable stopped_;
  bool stops_ = false;
  std::thread thread_;
};

}  // namespace baton::app
