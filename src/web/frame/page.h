// Page: everything a page function gets: who asks, for whom, in which language, and the doors to the record.
//
// The router has checked the session, the need and the CSRF token before a page function runs; what is here may be
// used. A page function answers with layout() (layout.h), fragment(), or one of the answers below.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "app/home.h"
#include "app/visitor.h"
#include "base/instant.h"
#include "base/result.h"
#include "base/zone.h"
#include "web/frame/words.h"
#include "web/server/http.h"

namespace baton::app {
class Charts;
class ImportJobs;
}  // namespace baton::app

namespace baton::web {

struct Page {
  const Request& request;
  const app::Visitor& visitor;
  app::Home& home;
  app::Charts& charts;
  Language language = Language::English;
  std::string nonce = {};                     // of this answer's scripts and htmx attributes
  const app::PersonAccess* person = nullptr;  // whom params["person"] names, when the visitor may see them
  app::ImportJobs* imports = nullptr;         // none where the program serves no imports
  const Zone* zone = nullptr;                 // the reader's; set by the router

  // "/people/<id>" + tail; "/" when the page is about nobody.
  std::string about(std::string_view tail) const;
};

// What the next page says once at its top: "Saved at 14:05. Undo". Carried in a cookie that holds no words of a person.
enum class Done { Saved, Added, Removed, Undone, Sent, SignedOut, Erased };
struct Flash {
  Done done = Done::Saved;
  Instant at = {};
  std::string undo = {};  // local path that takes a POST; "" = cannot be undone
};

// 303 to a local path, with a flash for the page there. A path that is not local becomes "/".
Response goTo(const Page& page, std::string_view path, const std::optional<Flash>& flash = std::nullopt);
// Nothing is here: the same answer for what is absent and for what this visitor may not know of.
Response notFound(Page& page);
// What went wrong in a sentence, with the status that fits (NotFound → 404, NotAllowed → 404, Conflict → 409,
// StorageFull → 507, BadInput → 400, TooLarge → 413, the rest 500).
Response trouble(Page& page, const Error& error);

// True for a path of this server that a redirect may name: "/x", not "//x", "/\x", nor anything with a control
// character.
bool isLocalPath(std::string_view path);

// The cookie's text and back; nullopt when it is not one of ours.
std::string flashText(const Flash& flash);
std::optional<Flash> parseFlash(std::string_view text);

}  // namespace baton::web
