// Those who help at home. The person sees who does what, what each may do, and how much it is; a caregiver sees what
// they may do, what they carry, how to hand it back, and whom they can call for themselves (CARE-3, CARE-5).
#include "app/caregivers.h"

#include "app/accounts/grants.h"
#include "app/handoffs.h"
#include "web/frame/appearance.h"
#include "web/frame/layout.h"
#include "web/frame/shown.h"
#include "web/pages/entry_parts.h"
#include "web/pages/keeping_pages.h"
#include "web/pages/keeping_parts.h"
#include "web/pages/record_parts.h"

namespace baton::web {
namespace {

using record::Caregiver;

Html loadList(const Page& page, const Caregiver& one) {
  const Language language = page.language;
  std::vector<Html> items;
  const auto add = [&](const std::string& text) { items.push_back(Html::text(text)); };
  for (const std::string& id : one.responsibilities) {
    add(sayf(language, "Looks after: {}", app::responsibilityWords(id, languageCode(language)).name));
  }
  for (const std::string& task : one.tasks) add(sayf(language, "Looks after: {}", task));
  if (one.taskCount() == 0) add(say(language, "Looks after nothing by name."));
  if (one.nights) add(sayf(language, "Nights up in the last week: {}", *one.nights));
  if (one.weeks_without_break > 0) add(sayf(language, "Weeks without a day off: {}", one.weeks_without_break));
  if (one.missed_weeks > 0) {
    add(sayf(language, "No word for {} weeks. Somebody else could step in.", one.missed_weeks));
  } else if (!one.last_log.empty()) {
    add(sayf(language, "Last entry: {}", shownDate(mannerOf(page), one.last_log)));
  }
  return bulletList(items);
}

Html supports(const Page& page) {
  std::vector<Html> items;
  for (const app::CareSupportWords& one : app::careSupports(languageCode(page.language))) {
    Html item = Html::element("strong", Html::text(one.name));
    item.addText(" ");
    item += Html::element("a", {{"href", "tel:" + one.call}}, Html::text(one.call));
    item.addText(". " + one.about);
    items.push_back(std::move(item));
  }
  return section("supports", say(page.language, "For those who help"), bulletList(items));
}

// What a helper with an account may do; both are told the same.
std::string mayText(Language language, const std::vector<std::string>& scopes) {
  const auto has = [&](std::string_view scope) {
    return std::find(scopes.begin(), scopes.end(), scope) != scopes.end();
  };
  if (has("add")) return say(language, "May read the record, write in the log and add facts.");
  return has("log") ? say(language, "May read the record and write in the log.")
                    : say(language, "May read the record.");
}

Result<Html> ownersView(Page& page) {
  const Language language = page.language;
  BATON_TRY(const auto seen, seenNow(page));
  std::vector<Html> cards;
  for (const Caregiver& one : record::caregiversOf(seen.chart())) {
    cards.push_back(card({one.name, "", loadList(page, one), {}, ""}, 2));
  }
  Html content =
      paragraph(say(language, "You come first. What somebody helps with is up to you, and they can hand it back."));
  content += cards.empty()
                 ? emptyState(say(language, "Nobody who helps is named yet"),
                              say(language, "Add somebody you can call, or let somebody help with an account."))
                 : cardGroup(cards);
  Html may;
  BATON_TRY(const auto helpers, app::listHelpers(page.home, page.visitor, page.person->person));
  std::vector<Html> rows;
  for (const app::Helper& helper : helpers) {
    if (helper.relation != app::Relation::Caregiver) continue;
    Html row = Html::element("strong", Html::element("bdi", Html::text(helper.name)));
    row.addText(": " + mayText(language, helper.scopes) + " ");
    row += link(page.about("/helpers/" + helper.account), say(language, "Change or stop"));
    rows.push_back(std::move(row));
  }
  may += rows.empty() ? paragraph(say(language, "Nobody has an account for your record.")) : bulletList(rows);
  may += muted(say(language, "They are told the same on their page. Stopping is quiet: nobody is told."));
  content += section("may", say(language, "What they may do"), may);
  std::vector<Html> links = {link(page.about("/owners"), say(language, "Share out who looks after what")),
                             link(page.about("/helpers/new"), say(language, "Let somebody help")),
                             link(page.about("/share-little"), say(language, "Share as little as you like"))};
  content += section("next", say(language, "What you can do"), bulletList(links));
  return content;
}

Result<Html> helpersView(Page& page) {
  const Language language = page.language;
  BATON_TRY(const auto own, app::loadOf(page.home, page.person->person, page.visitor.name));
  Html content = paragraph(mayText(language, page.person->scopes));
  content += muted(sayf(language, "{} sees the same on their page, and decides.", page.person->name));
  for (const Caregiver& one : own) {
    content += section("load", say(language, "What you carry"), loadList(page, one));
  }
  std::vector<Html> links;
  if (page.person->has("log")) links.push_back(link(page.about("/week"), say(language, "Write down the last week")));
  links.push_back(link(page.about("/leave"), say(language, "Stop helping")));
  Html back = paragraph(
      say(language, "Is it too much? Say which task you hand back, and who could take a week. That is no failing."));
  back += bulletList(links);
  content += section("back", say(language, "When it is too much"), back);
  return content;
}

// One way to begin, with what it opens and what it leaves closed.
Html littleCard(const Page& page, const std::string& title, const std::string& what, std::string_view tail,
                const std::string& act) {
  return card({title, "", paragraph(what), link(page.about(tail), act), ""}, 2);
}

}  // namespace

Response caregiversPage(Page& page) {
  const auto inside = keeping::isOwner(page) ? ownersView(page) : helpersView(page);
  if (!inside) return trouble(page, inside.error());
  Html content = *inside;
  content += supports(page);
  LayoutOptions options;
  options.place = Place::More;
  options.back = page.about("/more");
  return layout(page, say(page.language, "Those who help"), content, options);
}

Response shareLittlePage(Page& page) {
  const Language language = page.language;
  Html content = paragraph(say(language,
                               "You do not have to share anything. If you want to try, begin with the smallest thing. "
                               "You can stop at any time."));
  std::vector<Html> cards = {
      littleCard(page, say(language, "One list"),
                 say(language, "One list, or a few things that you tick, with one person."), "/sharing/few",
                 say(language, "Choose who")),
      littleCard(page, say(language, "One fact, told by you"),
                 say(language, "An update that you read first. Nothing goes out that you did not see."), "/update",
                 say(language, "See what it would say")),
      littleCard(
          page, say(language, "Only for an emergency"),
          say(language, "A card on paper or on the locked phone. You choose what stands there. Nothing is sent."),
          "/wallet-card", say(language, "Make a card"))};
  content += cardGroup(cards);
  content += section(
      "emergency", say(language, "When life is in danger"),
      bulletList({Html::text(say(language, "Then who treats you may be told what they need, for four hours at most.")),
                  Html::text(say(language, "Somebody has to write down why. It stands on the list of who looked.")),
                  Html::text(say(language, "You are told of it on your next page. Notes of therapy stay closed."))}));
  content += section("yours", say(language, "It stays yours"),
                     bulletList({Html::text(say(language, "Saying no has no reason to give, and closes no door here.")),
                                 Html::text(say(language, "Each permission ends by itself.")),
                                 Html::text(say(language, "Stopping works at once, and nobody is told."))}));
  LayoutOptions options;
  options.place = Place::More;
  options.back = page.about("/caregivers");
  return layout(page, say(language, "Share as little as you like"), content, options);
}

}  // namespace baton::web
