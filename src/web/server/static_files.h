// StaticFiles: style sheets, scripts, icons and fonts, built into the program. A request can only name what is in this
// table, so there is no path to climb.
//
// The build puts every file of src/web/static/ into the program (static_table.cc). An address carries a hash of the
// bytes ("/static/app.0f3a9c21d4e5.css"), so that browsers may keep it for ever. Made once, at the first use: hashes,
// and gzip of what gets smaller by it.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace baton::web {

struct StaticFile {
  std::string name;          // "app.css", "icons/192.png": as under src/web/static/
  std::string path;          // "/static/app.<hash>.css"
  std::string content_type;  // by the name's ending
  std::string_view bytes;
  std::string gzipped;  // "" when it would not be smaller
  std::string hash;     // 12 hex digits
};

std::span<const StaticFile> staticFiles();
const StaticFile* findStaticFile(std::string_view name);  // by "app.css"; null when there is none
const StaticFile* findStaticPath(std::string_view path);  // by "/static/app.<hash>.css"; null when there is none
const std::string& staticPath(std::string_view name);     // a name that is not in the table is a bug
std::string contentTypeOf(std::string_view name);         // "application/octet-stream" for an ending not known
std::string hashedName(std::string_view name, std::string_view hash);  // "icons/a.png", "12ab" -> "icons/a.12ab.png"

}  // namespace baton::web
