// More: every page that has no place in the navigation. A new page is one row here.
#include "app/accounts/protected.h"
#include "web/frame/components.h"
#include "web/frame/layout.h"
#include "web/pages/keeping_pages.h"
#include "web/pages/keeping_parts.h"

namespace baton::web {
namespace {

Html rows(const Page& page, std::initializer_list<std::pair<std::string_view, std::string>> links) {
  std::vector<Html> items;
  for (const auto& [tail, text] : links) items.push_back(link(page.about(tail), text));
  return bulletList(items);
}

}  // namespace

Response morePage(Page& page) {
  const Language language = page.language;
  const bool may_add = page.person->has("add");
  Html content = section("see", say(language, "Look closer"),
                         rows(page, {{"/check", say(language, "Things to ask about")},
                                     {"/monitoring", say(language, "Tests and check-ups")},
                                     {"/watch", say(language, "After a change of medicine")},
                                     {"/risks", say(language, "Risks to talk over")},
                                     {"/changes", say(language, "What changed")},
                                     {"/timeline", say(language, "Timeline and trends")},
                                     {"/team", say(language, "Care team")},
                                     {"/goals", say(language, "Goals")},
                                     {"/duplicates", say(language, "Things to clear up")}}));
  const bool is_owner = page.person->relation == app::Relation::Self || page.person->relation == app::Relation::Manager;
  std::vector<Html> visit;
  if (is_owner) {
    visit.push_back(link(page.about("/roadmap"), say(language, "Your way through")));
    visit.push_back(link(page.about("/calendar"), say(language, "Calendar")));
    visit.push_back(link(page.about("/video-visit"), say(language, "Before a visit by video")));
    visit.push_back(link(page.about("/after-visit"), say(language, "After a visit")));
    visit.push_back(link(page.about("/review"), say(language, "Review of the plan")));
  }
  if (is_owner) visit.push_back(link(page.about("/update"), say(language, "Update for somebody who treats you")));
  visit.push_back(link(page.about("/summary"), say(language, "One-page summary")));
  visit.push_back(link(page.about("/papers"), say(language, "Papers")));
  visit.push_back(link("/find", say(language, "Find a clinician")));
  content += section("papers", say(language, "For a visit"), bulletList(visit));
  std::vector<Html> hard;
  if (app::seesProtected(*page.person)) hard.push_back(link(page.about("/card"), say(language, "My crisis card")));
  hard.push_back(link(page.about("/crisis-plan"), say(language, "Crisis plan")));
  if (is_owner) hard.push_back(link(page.about("/after-crisis"), say(language, "After a crisis")));
  content += section("hard", say(language, "When things get hard"), bulletList(hard));
  if (may_add) {
    content += section("in", say(language, "Bring in"),
                       rows(page, {{"/import", say(language, "Bring in files")},
                                   {"/confirm-list", say(language, "Are these lists still right?")},
                                   {"/written", say(language, "What was written lately")}}));
  }
  if (is_owner) {
    content += section("ask", say(language, "Questions with a score"),
                       rows(page, {{"/questionnaires", say(language, "Questionnaires")}}));
  }
  std::vector<Html> keep = {link(page.about("/settings"), say(language, "Settings")),
                            link("/household", say(language, "People, and who may help")),
                            link("/account", say(language, "Your account")),
                            link("/account/reminders", say(language, "Reminders")),
                            link("/where-to-start", say(language, "Where to look for help"))};
  if (is_owner && app::seesProtected(*page.person)) {
    keep.push_back(link(page.about("/sharing"), say(language, "Who may see what")));
  }
  if (is_owner) keep.push_back(link(page.about("/apps"), say(language, "Apps that may use this record")));
  keep.push_back(link(page.about("/caregivers"), say(language, "Those who help")));
  if (is_owner) keep.push_back(link(page.about("/looks"), say(language, "Who looked")));
  if (page.visitor.is_admin) keep.push_back(link("/server", say(language, "This server")));
  content += section("keep", say(language, "Settings and people"), bulletList(keep));
  LayoutOptions options;
  options.place = Place::More;
  return layout(page, say(language, "More"), content, options);
}

}  // namespace baton::web
