#include "app/mapped_file.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

namespace baton::app {

Result<MappedFile> MappedFile::open(const std::string& path) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) {
    return fail(errno == ENOENT ? ErrorCode::NotFound : ErrorCode::Storage,
                "Cannot open " + path + ": " + std::strerror(errno) + ".");
  }
  struct stat about = {};
  const bool is_file = ::fstat(file, &about) == 0 && S_ISREG(about.st_mode);
  void* memory = nullptr;
  if (is_file && about.st_size > 0) {
    memory = ::mmap(nullptr, static_cast<std::size_t>(about.st_size), PROT_READ, MAP_PRIVATE, file, 0);
  }
  ::close(file);
  if (!is_file || memory == MAP_FAILED) return fail(ErrorCode::Storage, "Cannot read " + path + ": not a file to map.");
  return MappedFile({static_cast<const char*>(memory), static_cast<std::size_t>(about.st_size)});
}

MappedFile::MappedFile(MappedFile&& other) noexcept : bytes_(std::exchange(other.bytes_, {})) {}
MappedFile& MappedFile::operator=(MappedFile&& other) noexcept {
  std::swap(bytes_, other.bytes_);
  return *this;
}
MappedFile::~MappedFile() {
  if (!bytes_.empty()) ::munmap(const_cast<char*>(bytes_.data()), bytes_.size());
}

void MappedFile::readOnce() const {
  if (!bytes_.empty()) ::madvise(const_cast<char*>(bytes_.data()), bytes_.size(), MADV_SEQUENTIAL);
}

}  // namespace baton::app
