// Static files: what the program serves besides pages, compiled in. There is no path to a disk anywhere.
//
// Made by tools/web/bundle.sh at build time: a file's address carries a part of its SHA-256, so a browser may keep it
// for ever; sw.js and the manifests have fixed addresses and are asked for again. `gzipped` is "" where it would be
// larger.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace baton::web {

struct StaticFile {
  std::string_view name;  // "app.css": how the program asks for it
  std::string_view path;  // "/static/app.1f2e3d4c5b.css": its address
  std::string_view content_type;
  std::string_view bytes;
  std::string_view gzipped;
  std::string_view sha256;    // hex: a strong ETag
  bool is_immutable = false;  // Caching::Immutable, else Caching::Private
};

std::span<const StaticFile> staticFiles();
const StaticFile* findStaticFile(std::string_view path);  // by address; nullptr when there is none
// The address of a file of ours by its name; a name that does not exist is a bug.
std::string_view staticPath(std::string_view name);

// The compiled catalogue of src/web/words/es.po (words.h).
std::string_view spanishCatalogue();

}  // namespace baton::web
