#include "store/writer_lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <thread>
#include <utility>

namespace baton::store {

Result<WriterLock> WriterLock::open(const std::string& path) {
  const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, S_IRUSR | S_IWUSR);
  if (file < 0) {
    const int number = errno;
    return fail(number == ENOSPC ? ErrorCode::StorageFull : ErrorCode::Storage,
                "The store's lock file could not be opened: " + path + ".", "errno " + std::to_string(number));
  }
  return WriterLock(file);
}

WriterLock::WriterLock(WriterLock&& other) noexcept : file_(std::exchange(other.file_, -1)) {}

WriterLock::~WriterLock() {
  if (file_ >= 0) ::close(file_);
}

bool WriterLock::tryTake() { return ::flock(file_, LOCK_EX | LOCK_NB) == 0; }

Status WriterLock::take(int wait_ms) {
  constexpr std::chrono::microseconds kPause(200);
  const auto end = std::chrono::steady_clock::now() + std::chrono::milliseconds(wait_ms);
  while (!tryTake()) {
    if (std::chrono::steady_clock::now() >= end) {
      return fail(ErrorCode::Storage,
                  "Another program is writing to the store and has not finished. Please try again.");
    }
    std::this_thread::sleep_for(kPause);
  }
  return {};
}

void WriterLock::release() { ::flock(file_, LOCK_UN); }

}  // namespace baton::store
