// Layout: the whole page around a page's content: head, skip link, header with search and navigation, the flash, main,
// crisis bar, footer. The title is also the <h1> unless the content brings its own.
#pragma once

#include <string>
#include <string_view>

#include "format/html.h"
#include "web/frame/page.h"

namespace baton::web {

using format::Html;

enum class Place : std::uint8_t { None, Today, Record, Add, Log, More };  // what navigation marks as current
enum class Heading : std::uint8_t { Title, Own };                         // Own: the content has its <h1>
enum class Width : std::uint8_t { Reading, Wide };

struct LayoutOptions {
  int status = 200;
  Place place = Place::None;
  Heading heading = Heading::Title;
  Width width = Width::Reading;
  std::string back = {};    // local path of a back link above the heading; "" = none
  bool has_errors = false;  // the browser's title starts with "Error:", as GOV.UK does for screen readers
  int refresh_seconds = 0;  // without JavaScript the browser asks again after so long; 0 = never
  bool is_offline = false;  // kept by the service worker: no name, no search, no forms
};

Response layout(Page& page, std::string_view title, const Html& content, const LayoutOptions& options = {});

// Only the content, for a request that htmx sent and that swaps a part of the page.
Response fragment(Page& page, const Html& content, int status = 200);
// True when htmx asks for a part: `hx-request` is set.
bool wantsFragment(const Page& page);

}  // namespace baton::web
