#include "app/whole_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>

namespace baton::app {
namespace {

constexpr std::size_t kLargestBytes = 64U << 20U;

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  int number() const { return number_; }

 private:
  int number_;
};

// Removes the temporary file when it was not renamed. Keeps errno for who reports the failure.
class Unlinked {
 public:
  explicit Unlinked(const std::string& path) : path_(path) {}
  Unlinked(const Unlinked&) = delete;
  Unlinked& operator=(const Unlinked&) = delete;
  ~Unlinked() {
    const int kept = errno;
    ::unlink(path_.c_str());
    errno = kept;
  }

 private:
  const std::string& path_;
};

tl::unexpected<Error> trouble(const std::string& what, const std::string& path) {
  const int number = errno;
  const ErrorCode code = number == ENOSPC || number == EDQUOT ? ErrorCode::StorageFull : ErrorCode::Storage;
  return fail(code, what + " " + path + ": " + std::strerror(number) + ".");
}

}  // namespace

Result<std::string> readWholeFile(const std::string& path) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (file.number() < 0) {
    if (errno == ENOENT) return fail(ErrorCode::NotFound, "There is no file " + path + ".");
    return trouble("Cannot read", path);
  }
  std::string content;
  char buffer[65'536];
  for (;;) {
    const ssize_t count = ::read(file.number(), buffer, sizeof buffer);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return trouble("Cannot read", path);
    if (count == 0) return content;
    content.append(buffer, static_cast<std::size_t>(count));
    if (content.size() > kLargestBytes) return fail(ErrorCode::TooLarge, path + " is larger than 64 MiB.");
  }
}

Status writeWholeFile(const std::string& path, std::string_view content) {
  // A name of its own, because several threads and programs may write the same file at once: the last one counts.
  std::string temporary = path + ".XXXXXX";
  {
    const Descriptor file(::mkostemp(temporary.data(), O_CLOEXEC));  // 0600
    if (file.number() < 0) return trouble("Cannot write", path);
    const Unlinked leftover(temporary);
    for (std::size_t done = 0; done < content.size();) {
      const ssize_t count = ::write(file.number(), content.data() + done, content.size() - done);
      if (count < 0 && errno == EINTR) continue;
      if (count < 0) return trouble("Cannot write", path);
      done += static_cast<std::size_t>(count);
    }
    if (::fsync(file.number()) != 0) return trouble("Cannot write", path);
    if (::rename(temporary.c_str(), path.c_str()) != 0) return trouble("Cannot write", path);
  }
  const std::string folder = std::filesystem::absolute(path).parent_path().string();
  const Descriptor directory(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (directory.number() >= 0) ::fsync(directory.number());
  return {};
}

}  // namespace baton::app
