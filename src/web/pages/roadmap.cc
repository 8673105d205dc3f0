// The way to a record that is ready to use: the one next most useful step, what is there, and the packet as soon as
// there is anything of it. Nothing blocks: a step that is left for later moves down (ROAD-1).
#include "app/roadmap.h"

#include <algorithm>

#include "base/text.h"
#include "web/frame/appearance.h"
#include "web/pages/keeping_parts.h"
#include "web/pages/planning_pages.h"
#include "web/pages/record_parts.h"

namespace baton::web {
namespace {

using app::RoadmapItem;

std::string laterPath(const Page& page, const std::string& later, const std::string& id) {
  return withValue(page.about("/roadmap"), "later", later.empty() ? id : later + "," + id);
}

Html nextPart(const Page& page, const RoadmapItem& item, const std::string& later) {
  const Language language = page.language;
  Html content = paragraph(item.why);
  content += muted(sayn(language, "About one minute.", "About {} minutes.", item.minutes));
  Html buttons = linkButton(page.about(item.page), say(language, "Do this now"));
  buttons +=
      linkButton(laterPath(page, later, item.id), say(language, "Not now: show me the next one"), Look::Secondary);
  content += Html::element("div", {{"class", "buttons"}}, buttons);
  return card({item.title, "", content, {}, ""}, 3);
}

Html packetPart(const Page& page, const app::Roadmap& roadmap) {
  const Language language = page.language;
  Html content;
  if (!roadmap.is_usable) {
    content += paragraph(say(language, "As soon as one of these is in, you can print a first packet."));
    return content;
  }
  content += paragraph(roadmap.is_ready ? say(language, "The essentials are in. Your papers can be used.")
                                        : say(language,
                                              "You can print what is there now. What is missing does not "
                                              "hold it up."));
  Html buttons =
      linkButton(page.about("/summary/one-page.pdf"), say(language, "One-page summary (PDF)"), Look::Secondary);
  buttons += linkButton(page.about("/packet/packet.pdf"), say(language, "Emergency packet (PDF)"), Look::Secondary);
  buttons += linkButton(page.about("/papers"), say(language, "All papers"), Look::Secondary);
  content += Html::element("div", {{"class", "buttons"}}, buttons);
  return content;
}

Html stepList(const Page& page, const app::Roadmap& roadmap, bool is_essential) {
  const Language language = page.language;
  std::vector<Task> tasks;
  for (const RoadmapItem& item : roadmap.items) {
    if (item.is_essential != is_essential) continue;
    tasks.push_back({.name = item.title,
                     .href = page.about(item.page),
                     .hint = item.is_done ? "" : item.why,
                     .status = item.is_done ? say(language, "Done") : say(language, "Not yet"),
                     .tone = item.is_done ? Tone::Good : Tone::Neutral});
  }
  return taskList(tasks);
}

}  // namespace

Response roadmapPage(Page& page) {
  const Language language = page.language;
  const auto seen = seenNow(page);
  if (!seen) return trouble(page, seen.error());
  const app::Roadmap roadmap = app::roadmapOf(*seen, std::string(languageCode(language)));
  std::vector<std::string> passed;
  std::string later;
  // Only names of steps come back in: nothing else is shown or kept of what an address says.
  const std::string asked = page.request.parameter("later");
  for (const std::string_view one : split(asked, ',')) {
    const bool is_step = std::ranges::any_of(roadmap.items, [&](const RoadmapItem& item) { return item.id == one; });
    if (!is_step || std::ranges::find(passed, one) != passed.end()) continue;
    passed.emplace_back(one);
    later += (later.empty() ? "" : ",") + std::string(one);
  }
  const auto done = std::ranges::count_if(roadmap.items, &RoadmapItem::is_done);
  Html content =
      progress(sayf(language, "{} of {} steps done", std::to_string(done), std::to_string(roadmap.items.size())),
               static_cast<std::size_t>(done), roadmap.items.size());
  if (const RoadmapItem* const next = roadmap.next(passed)) {
    content += section("next", say(language, "Most useful now"), nextPart(page, *next, later));
  } else {
    content += paragraph(say(language, "There is nothing more to gather. Well done."));
  }
  content += section("packet", say(language, "What you can use already"), packetPart(page, roadmap));
  Html essential;
  if (!roadmap.is_ready) {
    essential += muted(sayn(language, "About one minute in all.", "About {} minutes in all.", roadmap.minutes_left));
  }
  essential += stepList(page, roadmap, true);
  content += section("essentials", say(language, "For a first packet"), essential);
  content += section("more", say(language, "Then, one at a time"), stepList(page, roadmap, false));
  content += Html::element(
      "p", link("/where-to-start", say(language, "Not sure where to look for help? Answer a few questions.")));
  LayoutOptions options;
  options.place = Place::More;
  options.back = page.about("/more");
  return layout(page, say(language, "Your way through"), content, options);
}

}  // namespace baton::web
