#include "web/server/event_queue.h"

#include <utility>

namespace baton::web {

std::string eventText(std::string_view event, std::string_view data) {
  std::string text;
  if (!event.empty()) {
    text += "event: ";
    for (const char c : event) {
      if (static_cast<unsigned char>(c) >= 0x20) text += c;
    }
    text += '\n';
  }
  text += "data: ";
  for (std::size_t at = 0; at < data.size(); ++at) {
    if (data[at] == '\r' && at + 1 < data.size() && data[at + 1] == '\n') continue;
    if (data[at] == '\n' || data[at] == '\r') {
      text += "\ndata: ";
    } else {
      text += data[at];
    }
  }
  return text + "\n\n";
}

bool EventQueue::send(const std::string& event, const std::string& data) {
  {
    std::unique_lock lock(mutex_);
    taken_.wait(lock, [this] { return !is_open_ || waiting_.size() < kMostWaiting; });
    if (!is_open_) return false;
    waiting_ += eventText(event, data);
  }
  wake_();
  return true;
}

bool EventQueue::isOpen() const {
  const std::lock_guard lock(mutex_);
  return is_open_;
}

std::string EventQueue::take() {
  std::string text;
  {
    const std::lock_guard lock(mutex_);
    text = std::exchange(waiting_, {});
  }
  taken_.notify_all();
  return text;
}

void EventQueue::close() {
  {
    const std::lock_guard lock(mutex_);
    is_open_ = false;
  }
  taken_.notify_all();
}

void EventQueue::finish() {
  {
    const std::lock_guard lock(mutex_);
    is_finished_ = true;
  }
  wake_();
}

bool EventQueue::isFinished() const {
  const std::lock_guard lock(mutex_);
  return is_finished_ && waiting_.empty();
}

}  // namespace baton::web
