#include "web/pages/sharing_parts.h"

#include <algorithm>

#include "base/text.h"
#include "web/frame/appearance.h"
#include "web/frame/shown.h"
#include "web/pages/entry_parts.h"
#include "web/pages/record_parts.h"
#include "web/pages/summary_request.h"

namespace baton::web::sharing {

bool isOwn(const Page& page) { return audienceOf(page).isSelf(); }

app::EnterRequest requestOf(const Page& page) {
  app::EnterRequest request = entry::request(page);
  request.author.kind = app::Author::Kind::Person;
  return request;
}

std::string readersText(const Page& page, const app::ConsentShown& one) {
  if (!one.role.empty()) return keeping::roleShown(page.language, one.role);
  return one.readers.empty() ? say(page.language, "Everybody") : join(one.readers, ", ");
}

std::string whatText(const Page& page, const app::ConsentShown& one) {
  const Language language = page.language;
  if (!one.facts.empty()) return sayf(language, "{} entries that you chose", static_cast<int>(one.facts.size()));
  if (one.is_emergency) return say(language, "everything but notes kept apart");
  if (one.classes.empty() && one.is_denial) return say(language, "anything");
  if (one.classes.empty()) return say(language, "what they need to treat or help you");
  std::vector<std::string> names;
  for (const app::ClassChoice& choice : app::classChoices(language == Language::Spanish)) {
    if (std::ranges::find(one.classes, choice.name) != one.classes.end()) names.push_back(choice.shown);
  }
  return join(names, ", ");
}

Html emergencyNotices(const Page& page, const record::Disclosure& seen) {
  Html notices;
  for (const app::ConsentShown& one : app::emergencyAccessIn(seen)) {
    notices += notice(say(page.language, "Somebody used emergency access"),
                      paragraph(sayf(page.language, "{0}, on {1}. Why: {2}", readersText(page, one),
                                     shownDate(mannerOf(page), one.given), one.condition)),
                      Tone::Caution);
  }
  return notices;
}

}  // namespace baton::web::sharing
