// WriterLock: at most one connection of all programs writes or checkpoints at a time.
//
// SQLite's own lock is not enough: versions 3.7.0 to 3.51.2 can damage a WAL database when two connections write or
// checkpoint at the same instant (trust.md, fact 2). So every write transaction and every checkpoint runs under an
// flock() on `baton.lock` in the store's folder. The system frees it when a program dies.
#pragma once

#include <string>

#include "base/result.h"

namespace baton::store {

class WriterLock {
 public:
  static Result<WriterLock> open(const std::string& path);
  WriterLock(WriterLock&& other) noexcept;
  WriterLock& operator=(WriterLock&&) = delete;
  ~WriterLock();

  bool tryTake();
  Status take(int wait_ms);  // Storage when another program keeps it for so long
  void release();

 private:
  explicit WriterLock(int file) : file_(file) {}
  int file_;
};

}  // namespace baton::store
