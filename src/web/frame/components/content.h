// Boxes: card, figure, empty state, progress.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "format/html.h"
#include "web/frame/components/text.h"

namespace baton::web {

struct Card {
  std::string title = {};
  std::string href = {};  // makes the title a link
  Html content = {};
  Html actions = {};          // buttons and links under the content
  std::string language = {};  // of the title where it is not the page's: "en"; "" = the page's or not known
};
// `level` of the title: 3 inside a section, 2 straight under the page's own title.
Html card(const Card& card, int level = 3);
Html cardGroup(const std::vector<Html>& cards);

// One number with what it is: "3" "medications".
Html stat(std::string_view value, std::string_view name, std::string_view note = "");
// Nothing here yet: what will be here, and how to begin. `action` may be empty.
Html emptyState(std::string_view title, std::string_view text, const Html& action = {});
// How far something is; `label` says it in words ("3 of 7 files read").
Html progress(std::string_view label, std::size_t done, std::size_t total);

}  // namespace baton::web
