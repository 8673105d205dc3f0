// What makes the pages an app one can install and open offline: the service worker and the manifests.
//
// Both name hashed files, so they are filled in here rather than built: their own addresses must not change.
#include <array>

#include "web/frame/page.h"
#include "web/pages/pages.h"
#include "web/server/static_files.h"

namespace baton::web {
namespace {

// What every page needs; the rest is fetched when it is asked for.
constexpr std::array<std::string_view, 6> kKept = {"app.css",  "app.js",    "htmx.js",
                                                   "icon.svg", "plain.svg", "icon-192.png"};

void replace(std::string& text, std::string_view mark, std::string_view with) {
  const std::size_t at = text.find(mark);
  if (at != std::string::npos) text.replace(at, mark.size(), with);
}

std::string quoted(std::string_view text) { return '"' + std::string(text) + '"'; }  // our own paths: nothing to escape

Response manifestOf(std::string_view name, std::string_view colour, std::string_view icon) {
  const auto picture = [&](std::string_view ending, std::string_view sizes, std::string_view type) {
    return R"({"src":)" + quoted(staticPath(std::string(icon) + std::string(ending))) + R"(,"sizes":)" + quoted(sizes) +
           R"(,"type":)" + quoted(type) + "}";
  };
  Response response;
  response.content_type = "application/manifest+json";
  response.caching = Caching::Private;
  response.body =
      R"({"id":"/","start_url":"/","scope":"/","display":"standalone","background_color":"#f6f8f9","name":)" +
      quoted(name) + R"(,"short_name":)" + quoted(name) + R"(,"theme_color":)" + quoted(colour) + R"(,"icons":[)" +
      picture(".svg", "any", "image/svg+xml") + "," + picture("-192.png", "192x192", "image/png") + "," +
      picture("-512.png", "512x512", "image/png") + "]}";
  return response;
}

}  // namespace

Response serviceWorker(Page&) {
  std::string files;
  std::string version;
  for (const std::string_view name : kKept) {
    const StaticFile* file = findStaticFile(name);
    files += (files.empty() ? "" : ",") + quoted(file->path);
    version += file->hash.substr(0, 4);
  }
  const StaticFile* worker = findStaticFile("sw.js");
  Response response;
  response.content_type = worker->content_type;
  response.caching = Caching::Private;
  response.body = std::string(worker->bytes);
  replace(response.body, "\"@files@\"", files);
  replace(response.body, "@icon@", staticPath("plain-192.png"));
  replace(response.body, "@version@", version + worker->hash.substr(0, 4));
  return response;
}

Response manifest(Page&) { return manifestOf("Baton", "#0b4f6c", "icon"); }
Response neutralManifest(Page&) { return manifestOf("Notes", "#4a5560", "plain"); }

}  // namespace baton::web
