// Who hears of what: the table as it applies to one who helps, with the reason of each line, and the person's own word
// on it: tell them, do not tell them, as usual (capabilities COM-1, COM-4). For the person alone.
#include "app/routing.h"

#include <algorithm>
#include <array>

#include "web/frame/appearance.h"
#include "web/frame/shown.h"
#include "web/pages/coordination_pages.h"
#include "web/pages/coordination_parts.h"
#include "web/pages/entry_parts.h"
#include "web/pages/record_parts.h"

namespace baton::web {
namespace {

using app::Cell;
using app::RoutedBecause;
using app::RoutingKind;
using app::RoutingOfMember;
using app::RoutingTable;
using app::Told;

std::string nameOf(const Page& page, const RoutingKind& kind) {
  return page.language == Language::Spanish ? kind.name_es : kind.name;
}

std::string matterWord(Language language, const std::string& matter) {
  if (matter == "mood") return say(language, "mood");
  if (matter == "sleep") return say(language, "sleep");
  if (matter == "concentration") return say(language, "concentration");
  if (matter == "safety") return say(language, "safety");
  return say(language, "how medicines work");
}

std::string byWords(Language language, const std::string& by) {
  if (by == "now") return say(language, "at once");
  if (by == "2d") return say(language, "within 2 days");
  if (by == "7d" || by.empty()) return say(language, "within 7 days");
  return by == "next-visit" ? say(language, "at the next visit") : say(language, "at the next contact");
}

std::string toldWords(const Page& page, const Cell& cell) {
  const Language language = page.language;
  if (cell.told == Told::No) return say(language, "Not told");
  const std::string by = byWords(language, cell.table->by);
  if (cell.told == Told::Yes) return sayf(language, "Told {}", by);
  std::string matters;
  for (const std::string& one : cell.table->matters)
    matters += (matters.empty() ? "" : ", ") + matterWord(language, one);
  return sayf(language, "Told {0} when it can affect: {1}", by, matters);
}

std::string whyWords(const Page& page, const Cell& cell) {
  if (cell.because == RoutedBecause::Exception) {
    const std::string& why = cell.exception->why;
    return why.empty() ? say(page.language, "You said so.") : sayf(page.language, "You said so: {}", why);
  }
  if (cell.because == RoutedBecause::Owner) return say(page.language, "They look after this.");
  return page.language == Language::Spanish ? cell.table->why_es : cell.table->why;
}

const RoutingOfMember* chosen(const Page& page, const RoutingTable& table, const std::string& who) {
  for (const RoutingOfMember& one : table.members) {
    if (!who.empty() && isNamed(page, coordination::valueOf(one.member), who)) return &one;
  }
  return table.members.empty() ? nullptr : &table.members.front();
}

Html chooser(const Page& page, const RoutingTable& table, const std::string& who) {
  const Language language = page.language;
  std::vector<Choice> people;
  for (const RoutingOfMember& one : table.members) {
    people.push_back(
        {nameInAddress(page, coordination::valueOf(one.member)), coordination::memberName(page, one.member), ""});
  }
  Html inside = selectField({.name = "who", .label = say(language, "Who?"), .value = who}, people);
  inside += button(say(language, "Show"), Look::Secondary);
  return Html::element("form", {{"method", "get"}, {"action", page.about("/routing")}}, inside);
}

Html change(const Page& page, const RoutingKind& kind, const Cell& cell, const std::string& who) {
  const Language language = page.language;
  const auto one = [&](std::string_view act, const std::string& words) {
    Html inside = entry::keyField(page);
    inside += hidden("who", who);
    inside += hidden("kind", kind.id);
    inside += hidden("act", act);
    // The line says of what; a list of buttons alone needs it.
    Html said = Html::text(words);
    said += Html::element("span", {{"class", "unseen"}}, Html::text(": " + nameOf(page, kind)));
    inside += Html::element("button", {{"class", "button button-quiet"}, {"type", "submit"}}, said);
    return form(page, page.about("/routing"), inside);
  };
  if (cell.because == RoutedBecause::Exception && cell.exception->kind == kind.id && !cell.exception->name.empty()) {
    return one("usual", say(language, "As usual again"));
  }
  return cell.told == Told::No ? one("tell", say(language, "Tell them"))
                               : one("not", say(language, "Do not tell them"));
}

int soon(std::string_view by) {
  constexpr std::array<std::string_view, 5> kOrder{"now", "2d", "7d", "next-contact", "next-visit"};
  return static_cast<int>(std::ranges::find(kOrder, by.empty() ? "7d" : by) - kOrder.begin());
}

// What is told together stands together, the soonest first: each line is a change and why.
struct Group {
  std::string title;
  int order = 0;
  Html items;
};

Html listOf(const Page& page, const RoutingOfMember& member, const std::string& who, bool is_told) {
  std::vector<Group> groups;
  for (std::size_t i = 0; i < member.cells.size(); ++i) {
    const Cell& cell = member.cells[i];
    if ((cell.told != Told::No) != is_told) continue;
    const RoutingKind& kind = app::routingKinds()[i];
    const std::string title = toldWords(page, cell);
    auto group = std::ranges::find(groups, title, &Group::title);
    if (group == groups.end()) {
      groups.push_back({title, soon(cell.table->by) + (cell.told == Told::Yes ? 0 : 10), {}});
      group = groups.end() - 1;
    }
    Html inside = Html::text(nameOf(page, kind));
    inside += Html::element("span", {{"class", "hint"}}, Html::text(whyWords(page, cell)));
    Html item = Html::element("div", {{"class", "task-name"}}, inside);
    item += change(page, kind, cell, who);
    group->items += Html::element("li", item);
  }
  std::ranges::stable_sort(groups, {}, &Group::order);
  Html content;
  for (const Group& group : groups) {
    // All that is not told is one list under the words that open it.
    if (is_told) content += Html::element("h3", Html::text(group.title));
    content += Html::element("ul", {{"class", "tasks"}}, group.items);
  }
  return content;
}

Response show(Page& page, const std::string& asked, const std::string& wrong) {
  const auto seen = entry::seen(page);
  if (!seen) return trouble(page, seen.error());
  const Language language = page.language;
  const auto routing = app::routingOf(*seen);
  LayoutOptions options;
  options.place = Place::Record;
  options.back = page.about("/team");
  options.status = wrong.empty() ? 200 : 422;
  options.has_errors = !wrong.empty();
  Html content;
  if (!wrong.empty()) content += errorSummary(page, {{"who", wrong}});
  content += paragraph(say(language,
                           "This says who should hear of a change, and how soon. It sends nothing, and nobody is told "
                           "what you do not allow."));
  const RoutingOfMember* member = chosen(page, *routing, asked);
  if (member == nullptr) {
    content += emptyState(say(language, "Nobody is on your team yet"),
                          say(language, "Once you add who helps you, this page shows what each should hear of."),
                          linkButton(page.about("/add/team-member"), say(language, "Add somebody who helps")));
    return layout(page, say(language, "Who hears of what"), content, options);
  }
  const std::string who = nameInAddress(page, coordination::valueOf(member->member));
  content += chooser(page, *routing, who);
  content += section("told", coordination::memberName(page, member->member), listOf(page, *member, who, true));
  const Html untold = listOf(page, *member, who, false);
  if (!untold.empty()) content += details(say(language, "What they do not hear of"), untold);
  return layout(page, say(language, "Who hears of what"), content, options);
}

}  // namespace

Response routingPage(Page& page) { return show(page, page.request.parameter("who"), ""); }

Response routingSend(Page& page) {
  using app::forms::RoutingAct;
  const auto seen = entry::seen(page);
  if (!seen) return trouble(page, seen.error());
  const std::string asked = page.request.field("who");
  std::string who;
  for (const record::Member& member : record::membersOf(seen->chart())) {
    if (!asked.empty() && isNamed(page, coordination::valueOf(member), asked)) who = coordination::valueOf(member);
  }
  const std::string act = page.request.field("act");
  const app::forms::RoutingForm form{who, page.request.field("kind"),
                                     act == "tell"  ? RoutingAct::Tell
                                     : act == "not" ? RoutingAct::DoNotTell
                                                    : RoutingAct::AsUsual,
                                     ""};
  const auto saved = app::enter(page.home, entry::request(page), form);
  if (saved) return entry::savedTo(page, *saved, withValue(page.about("/routing"), "who", asked));
  if (saved.error().code != ErrorCode::NotFound && !entry::isForTheForm(saved.error()))
    return trouble(page, saved.error());
  return show(page, asked, entry::fieldError(page, saved.error()).text);
}

}  // namespace baton::web
