// Who looks after what: each responsibility with who said "mine", who was asked and who stands in; and one page each to
// ask, to note what they said, to hand back, to name a stand-in (capability FAIL-1). For the person alone.
#include <algorithm>

#include "app/handoffs.h"
#include "record/members.h"
#include "web/frame/appearance.h"
#include "web/frame/shown.h"
#include "web/pages/coordination_pages.h"
#include "web/pages/coordination_parts.h"
#include "web/pages/entry_parts.h"

namespace baton::web {
namespace {

using app::forms::OwnAct;
using app::forms::OwnForm;
using entry::Draft;
using record::Holding;
using record::Responsibility;

// What a button or answer of the page means.
constexpr std::array<std::pair<std::string_view, OwnAct>, 6> kActs = {{{"own", OwnAct::Own},
                                                                       {"propose", OwnAct::Propose},
                                                                       {"accept", OwnAct::Accept},
                                                                       {"hand-back", OwnAct::HandBack},
                                                                       {"release", OwnAct::Release},
                                                                       {"while-away", OwnAct::WhileAway}}};

Html holdingLine(const Page& page, const Holding& holding, Sentence sentence, const PartialDate& date) {
  const std::string on = date.empty() ? "" : shownDate(mannerOf(page), date);
  return sayHtml(page.language, sentence, {coordination::holderName(page, holding), Html::text(on)});
}

std::vector<Html> stateOf(const Page& page, const Responsibility& one) {
  const Language language = page.language;
  std::vector<Html> lines;
  for (const Holding& owner : one.owners) {
    if (owner.is_gone) {
      lines.push_back(
          sayHtml(language, "{} had it, but is no longer on the team", {coordination::holderName(page, owner)}));
    } else if (owner.since.empty()) {
      lines.push_back(coordination::holderName(page, owner));
    } else {
      lines.push_back(holdingLine(page, owner, Sentence("{0}, since {1}"), owner.since));
    }
  }
  for (const Holding& asked : one.proposed) {
    lines.push_back(holdingLine(page, asked, Sentence("{0} was asked on {1} and has not answered yet"), asked.since));
  }
  for (const Holding& other : one.stand_ins) {
    lines.push_back(holdingLine(page, other, Sentence("{0} stands in until {1}"), other.until));
  }
  if (one.owners.empty() && one.proposed.empty()) {
    lines.push_back(Html::text(say(language, "Nobody has said \"mine\" yet")));
  }
  return lines;
}

Html stateList(const Page& page, const Responsibility& one) {
  const std::vector<Html> lines = stateOf(page, one);
  Html content = lines.size() == 1 ? Html::element("p", lines.front()) : bulletList(lines);
  if (one.count() > 1) {
    content += warningText(say(page.language, "Two people have said \"mine\". Ask both who it is."),
                           say(page.language, "Warning"));
  }
  return content;
}

std::string pathOf(const Page& page, const Responsibility& one) { return page.about("/owners/" + std::string(one.id)); }

Html actButton(const Page& page, const Responsibility& one, std::string_view act, const Holding& holding,
               const std::string& words) {
  Html inside = entry::keyField(page);
  inside += hidden("act", act);
  inside += hidden("by", coordination::valueOf(holding));
  inside += button(words, Look::Secondary);
  return form(page, pathOf(page, one), inside);
}

Html namedSection(const Page& page, const Responsibility& one) {
  const Language language = page.language;
  std::vector<Html> cards;
  for (const Holding& asked : one.proposed) {
    Html buttons = actButton(page, one, "accept", asked, say(language, "They said yes"));
    buttons += actButton(page, one, "hand-back", asked, say(language, "They said no"));
    buttons += actButton(page, one, "release", asked, say(language, "Take the question back"));
    cards.push_back(card({asked.shown(), "", paragraph(say(language, "Asked, no answer yet.")),
                          Html::element("div", {{"class", "buttons"}}, buttons)}));
  }
  for (const Holding& owner : one.owners) {
    if (owner.task.empty()) continue;
    Html buttons = actButton(page, one, "hand-back", owner, say(language, "They gave it back"));
    buttons += actButton(page, one, "release", owner, say(language, "End this"));
    cards.push_back(card({owner.shown(), "", paragraph(say(language, "Looks after this.")),
                          Html::element("div", {{"class", "buttons"}}, buttons)}));
  }
  for (const Holding& other : one.stand_ins) {
    cards.push_back(card({other.shown(), "", holdingLine(page, other, Sentence("Stands in until {1}."), other.until),
                          actButton(page, one, "hand-back", other, say(language, "The owner is back"))}));
  }
  return cards.empty() ? Html() : section("named", say(language, "Who is named here"), cardGroup(cards));
}

Html askForm(const Page& page, const Responsibility& one, const record::Chart& chart, const Draft& draft) {
  const Language language = page.language;
  Html fields = entry::keyField(page);
  fields += selectField(draft.field("by", say(language, "Who?")), coordination::peopleChoices(page, chart));
  fields += radios(
      draft.field("act", say(language, "What is so?")),
      {{"propose", say(language, "I am asking them"), say(language, "It counts once they say yes.")},
       {"own", say(language, "They told me that they do it"), say(language, "For you too, if you do it yourself.")}});
  fields += button(say(language, "Save"));
  return section("ask", say(language, "Name somebody"), form(page, pathOf(page, one), fields));
}

Html awayForm(const Page& page, const Responsibility& one, const record::Chart& chart, const Draft& draft) {
  if (one.count() != 1) return {};
  const Language language = page.language;
  const Holding& owner = *std::ranges::find_if(one.owners, [](const Holding& each) { return !each.is_gone; });
  if (owner.task.empty()) return {};
  Html fields = entry::keyField(page);
  fields += hidden("act", "while-away");
  fields += hidden("by", coordination::valueOf(owner));
  fields +=
      selectField(draft.field("while-away", say(language, "Who stands in?")), coordination::peopleChoices(page, chart));
  fields += dateField(draft.field("until", say(language, "Until which day?")));
  fields += button(say(language, "Save"), Look::Secondary);
  return section("away", say(language, "While they are away"), form(page, pathOf(page, one), fields));
}

Response show(Page& page, const record::Disclosure& seen, const Draft& draft) {
  const record::Responsibilities all = record::responsibilitiesOf(seen.chart());
  const Responsibility* one = record::find(all, page.request.params.at("responsibility"));
  if (one == nullptr) return notFound(page);
  const auto words = app::responsibilityWords(one->id, coordination::languageCode(page));
  Html before = paragraph(words.what + ".");
  before += stateList(page, *one);
  before += namedSection(page, *one);
  Html forms = askForm(page, *one, seen.chart(), draft);
  forms += awayForm(page, *one, seen.chart(), draft);
  return entry::show(
      page,
      {.title = words.name, .back = page.about("/owners"), .place = Place::Record, .before = before, .form = forms},
      draft.errors);
}

}  // namespace

Html ownersTable(const Page& page, const record::Chart& chart) {
  const Language language = page.language;
  Table table_of{say(language, "Who looks after what"), {say(language, "What"), say(language, "Who")}, {}, {}};
  for (const Responsibility& one : record::responsibilitiesOf(chart)) {
    const auto words = app::responsibilityWords(one.id, coordination::languageCode(page));
    Html who;
    for (const Html& line : stateOf(page, one)) who += Html::element("div", line);
    table_of.rows.push_back({link(pathOf(page, one), words.name), who});
  }
  return table(table_of);
}

Response ownersPage(Page& page) {
  const auto seen = entry::seen(page);
  if (!seen) return trouble(page, seen.error());
  const Language language = page.language;
  std::vector<Html> cards;
  for (const Responsibility& one : record::responsibilitiesOf(seen->chart())) {
    const auto words = app::responsibilityWords(one.id, coordination::languageCode(page));
    Html content = muted(words.what + ".");
    content += stateList(page, one);
    cards.push_back(card({words.name, pathOf(page, one), content, {}}, 2));
  }
  Html content = paragraph(
      say(language,
          "When several people help, each may think that another one does it. Ask who does what, and note it here."));
  content += cardGroup(cards);
  LayoutOptions options;
  options.place = Place::Record;
  options.width = Width::Wide;
  options.back = page.about("/team");
  return layout(page, say(language, "Who looks after what"), content, options);
}

Response ownerPage(Page& page) {
  const auto seen = entry::seen(page);
  return seen ? show(page, *seen, {}) : trouble(page, seen.error());
}

Response ownerSend(Page& page) {
  const auto seen = entry::seen(page);
  if (!seen) return trouble(page, seen.error());
  Draft draft = entry::typed(page);
  const auto* act = std::ranges::find(kActs, draft.value("act"), &std::pair<std::string_view, OwnAct>::first);
  if (act == kActs.end()) {
    draft.errors.push_back({"act", say(page.language, "Choose what is so.")});
    return show(page, *seen, draft);
  }
  const OwnForm form{page.request.params.at("responsibility"),
                     draft.value("by"),
                     act->second,
                     draft.value("while-away"),
                     draft.value("until"),
                     ""};
  const auto saved = app::enter(page.home, entry::request(page), form);
  if (saved) return entry::savedTo(page, *saved, page.about("/owners"));
  if (saved.error().code != ErrorCode::NotFound && !entry::isForTheForm(saved.error()))
    return trouble(page, saved.error());
  draft.errors.push_back(entry::fieldError(page, saved.error()));
  return show(page, *seen, draft);
}

}  // namespace baton::web
