// What would you like to add? One tap to each form; a medicine first, because it is asked for most.
#include "web/pages/entry_pages.h"
#include "web/pages/entry_parts.h"

namespace baton::web {
namespace {

struct Way {
  std::string path;
  std::string name;
  std::string hint;
};

Html list(const Page& page, const std::vector<Way>& ways) {
  std::vector<Html> items;
  for (const Way& way : ways) {
    Html item = link(page.about(way.path), way.name);
    if (!way.hint.empty()) item += Html::element("span", {{"class", "hint"}}, Html::text(way.hint));
    items.push_back(Html::element("div", {{"class", "task-name"}}, item));
  }
  Html inside;
  for (const Html& item : items) inside += Html::element("li", item);
  return Html::element("ul", {{"class", "tasks"}}, inside);
}

std::vector<Way> healthWays(Language language) {
  return {{"/add/medication", say(language, "A medicine"), say(language, "In your own words. Vitamins and herbs too.")},
          {"/add/stop", say(language, "A medicine that has ended"), ""},
          {"/add/dose", say(language, "Another dose"), ""},
          {"/add/allergy", say(language, "An allergy"), say(language, "Or that there is none that you know of.")},
          {"/add/condition", say(language, "A condition"), say(language, "What a doctor found, or what worries you.")},
          {"/add/visit", say(language, "A visit"), say(language, "One to come, or one that has been.")},
          {"/add/note", say(language, "A note, letter or photo"), say(language, "PDF, PNG or JPEG, up to 10 MB.")}};
}

std::vector<Way> peopleWays(Language language) {
  return {{"/add/team-member", say(language, "Somebody who helps you"), say(language, "Doctor, therapist, caregiver.")},
          {"/add/pharmacy", say(language, "A pharmacy"), ""},
          {"/add/contact", say(language, "A person to call"), say(language, "Also for an emergency.")},
          {"/add/insurance", say(language, "Insurance"), ""},
          {"/add/daily-life", say(language, "How your days go"),
           say(language, "Work, sleep, and when visits work for you.")},
          {"/goals/new", say(language, "A goal"), ""}};
}

}  // namespace

Response addPage(Page& page) {
  const Language language = page.language;
  Html content = list(page, healthWays(language));
  content += heading(say(language, "People and everyday life"));
  content += list(page, peopleWays(language));
  content += bulletList({link(page.about("/confirm-list"), say(language, "Are these lists still right?")),
                         link(page.about("/written"), say(language, "What was written lately"))});
  LayoutOptions options;
  options.place = Place::Add;
  return layout(page, say(language, "What would you like to add?"), content, options);
}

}  // namespace baton::web
