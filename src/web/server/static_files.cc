#include "web/server/static_files.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "base/assert.h"
#include "base/digest.h"
#include "web/server/gzip.h"
#include "web/server/static_table.h"

namespace baton::web {
namespace {

constexpr std::size_t kHashDigits = 12;

StaticFile staticFileOf(const EmbeddedFile& file) {
  StaticFile made;
  made.name = file.name;
  made.bytes = file.bytes;
  made.hash = digestHex(file.bytes).substr(0, kHashDigits);
  made.path = "/static/" + hashedName(file.name, made.hash);
  made.content_type = contentTypeOf(file.name);
  made.gzipped = gzip(file.bytes);
  if (made.gzipped.size() >= file.bytes.size()) made.gzipped.clear();
  return made;
}

std::vector<StaticFile> makeStaticFiles() {
  std::vector<StaticFile> files;
  for (const EmbeddedFile& file : embeddedStaticFiles()) files.push_back(staticFileOf(file));
  return files;
}

template <class Matches>
const StaticFile* findFile(Matches matches) {
  const auto files = staticFiles();
  const auto found = std::find_if(files.begin(), files.end(), matches);
  return found == files.end() ? nullptr : &*found;
}

}  // namespace

std::span<const StaticFile> staticFiles() {
  static const std::vector<StaticFile> kFiles = makeStaticFiles();
  return kFiles;
}

const StaticFile* findStaticFile(std::string_view name) {
  return findFile([name](const StaticFile& file) { return file.name == name; });
}

const StaticFile* findStaticPath(std::string_view path) {
  return findFile([path](const StaticFile& file) { return file.path == path; });
}

const std::string& staticPath(std::string_view name) {
  const StaticFile* file = findStaticFile(name);
  BATON_ASSERT(file != nullptr);
  return file->path;
}

std::string contentTypeOf(std::string_view name) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 11> kTypes{{
      {".css", "text/css; charset=utf-8"},
      {".js", "text/javascript; charset=utf-8"},
      {".html", "text/html; charset=utf-8"},
      {".txt", "text/plain; charset=utf-8"},
      {".json", "application/json"},
      {".webmanifest", "application/manifest+json"},
      {".svg", "image/svg+xml"},
      {".png", "image/png"},
      {".ico", "image/x-icon"},
      {".woff2", "font/woff2"},
      {".pdf", "application/pdf"},
  }};
  for (const auto& [ending, type] : kTypes) {
    if (name.ends_with(ending)) return std::string(type);
  }
  return "application/octet-stream";
}

std::string hashedName(std::string_view name, std::string_view hash) {
  const std::size_t slash = name.rfind('/');
  const std::size_t dot = name.rfind('.');
  const bool has_ending = dot != std::string_view::npos && (slash == std::string_view::npos || dot > slash);
  const std::string_view stem = has_ending ? name.substr(0, dot) : name;
  const std::string_view ending = has_ending ? name.substr(dot) : "";
  return std::string(stem) + "." + std::string(hash) + std::string(ending);
}

}  // namespace baton::web
