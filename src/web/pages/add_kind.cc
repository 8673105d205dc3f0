// One plain form: the page of each kind (entry_kinds.h) and what it sends.
#include "web/pages/entry_kinds.h"
#include "web/pages/entry_pages.h"

namespace baton::web {
namespace {

using entry::Draft;
using entry::Kind;

// "No known allergies" as a button of its own: it is a statement, not an empty list.
Html noneKnown(const Page& page) {
  Html inside = entry::keyField(page);
  inside += hidden("substance", "no known allergies");
  inside += button(say(page.language, "I have no known allergies"), Look::Secondary);
  return form(page, page.about("/add/allergy"), inside);
}

Response show(Page& page, const Kind& kind, const Draft& draft) {
  Html fields = entry::keyField(page);
  fields += kind.fields(page, draft);
  fields += button(say(page.language, "Save"));
  const bool has_none = kind.slug == "allergy" && draft.errors.empty();
  return entry::show(page,
                     {.title = kind.title(page.language),
                      .back = page.about("/add"),
                      .before = has_none ? noneKnown(page) : Html(),
                      .form = form(page, page.about("/add/" + std::string(kind.slug)), fields)},
                     draft.errors);
}

Response shown(Page& page, std::string_view slug) {
  const auto kind = entry::findKind(slug);
  if (!kind) return notFound(page);
  // A day may come with the address: discharge papers name it, a person says if it is true.
  Draft draft;
  if (const std::string when = page.request.parameter("when"); PartialDate::parse(when)) {
    draft.values.emplace("when", when);
  }
  return show(page, *kind, draft);
}

Response sent(Page& page, std::string_view slug) {
  const auto kind = entry::findKind(slug);
  if (!kind) return notFound(page);
  Draft draft = entry::typed(page);
  const auto saved = app::enter(page.home, entry::request(page), kind->form(page, draft));
  if (saved) return entry::savedTo(page, *saved, page.about("/add"), Done::Added);
  if (!entry::isForTheForm(saved.error())) return trouble(page, saved.error());
  draft.errors.push_back(entry::fieldError(page, saved.error()));
  return show(page, *kind, draft);
}

}  // namespace

Response addKindPage(Page& page) { return shown(page, page.request.params.at("kind")); }
Response addKindSend(Page& page) { return sent(page, page.request.params.at("kind")); }

// Whom to call when it is bad: whoever holds an open phone must not change that without the password (pages.cc).
Response addContactPage(Page& page) { return shown(page, "contact"); }
Response addContactSend(Page& page) { return sent(page, "contact"); }

}  // namespace baton::web
