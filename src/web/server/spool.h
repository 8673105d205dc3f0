// SpoolFile: the temporary file of one upload (0600), gone with its object. Uploads may be larger than memory.
//
// The folder belongs to the data folder (0700): an upload is as private as the record. What a crash left behind is
// removed at the next start.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace baton::web {

class SpoolFile {
 public:
  static Result<SpoolFile> create(const std::string& folder);  // Errors: Storage, StorageFull
  SpoolFile(SpoolFile&& other) noexcept;
  SpoolFile& operator=(SpoolFile&&) = delete;
  ~SpoolFile();  // removes the file when it still lies where it was made

  Status write(std::string_view bytes);
  void close();  // no more bytes; the file stays
  const std::string& path() const { return path_; }

 private:
  SpoolFile(int file, std::string path) : file_(file), path_(std::move(path)) {}
  int file_;
  std::string path_;
};

// Makes the folder (0700) and removes the uploads in it. Errors: Storage.
Status emptySpoolFolder(const std::string& folder);

}  // namespace baton::web
