// The files of src/web/static/ as they lie in the program: names and bytes.
#pragma once

#include <string_view>
#include <vector>

namespace baton::web {

struct EmbeddedFile {
  std::string_view name;
  std::string_view bytes;
};
std::vector<EmbeddedFile> embeddedStaticFiles();

}  // namespace baton::web
