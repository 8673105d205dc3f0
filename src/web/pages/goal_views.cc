#include "web/pages/goal_views.h"

#include <algorithm>
#include <array>
#include <optional>

#include "app/chart_cache.h"
#include "app/goals.h"
#include "web/frame/appearance.h"
#include "web/frame/dated_text.h"
#include "web/frame/shown.h"
#include "web/pages/keeping_parts.h"
#include "web/pages/record_parts.h"

namespace baton::web::entry {
namespace {

std::optional<app::FollowedGoal> goalFor(Page& page, const record::Audience& audience, const std::string& line) {
  const auto seen = page.charts.disclosure(page.home, page.person->person, audience, page.home.clock().now());
  if (!seen) return std::nullopt;
  const std::vector<app::FollowedGoal> goals = app::followedGoals(*seen);
  const auto found = std::ranges::find(goals, line, &app::FollowedGoal::line);
  return found == goals.end() ? std::nullopt : std::optional(*found);
}

std::string titleFor(Language language, std::string_view role) {
  return role == "therapist" ? say(language, "What a therapist sees of it")
                             : say(language, "What whoever prescribes sees of it");
}

Html viewFor(Page& page, const std::string& role, const std::string& line) {
  const Language language = page.language;
  const auto goal = goalFor(page, {role, "", ""}, line);
  Html content;
  if (!goal) {
    content = muted(say(language, "They do not see this goal: it is not shared with them."));
  } else {
    Manner english = mannerOf(page);
    english.language = Language::English;
    content = Html::element("p", {{"lang", "en"}}, Html::text(withShownDates(english, app::goalLineFor(*goal, role))));
  }
  return card({titleFor(language, role), "", content, {}, ""}, 3);
}

}  // namespace

Html goalViews(Page& page, const std::string& line) {
  if (!keeping::isOwner(page)) return {};
  return cardGroup({viewFor(page, "therapist", line), viewFor(page, "psychiatrist", line)});
}

Html goalWay(Page& page, const std::string& line) {
  const auto goal = goalFor(page, audienceOf(page), line);
  if (!goal || !goal->share) return {};
  return progress(sayf(page.language, "{} percent of the way", std::to_string(*goal->share)),
                  static_cast<std::size_t>(*goal->share), 100);
}

}  // namespace baton::web::entry
