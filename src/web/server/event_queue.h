// EventQueue: between a thread that makes events and the connection that writes them. Bounded: who makes events too
// fast waits for the reader.
#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <string>
#include <string_view>

#include "web/server/http.h"

namespace baton::web {

// One event in the form of text/event-stream (WHATWG HTML §9.2.6). Line ends in `data` become data lines; control
// characters in the name are left out.
std::string eventText(std::string_view event, std::string_view data);

class EventQueue final : public EventStream {
 public:
  // `wake` tells the connection that there is something to write; called by any thread, outside of locks.
  explicit EventQueue(std::function<void()> wake) : wake_(std::move(wake)) {}

  bool send(const std::string& event, const std::string& data) override;
  bool isOpen() const override;

  std::string take();  // all that waits; for the connection
  void close();        // the reader is gone or the server stops: send() answers false from now on
  void finish();       // the maker has no more events
  bool isFinished() const;

 private:
  static constexpr std::size_t kMostWaiting = std::size_t{256} << 10U;

  const std::function<void()> wake_;
  mutable std::mutex mutex_;
  std::condition_variable taken_;
  std::string waiting_;
  bool is_open_ = true;
  bool is_finished_ = false;
};

}  // namespace baton::web
