// zip_write: a few files as one zip archive in memory, for a person to take away. Reading: archive.h.
//
// Deterministic: the same files and moment give the same bytes. Names are of the program, UTF-8, "/" between folders.
// Cost: deflate of all bytes; everything is held in memory twice. Source: PKWARE APPNOTE 6.3.9, through libzip.
#pragma once

#include <string>
#include <vector>

#include "base/instant.h"
#include "base/result.h"

namespace baton::archive {

struct ZipFile {
  std::string name;
  std::string bytes;
};
// Errors: Storage when there is not enough memory.
Result<std::string> writeZip(const std::vector<ZipFile>& files, Instant at);

}  // namespace baton::archive
