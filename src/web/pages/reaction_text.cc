#include "web/pages/reaction_text.h"

#include "web/frame/appearance.h"
#include "web/pages/phrases.h"

namespace baton::web {

std::string reactionText(const Page& page, const record::AllergyLine& line) {
  std::string text = line.reaction;
  for (const std::string_view severity : {"mild", "moderate", "severe"}) {
    const std::string mark = "(" + std::string(severity) + ")";
    const auto own = ownPhrase(mannerOf(page), severity);
    if (!own) continue;
    const std::string instead = "(" + *own + ")";
    for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark, at + instead.size())) {
      text.replace(at, mark.size(), instead);
    }
  }
  return text;
}

}  // namespace baton::web
