// One part of the crisis plan at a time: it is hard to write, and one question is enough for one page.
#include <algorithm>

#include "app/crisis_plan.h"
#include "app/enter.h"
#include "web/pages/entry_parts.h"
#include "web/pages/keeping_pages.h"
#include "web/pages/record_parts.h"

namespace baton::web {
namespace {

struct Place {
  app::CrisisPlanPartWords part;
  std::size_t number = 0;  // from 1
  std::size_t count = 0;
  std::string next;  // id; "" after the last
};

std::optional<Place> placeOf(const Page& page) {
  const auto parts = app::crisisPlanParts(std::string(languageCode(page.language)));
  const auto found = std::ranges::find(parts, page.request.params.at("part"), &app::CrisisPlanPartWords::id);
  if (found == parts.end()) return std::nullopt;
  const auto number = static_cast<std::size_t>(found - parts.begin()) + 1;
  return Place{*found, number, parts.size(), number < parts.size() ? parts[number].id : ""};
}

std::string pathOf(const Page& page, const std::string& part) { return page.about("/crisis-plan/part/" + part); }

Response show(Page& page, const Place& place, const entry::Draft& draft) {
  const Language language = page.language;
  Html fields = entry::keyField(page);
  fields += textArea(draft.field(place.part.id, place.part.title, place.part.hint), 6);
  Html buttons = button(say(language, "Save"));
  if (!place.next.empty())
    buttons += linkButton(pathOf(page, place.next), say(language, "Skip this part"), Look::Secondary);
  fields += Html::element("div", {{"class", "buttons"}}, buttons);
  const std::string step = sayf(language, "Part {} of {}", std::to_string(place.number), std::to_string(place.count));
  return entry::show(page,
                     {.title = say(language, "Crisis plan"),
                      .back = page.about("/crisis-plan"),
                      .before = muted(step),
                      .form = form(page, pathOf(page, place.part.id), fields)},
                     draft.errors);
}

}  // namespace

Response crisisPlanPartPage(Page& page) {
  const auto place = placeOf(page);
  if (!place) return notFound(page);
  const auto seen = seenNow(page);
  if (!seen) return trouble(page, seen.error());
  const auto found = app::crisisPlanOf(page.home, *seen);
  if (!found) return trouble(page, found.error());
  entry::Draft draft;
  draft.values.emplace(place->part.id, std::string(found->plan.textOf(place->part.id)));
  return show(page, *place, draft);
}

Response crisisPlanPartSend(Page& page) {
  const auto place = placeOf(page);
  if (!place) return notFound(page);
  entry::Draft draft = entry::typed(page);
  app::forms::CrisisPlanForm form;
  form.parts.emplace_back(place->part.id, draft.value(place->part.id));
  const auto saved = app::enter(page.home, entry::request(page), form);
  if (!saved) {
    if (!entry::isForTheForm(saved.error())) return trouble(page, saved.error());
    draft.errors.push_back(entry::fieldError(page, saved.error()));
    return show(page, *place, draft);
  }
  return entry::savedTo(page, *saved, page.about("/crisis-plan"));
}

}  // namespace baton::web
