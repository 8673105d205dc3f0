// The crisis card: the person writes what helps and chooses whom to call, sees the card, and decides whether this
// device keeps a copy that opens without a server and without signing in (static/sw.js, "/crisis/card").
//
// What a device keeps is crisisCardShell(): it names no record, no account and carries no token. Whoever holds the
// device can open it, and the page says so before anything is kept. Nothing is kept by itself.
#include "app/crisis_card.h"

#include <algorithm>

#include "app/accounts/protected.h"
#include "app/crisis_card_export.h"
#include "app/phrases.h"
#include "base/text.h"
#include "web/frame/appearance.h"
#include "web/frame/components.h"
#include "web/frame/crisis_list.h"
#include "web/frame/layout.h"
#include "web/frame/shown.h"
#include "web/pages/entry_parts.h"
#include "web/pages/keeping_pages.h"
#include "web/pages/pages.h"
#include "web/pages/record_parts.h"

namespace baton::web {
namespace {

using format::Attributes;

// Somebody of the record who can be reached by phone, text or mail.
struct Reachable {
  std::string id;  // opaque, for the form
  std::string name;
  std::string role;
  std::vector<record::Telecom> telecoms;
};

// Somebody may be a person to call and on the care team: one line with every number. By name, so that a new number
// does not take a chosen person off the card.
std::vector<Reachable> reachableOf(const Page& page, const record::Chart& chart) {
  std::vector<Reachable> people;
  const auto add = [&](const std::string& name, const std::string& role, const auto& telecoms) {
    if (name.empty() || reachText(telecoms).empty()) return;
    const std::string id = app::cardNameOf(page.home, page.person->person, name);
    auto found = std::ranges::find(people, id, &Reachable::id);
    if (found == people.end()) found = people.insert(found, {id, name, role, {}});
    for (const record::Telecom& telecom : telecoms) {
      const auto same = [&](const record::Telecom& known) { return known.value == telecom.value; };
      if (std::ranges::none_of(found->telecoms, same)) found->telecoms.push_back(telecom);
    }
  };
  for (const record::Contact& contact : chart.contacts) {
    const std::string label = contact.relationship.empty() ? "" : contact.relationship.label();
    const auto known = app::relationWord(label, app::phraseLanguage(languageCode(page.language)));
    add(contact.name, known.value_or(label), contact.telecoms);
  }
  for (const record::CareTeamLine& line : chart.care_team) {
    if (line.status == "active") add(line.text, roleText(page.language, line.role, line.role_text), line.telecoms);
  }
  return people;
}

Html lines(const std::string& text) {
  Html html;
  for (const std::string_view line : split(text, '\n')) {
    if (!html.empty()) html += Html::lone("br", {});
    html += Html::text(trim(line));
  }
  return Html::element("p", Attributes{{"dir", "auto"}}, html);
}

Html wordsPart(std::string_view title, const std::string& text, int level) {
  if (trim(text).empty()) return {};
  Html html = heading(title, level);
  html += lines(text);
  return html;
}

// What the card says, for the preview and for the copy.
Html cardContent(const Page& page, const app::CrisisCardChoice& choice, const std::vector<Reachable>& people,
                 int level) {
  const Language language = page.language;
  Html html = wordsPart(say(language, "What helps me"), choice.helps, level);
  std::vector<Html> cards;
  for (const Reachable& one : people) {
    if (std::ranges::find(choice.contacts, one.id) == choice.contacts.end()) continue;
    Html content = one.role.empty() ? Html() : Html::element("p", words(one.role));
    content += Html::element("p", reachText(one.telecoms));
    cards.push_back(card({one.name, "", content, {}}, level + 1));
  }
  if (!cards.empty()) {
    html += heading(say(language, "People I can call"), level);
    html += cardGroup(cards);
  }
  html += wordsPart(say(language, "How I notice that it gets hard"), choice.signs, level);
  html += wordsPart(say(language, "What I want others to know"), choice.for_helpers, level);
  return html;
}

struct Loaded {
  app::CrisisCardChoice choice;
  std::vector<Reachable> people;
};
Result<Loaded> load(Page& page) {
  BATON_TRY(app::CrisisCardChoice choice, app::crisisCardOf(page.home, page.person->person));
  BATON_TRY(const record::Disclosure seen, seenNow(page));
  return Loaded{std::move(choice), reachableOf(page, seen.chart())};
}

Html fields(const Page& page, const Loaded& loaded, const std::vector<FieldError>& errors) {
  const Language language = page.language;
  const auto field = [&](std::string name, std::string label, const std::string& value) {
    const auto wrong = std::ranges::find(errors, name, &FieldError::field);
    return Field{.name = std::move(name),
                 .label = std::move(label),
                 .value = value,
                 .error = wrong == errors.end() ? "" : wrong->text};
  };
  Html inside = textArea(field("helps", say(language, "What helps me"), loaded.choice.helps), 4);
  if (loaded.people.empty()) {
    inside += muted(say(language, "The record has nobody yet with a phone number whom you could put on the card."));
    inside += Html::element("p", link(page.about("/add/contact"), say(language, "Add somebody to call")));
  } else {
    std::vector<Choice> choices;
    for (const Reachable& one : loaded.people) choices.push_back({one.id, one.name, one.role});
    inside +=
        checkboxes(field("contacts", say(language, "People on the card"), join(loaded.choice.contacts, " ")), choices);
  }
  inside += textArea(field("signs", say(language, "How I notice that it gets hard"), loaded.choice.signs), 3);
  inside += textArea(field("for_helpers", say(language, "What I want others to know"), loaded.choice.for_helpers), 3);
  inside += button(say(language, "Save my card"));
  return form(page, page.about("/card"), inside);
}

// A button for app.js; `job` says what it does.
Html scriptButton(Attributes job, std::string_view text, std::string_view look) {
  job.set("type", "button");
  job.set("class", look);
  return Html::element("button", job, Html::text(text));
}

// What app.js shows of this: what is so on this device.
Html keeping(const Page& page) {
  const Language language = page.language;
  Html html =
      paragraph(say(language,
                    "A copy on this device opens without the internet and without signing in. It stays when you sign "
                    "out, until you take it off."));
  html += warningText(say(language, "Everybody who can open this device can then read the card."),
                      say(language, "Please note:"));
  Html unable = paragraph(say(language,
                              "This browser cannot keep a copy here: it needs JavaScript and a secure address "
                              "(https). You can print the card instead."));
  html += Html::element("div", Attributes{{"data-card-unable", ""}}, unable);
  Html kept = paragraph(say(language, "This device keeps a card."));
  Html kept_buttons = scriptButton({{"data-keep-card", page.about("/card/shell")}},
                                   say(language, "Keep the card as it is now"), "button button-secondary");
  kept_buttons +=
      scriptButton({{"data-drop-card", ""}}, say(language, "Take the card off this device"), "button button-warning");
  kept_buttons += linkButton("/crisis/card", say(language, "Open the kept card"), Look::Quiet);
  kept += Html::element("div", Attributes{{"class", "buttons"}}, kept_buttons);
  html += Html::element("div", Attributes{{"data-card-kept", ""}}.flag("hidden"), kept);
  Html none = paragraph(say(language, "This device keeps no card."));
  none += scriptButton({{"data-keep-card", page.about("/card/shell")}}, say(language, "Keep this card on this device"),
                       "button");
  html += Html::element("div", Attributes{{"data-card-none", ""}}.flag("hidden"), none);
  html += Html::element("p",
                        Attributes{{"role", "status"},
                                   {"data-card-status", ""},
                                   {"data-kept", say(language, "Done. The card is kept on this device.")},
                                   {"data-dropped", say(language, "Done. This device keeps no card any more.")},
                                   {"data-trouble", say(language, "That did not work. Please try again.")}},
                        {});
  html += muted(say(language, "An iPhone may drop the copy after a week without use. Have it on paper too."));
  html += scriptButton({{"data-print", ""}}, say(language, "Print this page"), "button button-secondary");
  return section("keep", say(language, "Keep it on this device"), html);
}

Response show(Page& page, const Loaded& loaded, const std::vector<FieldError>& errors) {
  const Language language = page.language;
  Html content = errorSummary(page, errors);
  content += paragraph(
      say(language, "Write it down while things are calm. Everything here is up to you. Leave out what you like."));
  content += fields(page, loaded, errors);
  Html preview = cardContent(page, loaded.choice, loaded.people, 3);
  if (preview.empty()) preview = muted(say(language, "Nothing of your own is on the card yet."));
  preview += muted(say(language, "Below this the card lists the crisis lines of your country."));
  content += section("preview", say(language, "What the card says"), inset(preview));
  content += keeping(page);
  LayoutOptions options;
  options.status = errors.empty() ? 200 : 422;
  options.place = Place::More;
  options.back = page.about("/more");
  options.has_errors = !errors.empty();
  return layout(page, say(language, "My crisis card"), content, options);
}

app::CrisisCardChoice sent(const Page& page) {
  app::CrisisCardChoice choice{
      page.request.field("signs"), page.request.field("helps"), page.request.field("for_helpers"), {}};
  for (const auto& [name, value] : page.request.form) {
    if (name == "contacts" && !value.empty() && value.size() <= 64) choice.contacts.push_back(value);
  }
  return choice;
}

// Whose words they are: a young person keeps them from who manages the record once the law lets them.
bool isKeptFrom(const Page& page) { return !app::seesProtected(*page.person); }

}  // namespace

Response crisisCardPage(Page& page) {
  if (isKeptFrom(page)) return notFound(page);
  const auto loaded = load(page);
  return loaded ? show(page, *loaded, {}) : trouble(page, loaded.error());
}

Response crisisCardSend(Page& page) {
  if (isKeptFrom(page)) return notFound(page);
  const app::CrisisCardChoice choice = sent(page);
  const Status done = app::putCrisisCard(page.home, page.person->person, choice);
  if (done) return goTo(page, page.about("/card"), Flash{Done::Saved, page.home.clock().now(), ""});
  if (!entry::isForTheForm(done.error())) return trouble(page, done.error());
  auto loaded = load(page);
  if (!loaded) return trouble(page, loaded.error());
  loaded->choice = choice;
  return show(page, *loaded, {entry::fieldError(page, done.error())});
}

Response crisisCardShell(Page& page) {
  if (isKeptFrom(page)) return notFound(page);
  const auto loaded = load(page);
  if (!loaded) return trouble(page, loaded.error());
  const Language language = page.language;
  const Instant now = page.home.clock().now();
  Html content = cardContent(page, loaded->choice, loaded->people, 2);
  content += crisisList(page);
  content += muted(sayf(language, "Kept on this device on {}.", shownDay(mannerOf(page), now)));
  content +=
      scriptButton({{"data-drop-card", ""}}, say(language, "Take the card off this device"), "button button-quiet");
  content += Html::element("p",
                           Attributes{{"role", "status"},
                                      {"data-card-status", ""},
                                      {"data-dropped", say(language, "Done. This device keeps no card any more.")},
                                      {"data-trouble", say(language, "That did not work. Please try again.")}},
                           {});
  return layout(page, say(language, "My crisis card"), content, {.is_offline = true});
}

Response keptCardPage(Page& page) {
  const Language language = page.language;
  Html content = paragraph(say(language, "This device keeps no crisis card. These people are there for you now."));
  content += crisisList(page);
  if (page.visitor.isSignedIn() && !page.visitor.people.empty() &&
      page.visitor.people.front().relation == app::Relation::Self) {
    content += link("/people/" + page.visitor.people.front().person.value + "/card", say(language, "Make my card"));
  }
  return layout(page, say(language, "Help in a crisis"), content);
}

}  // namespace baton::web
