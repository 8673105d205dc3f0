// Appearance: how the pages appear on this device: theme, text size, contrast, a neutral name. Kept in cookies, so that
// it works signed out and one person's choice does not change another's phone.
#pragma once

#include <string>
#include <string_view>

#include "web/frame/page.h"
#include "web/frame/shown.h"

namespace baton::web {

struct Appearance {
  std::string_view theme = "auto";  // "light" "dark" "auto"
  bool is_large = false;
  bool has_more_contrast = false;
  bool is_neutral = false;  // the program calls itself "Notes", in titles, icon and installed name
};

Appearance appearanceOf(const Page& page);
// The classes of <html>.
std::string appearanceClasses(const Appearance& appearance);
// "Baton", or "Notes" where somebody else may see the screen.
std::string productName(const Page& page, const Appearance& appearance);
// Language, zone of the reader and hours for shown.h.
Manner mannerOf(const Page& page);

}  // namespace baton::web
