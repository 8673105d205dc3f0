// The care team: who, in which role, how to reach each with one tap; and who keeps which list, last confirmed when.
#include "web/frame/appearance.h"
#include "web/frame/shown.h"
#include "web/pages/coordination_pages.h"
#include "web/pages/phrases.h"
#include "web/pages/reach_text.h"
#include "web/pages/record_pages.h"
#include "web/pages/record_parts.h"

namespace baton::web {
namespace {

Html memberCard(const Page& page, const record::CareTeamLine& line) {
  const Language language = page.language;
  Html first = Html::element("strong", roleShown(page, line));
  if (!line.organization.empty()) {
    first.addText(" · ");
    first += words(line.organization);
  }
  first += cautionBadges(page, line);
  Html content = Html::element("p", first);
  const Html reach = reachText(language, line.telecoms);
  content += reach.empty() ? paragraph(say(language, "No phone number is known")) : Html::element("p", reach);
  std::string dates = sinceText(page, line.since);
  if (!line.until.empty())
    dates += (dates.empty() ? "" : " · ") + sayf(language, "until {}", shownDate(mannerOf(page), line.until));
  if (!dates.empty()) content += paragraph(dates);
  content += conflictLines(page, line.conflicts);
  content += sourcesLine(page, line.sources);
  return card({line.text, factPath(page, line.id), content, {}});
}

Html membersPart(const Page& page, const record::Chart& chart) {
  const Language language = page.language;
  std::vector<Html> now;
  std::vector<Html> over;
  for (const record::CareTeamLine& line : chart.care_team) {
    (line.status == "active" ? now : over).push_back(memberCard(page, line));
  }
  if (now.empty() && over.empty()) return nothingKnown(page, say(language, "No care team is known"));
  Html content = now.empty() ? paragraph(say(language, "Nobody is on the care team now, as far as Baton knows."))
                             : section("now", say(language, "On the team now"), cardGroup(now));
  if (!over.empty()) {
    content += details(sayn(language, "{} person seen before, or no longer on the team",
                            "{} people seen before, or no longer on the team", static_cast<std::int64_t>(over.size())),
                       cardGroup(over));
  }
  return content;
}

Html contactsPart(const Page& page, const record::Chart& chart) {
  if (chart.contacts.empty()) return {};
  const Language language = page.language;
  std::vector<Html> cards;
  for (const record::Contact& contact : chart.contacts) {
    Html content;
    if (!contact.relationship.empty())
      content += Html::element("p", relationshipShown(page, contact.relationship, contact.about.source));
    const Html reach = reachText(language, contact.telecoms);
    content += reach.empty() ? paragraph(say(language, "No phone number is known")) : Html::element("p", reach);
    content += sourcesLine(page, {contact.about.source});
    const std::string name = contact.name.empty() ? say(language, "Somebody without a name") : contact.name;
    const bool is_resource = contact.about.key.starts_with("RelatedPerson/");
    cards.push_back(card({name, is_resource ? factPath(page, contact.about.key) : "", content, {}}));
  }
  return section("contacts", say(language, "People to call"), cardGroup(cards));
}

// Tasks are no caregiver's to see: for them nothing is said rather than "nobody".
Html ownersPart(const Page& page, const record::Chart& chart) {
  if (page.person->relation == app::Relation::Caregiver) return {};
  const Language language = page.language;
  Html content = ownersTable(page, chart);
  Html buttons = linkButton(page.about("/owners"), say(language, "Name or change somebody"), Look::Secondary);
  buttons += linkButton(page.about("/routing"), say(language, "Who hears of what"), Look::Secondary);
  buttons += linkButton(page.about("/loop"), say(language, "How updates reach them"), Look::Secondary);
  buttons += linkButton(page.about("/paper-requests"), say(language, "Papers from offices"), Look::Secondary);
  content += Html::element("div", {{"class", "buttons"}}, buttons);
  return section("owners", say(language, "Who looks after what"), content);
}

Html listsPart(const Page& page, const record::Chart& chart) {
  const Language language = page.language;
  Html content;
  if (chart.lists.empty()) {
    content += paragraph(say(language, "Nobody has said yet that a list is right, or who keeps it."));
  } else {
    Table table_of{
        say(language, "Lists and who keeps them"),
        {say(language, "List"), say(language, "Kept by"), say(language, "Last confirmed"), say(language, "Entries")},
        {},
        {false, false, false, true}};
    for (const record::OwnedListLine& line : chart.lists) {
      table_of.rows.push_back(
          {Html::element("a", {{"href", factPath(page, line.id)}}, foreignWords(page, line.text, line.sources)),
           line.owner.empty() ? Html::text(say(language, "Nobody named")) : words(line.owner),
           Html::text(line.confirmed.empty() ? say(language, "Not yet") : shownDate(mannerOf(page), line.confirmed)),
           Html::text(std::to_string(line.items))});
    }
    content += table(table_of);
  }
  if (page.person->has("add")) {
    const Html confirm = linkButton(page.about("/confirm-list"), say(language, "Confirm a list"), Look::Secondary);
    content += Html::element("div", {{"class", "buttons"}}, confirm);
  }
  return section("lists", say(language, "Who keeps which list"), content);
}

}  // namespace

Response teamPage(Page& page) {
  const auto seen = seenNow(page);
  if (!seen) return trouble(page, seen.error());
  const Language language = page.language;
  Html content = membersPart(page, seen->chart());
  content += contactsPart(page, seen->chart());
  content += ownersPart(page, seen->chart());
  content += listsPart(page, seen->chart());
  if (page.person->has("add")) {
    Html buttons = linkButton(page.about("/add/team-member"), say(language, "Add somebody who helps"), Look::Secondary);
    content += Html::element("div", {{"class", "buttons"}}, buttons);
  }
  LayoutOptions options;
  options.place = Place::Record;
  options.width = Width::Wide;
  options.back = page.about("/record");
  return layout(page, say(language, "Care team"), content, options);
}

}  // namespace baton::web
