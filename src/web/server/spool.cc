#include "web/server/spool.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <utility>

namespace baton::web {
namespace {

constexpr std::string_view kPrefix = "upload-";

tl::unexpected<Error> diskTrouble(int number) {
  if (number == ENOSPC || number == EDQUOT) {
    return fail(ErrorCode::StorageFull, "There is no space left for this file. Nothing was stored.");
  }
  return fail(ErrorCode::Storage, "This file could not be kept. Nothing was stored.", std::strerror(number));
}

}  // namespace

Result<SpoolFile> SpoolFile::create(const std::string& folder) {
  std::string path = folder + "/" + std::string(kPrefix) + "XXXXXX";
  const int file = ::mkostemp(path.data(), O_CLOEXEC);  // 0600
  if (file < 0) return diskTrouble(errno);
  return SpoolFile(file, std::move(path));
}

SpoolFile::SpoolFile(SpoolFile&& other) noexcept
    : file_(std::exchange(other.file_, -1)), path_(std::exchange(other.path_, "")) {}

SpoolFile::~SpoolFile() {
  close();
  if (!path_.empty()) ::unlink(path_.c_str());
}

Status SpoolFile::write(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(file_, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return diskTrouble(errno);
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return {};
}

void SpoolFile::close() {
  if (file_ >= 0) ::close(file_);
  file_ = -1;
}

Status emptySpoolFolder(const std::string& folder) {
  if (::mkdir(folder.c_str(), 0700) != 0 && errno != EEXIST) return diskTrouble(errno);
  if (::chmod(folder.c_str(), 0700) != 0) return diskTrouble(errno);
  std::error_code trouble;
  for (const auto& entry : std::filesystem::directory_iterator(folder, trouble)) {
    if (entry.path().filename().string().starts_with(kPrefix)) std::filesystem::remove(entry.path(), trouble);
  }
  return {};
}

}  // namespace baton::web
