#include "store/files.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <vector>

namespace baton::store {
namespace {

namespace fs = std::filesystem;

tl::unexpected<Error> systemError(const std::string& what, const std::string& path, int number) {
  const std::string detail = "errno " + std::to_string(number);
  if (number == ENOSPC || number == EDQUOT) {
    return fail(ErrorCode::StorageFull,
                "The disk is full: " + what + " " + path +
                    " did not work. Free some space and "
                    "try again.",
                detail);
  }
  return fail(ErrorCode::Storage, "The disk reported an error: " + what + " " + path + " did not work.", detail);
}

// A file descriptor that closes itself.
class File {
 public:
  File(const std::string& path, int flags, int mode = 0) : number_(::open(path.c_str(), flags | O_CLOEXEC, mode)) {}
  ~File() {
    if (number_ >= 0) ::close(number_);
  }
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  bool ok() const { return number_ >= 0; }
  int number() const { return number_; }

 private:
  int number_;
};

bool writeAll(int file, std::string_view bytes) {
  while (!bytes.empty()) {
    const auto written = ::write(file, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

Status copyBytes(int from, int to, const std::string& name) {
  std::vector<char> buffer(std::size_t{1} << 20U);
  while (true) {
    const auto got = ::read(from, buffer.data(), buffer.size());
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return systemError("reading", name, errno);
    if (got == 0) return {};
    if (!writeAll(to, {buffer.data(), static_cast<std::size_t>(got)})) return systemError("writing", name, errno);
  }
}

}  // namespace

bool fileExists(const std::string& path) {
  std::error_code ignored;
  return fs::exists(path, ignored);
}

bool folderIsEmpty(const std::string& path) {
  std::error_code ignored;
  return !fs::exists(path, ignored) || (fs::is_directory(path, ignored) && fs::is_empty(path, ignored));
}

Status makePrivateFolder(const std::string& path) {
  const bool ours = folderIsEmpty(path);
  std::error_code trouble;
  fs::create_directories(path, trouble);
  if (trouble) return systemError("making the folder", path, trouble.value());
  if (ours && ::chmod(path.c_str(), S_IRWXU) != 0) return systemError("protecting the folder", path, errno);
  return syncFolder(folderOf(path));
}

Status makePrivateFile(const std::string& path) { return writePrivateFile(path, {}); }

Status writePrivateFile(const std::string& path, std::string_view content) {
  const File file(path, O_WRONLY | O_CREAT | O_EXCL, S_IRUSR | S_IWUSR);
  if (!file.ok() && errno == EEXIST) {
    return fail(ErrorCode::Conflict, "There is a file " + path + " already. It was left as it is.");
  }
  if (!file.ok()) return systemError("making", path, errno);
  if (writeAll(file.number(), content) && ::fsync(file.number()) == 0) return {};
  auto error = systemError("writing", path, errno);
  removeFile(path);
  return error;
}

Status copyPrivateFile(const std::string& from, const std::string& to) {
  const File source(from, O_RDONLY);
  if (!source.ok() && errno == ENOENT) return fail(ErrorCode::NotFound, "There is no file " + from + ".");
  if (!source.ok()) return systemError("opening", from, errno);
  BATON_CHECK(makePrivateFile(to));
  const File copy(to, O_WRONLY);
  if (!copy.ok()) return systemError("opening", to, errno);
  BATON_CHECK(copyBytes(source.number(), copy.number(), to));
  if (::fsync(copy.number()) != 0) return systemError("writing", to, errno);
  return {};
}

Status syncFile(const std::string& path) {
  const File file(path, O_RDONLY);
  if (!file.ok() || ::fsync(file.number()) != 0) return systemError("saving", path, errno);
  return {};
}

Status syncFolder(const std::string& path) {
  const File folder(path, O_RDONLY | O_DIRECTORY);
  if (!folder.ok() || ::fsync(folder.number()) != 0) return systemError("saving the folder", path, errno);
  return {};
}

Status renameDurably(const std::string& from, const std::string& to) {
  if (::rename(from.c_str(), to.c_str()) != 0) return systemError("renaming to", to, errno);
  return syncFolder(folderOf(to));
}

void removeFile(const std::string& path) { ::unlink(path.c_str()); }

void removeFolder(const std::string& path) { ::rmdir(path.c_str()); }

void removeDatabaseFiles(const std::string& file) {
  for (const char* part : {"", "-wal", "-shm", "-journal"}) removeFile(file + part);
}

std::string folderOf(const std::string& path) {
  const auto parent = fs::path(path).lexically_normal().parent_path().string();
  return parent.empty() ? "." : parent;
}

}  // namespace baton::store
