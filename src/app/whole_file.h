// Whole small files in and out; a new content replaces the old one at once or not at all.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace baton::app {

// Errors: NotFound, TooLarge above 64 MiB, Storage.
Result<std::string> readWholeFile(const std::string& path);
// Mode 0600, through a temporary file, fsync and rename. Errors: StorageFull, Storage.
Status writeWholeFile(const std::string& path, std::string_view content);

}  // namespace baton::app
