// A file as bytes in memory, read-only, without reading it first. Holds as long as the value lives, also when the file
// is replaced by another one of its name meanwhile.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace baton::app {

class MappedFile {
 public:
  // Errors: NotFound, Storage.
  static Result<MappedFile> open(const std::string& path);
  MappedFile(MappedFile&& other) noexcept;
  MappedFile& operator=(MappedFile&& other) noexcept;
  ~MappedFile();
  std::string_view bytes() const { return bytes_; }
  // Tells the system that the bytes are read once, from front to back.
  void readOnce() const;

 private:
  explicit MappedFile(std::string_view bytes) : bytes_(bytes) {}
  std::string_view bytes_;
};

}  // namespace baton::app
