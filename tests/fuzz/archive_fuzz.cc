// Any bytes as a gzip or zip file on disk.
#include <unistd.h>

#include <cstdint>
#include <cstdio>
#include <string>

#include "sources/files.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const std::string kPath = "/tmp/baton-fuzz-archive-" + std::to_string(getpid());
  std::FILE* file = std::fopen(kPath.c_str(), "wb");
  if (file == nullptr) return 0;
  std::fwrite(data, 1, size, file);
  std::fclose(file);
  (void)baton::sources::readFile(kPath, [](baton::sources::FilePart&&) { return baton::Status(); });
  return 0;
}
