#include "web/server/static_table.h"

#include <cstddef>

// The build writes one line BATON_FILE(number, "name") for each file of src/web/static/ into static_files.inc.
#define BATON_FILE(number, name)                 \
  asm(".section .rodata\n"                       \
      ".global baton_static_" #number            \
      "\n"                                       \
      ".global baton_static_" #number            \
      "_end\n"                                   \
      ".balign 16\n"                             \
      "baton_static_" #number                    \
      ":\n"                                      \
      ".incbin \"" BATON_STATIC_DIR "/" name     \
      "\"\n"                                     \
      "baton_static_" #number                    \
      "_end:\n"                                  \
      ".byte 0\n"                                \
      ".previous\n");                            \
  extern "C" const char baton_static_##number[]; \
  extern "C" const char baton_static_##number##_end[];

#include "static_files.inc"
#undef BATON_FILE

namespace baton::web {

std::vector<EmbeddedFile> embeddedStaticFiles() {
  return {
#define BATON_FILE(number, name)                             \
  EmbeddedFile{name, std::string_view(baton_static_##number, \
                                      static_cast<std::size_t>(baton_static_##number##_end - baton_static_##number))},
#include "static_files.inc"
#undef BATON_FILE
  };
}

}  // namespace baton::web
