#include "web/static/static_files.h"

#include <algorithm>
#include <array>

#include "base/assert.h"

// BATON_FILES(FILE) lists every file: FILE(symbol, name, address, content type, sha256, immutable). Made by the build.
#include "static_files.inc"

#define BATON_EMBED_ONE(symbol, path)            \
  asm(".section .rodata\n"                       \
      ".global baton_static_" #symbol            \
      "\n"                                       \
      ".global baton_static_" #symbol            \
      "_end\n"                                   \
      ".balign 16\n"                             \
      "baton_static_" #symbol                    \
      ":\n"                                      \
      ".incbin \"" path                          \
      "\"\n"                                     \
      "baton_static_" #symbol                    \
      "_end:\n"                                  \
      ".byte 0\n"                                \
      ".previous\n");                            \
  extern "C" const char baton_static_##symbol[]; \
  extern "C" const char baton_static_##symbol##_end[];

#define BATON_EMBED(symbol, name, address, type, sha256, immutable) \
  BATON_EMBED_ONE(symbol, BATON_WEB_DIR "/" name)                   \
  BATON_EMBED_ONE(symbol##_gz, BATON_WEB_DIR "/" name ".gz")

BATON_FILES(BATON_EMBED)
BATON_EMBED_ONE(words_es, BATON_WEB_DIR "/es.mo")

namespace baton::web {
namespace {

std::string_view between(const char* first, const char* end) { return {first, static_cast<std::size_t>(end - first)}; }

}  // namespace

std::span<const StaticFile> staticFiles() {
#define BATON_ROW(symbol, name, address, type, sha256, immutable)                 \
  StaticFile{name,                                                                \
             address,                                                             \
             type,                                                                \
             between(baton_static_##symbol, baton_static_##symbol##_end),         \
             between(baton_static_##symbol##_gz, baton_static_##symbol##_gz_end), \
             sha256,                                                              \
             immutable},
  static const std::array kFiles = {BATON_FILES(BATON_ROW)};
#undef BATON_ROW
  return kFiles;
}

const StaticFile* findStaticFile(std::string_view path) {
  const auto files = staticFiles();
  const auto found = std::ranges::find(files, path, &StaticFile::path);
  return found == files.end() ? nullptr : &*found;
}

std::string_view staticPath(std::string_view name) {
  const auto files = staticFiles();
  const auto found = std::ranges::find(files, name, &StaticFile::name);
  BATON_ASSERT(found != files.end());
  return found->path;
}

std::string_view spanishCatalogue() { return between(baton_static_words_es, baton_static_words_es_end); }

}  // namespace baton::web
