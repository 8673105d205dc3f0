// After a visit: five questions on one form. Each answer becomes what it is: a decision, a change of a medicine,
// somebody's task, something to watch, the next visit. One press takes all of it back.
#include "app/after_visit.h"

#include "app/enter.h"
#include "web/frame/appearance.h"
#include "web/frame/shown.h"
#include "web/pages/coordination_parts.h"
#include "web/pages/entry_parts.h"
#include "web/pages/keeping_parts.h"
#include "web/pages/planning_pages.h"
#include "web/pages/record_parts.h"

namespace baton::web {
namespace {

using app::forms::AfterVisitForm;

constexpr int kRows = 3;
constexpr std::int64_t kVisitDays = 21;  // visits so long ago are offered

std::string named(std::string_view before, int row, std::string_view after) {
  return std::string(before) + std::to_string(row) + "_" + std::string(after);
}

std::vector<Choice> visitChoices(const Page& page, const record::Chart& chart) {
  std::vector<Choice> choices{{"", say(page.language, "Another visit: write it below"), ""}};
  for (const record::EncounterFact& fact : chart.facts.encounters) {
    if (fact.about.is_entered_in_error || fact.period.start.empty()) continue;
    const std::int64_t ago = chart.at.ms - fact.period.start.first().ms;
    if (ago < 0 || ago > kVisitDays * kDayMs) continue;
    std::string name = shownDate(mannerOf(page), fact.period.start);
    for (const record::Reference& who : fact.participants) {
      if (!who.display.empty() && !who.key.starts_with("Patient/")) name += ", " + who.display;
    }
    choices.push_back({fact.about.key, name, ""});
  }
  return choices;
}

std::vector<Choice> medicineChoices(const Page& page, const record::Chart& chart) {
  std::vector<Choice> choices{{"", say(page.language, "Choose"), ""}};
  for (const record::MedicationLine& line : chart.medications) {
    if (line.status != "active" && line.status != "on-hold") continue;
    choices.push_back({line.id, line.text, "", ""});
  }
  return choices;
}

Html changeRow(const Page& page, const record::Chart& chart, const entry::Draft& draft, int row) {
  const Language language = page.language;
  Html html = selectField(draft.field(named("change", row, "kind"), say(language, "A medicine")),
                          std::vector<Choice>{{"", say(language, "No change"), ""},
                                              {"new", say(language, "A new medicine"), ""},
                                              {"dose", say(language, "Another dose"), ""},
                                              {"stop", say(language, "It was stopped"), ""}});
  html += selectField(draft.field(named("change", row, "line"), say(language, "Which one, of those you take?")),
                      medicineChoices(page, chart));
  html += textField(draft.field(named("change", row, "text"), say(language, "New medicine or dose, or why it stopped"),
                                say(language, "Like Zoloft 100 mg every morning.")));
  return html;
}

Html dutyRow(const Page& page, const record::Chart& chart, const entry::Draft& draft, int row) {
  const Language language = page.language;
  Html html = textField(draft.field(named("duty", row, "what"), say(language, "What is to be done?"),
                                    row == 1 ? say(language, "Like: order the blood test.") : ""));
  html += selectField(draft.field(named("duty", row, "who"), say(language, "Who does it?")),
                      coordination::peopleChoices(page, chart));
  html += dateField(draft.field(named("duty", row, "by"), say(language, "By when?")));
  return html;
}

template <class Row>
Html rows(const Page& page, const entry::Draft& draft, std::string_view group, const std::string& more, Row row) {
  Html html = row(1);
  for (int i = 2; i <= kRows; ++i) {
    const std::string name(group);
    bool is_open = false;
    for (const auto& [field, value] : draft.values) {
      if (field.starts_with(name + std::to_string(i) + "_") && !value.empty()) is_open = true;
    }
    html += details(more, row(i), is_open);
  }
  static_cast<void>(page);
  return html;
}

Html fields(const Page& page, const record::Chart& chart, const entry::Draft& draft) {
  const Language language = page.language;
  Html visit = selectField(draft.field("visit", say(language, "Which visit?")), visitChoices(page, chart));
  visit += textField(draft.field("with", say(language, "Whom it was with"), say(language, "Like Dr. Lee.")));
  visit +=
      dateField(draft.field("when", say(language, "On which day?"), say(language, "Today, if you leave it open.")));
  Html html = section("which", say(language, "The visit"), visit);
  html += section("one", say(language, "1. What was decided?"),
                  textArea(draft.field("decided", say(language, "In a sentence or two")), 3));
  Html changes = rows(page, draft, "change", say(language, "One more medicine"),
                      [&](int row) { return changeRow(page, chart, draft, row); });
  changes += textField(draft.field("changed", say(language, "Anything else that changed"),
                                   say(language, "Like: therapy every two weeks now.")));
  html += section("two", say(language, "2. What changed?"), changes);
  html += section(
      "three", say(language, "3. Who does what, and by when?"),
      rows(page, draft, "duty", say(language, "One more"), [&](int row) { return dutyRow(page, chart, draft, row); }));
  Html watch = textField(draft.field("watch", say(language, "What should be watched?"),
                                     say(language, "Like: sleep, and how restless you feel.")));
  watch +=
      selectField(draft.field("watch_who", say(language, "Who watches?")), coordination::peopleChoices(page, chart));
  watch += dateField(draft.field("watch_until", say(language, "Until when?")));
  html += section("four", say(language, "4. What to watch for?"), watch);
  Html next = dateField(draft.field("next_when", say(language, "Which day?")));
  next += textField(draft.field("next_time", say(language, "At what time, if you know?")), TextKind::Time,
                    FieldWidth::Short);
  next += textField(draft.field("next_with", say(language, "With whom?"),
                                say(language, "The same as this visit, if you leave it open.")));
  html += section("five", say(language, "5. When is the next visit?"), next);
  return html;
}

AfterVisitForm formFrom(const Page& page, const entry::Draft& draft) {
  AfterVisitForm form;
  form.visit = draft.value("visit");
  form.with = draft.value("with");
  form.when = draft.value("when");
  form.decided = draft.value("decided");
  form.changed = draft.value("changed");
  for (int i = 1; i <= kRows; ++i) {
    form.changes.push_back({draft.value(named("change", i, "kind")), draft.value(named("change", i, "line")),
                            draft.value(named("change", i, "text"))});
    form.duties.push_back({draft.value(named("duty", i, "who")), draft.value(named("duty", i, "what")),
                           draft.value(named("duty", i, "by"))});
  }
  form.watch = draft.value("watch");
  form.watch_who = draft.value("watch_who");
  form.watch_until = draft.value("watch_until");
  form.next_when = entry::momentText(page, draft.value("next_when"), draft.value("next_time"));
  form.next_with = draft.value("next_with");
  return form;
}

Html agreedItem(const Page& page, const record::Agreed& one, Instant now) {
  const Language language = page.language;
  Html inside = Html::element("strong", Html::element("bdi", Html::text(one.what)));
  const std::string who = one.who == "self" ? say(language, "You") : one.who;
  const std::string due = one.due.empty() ? "" : shownDate(mannerOf(page), one.due);
  std::string line = due.empty()    ? who
                     : one.is_watch ? sayf(language, "{0}, until {1}", who, due)
                                    : sayf(language, "{0}, by {1}", who, due);
  if (!one.note.empty()) line += ". " + one.note;
  inside += Html::element("span", {{"class", "hint"}}, Html::element("bdi", Html::text(line)));
  const auto step = [&](std::string_view said, const std::string& label) {
    Html hiddens = entry::keyField(page);
    hiddens += hidden("task", one.key);
    hiddens += hidden("said", said);
    hiddens += button(label, Look::Secondary);
    return form(page, page.about("/after-visit/agreed"), hiddens);
  };
  const bool is_open = one.state == record::AgreedState::Open;
  Html acts = is_open ? step("done", say(language, "This is done")) : step("open", say(language, "It is still to do"));
  if (is_open) acts += step("not-needed", say(language, "This is not needed"));
  inside += details(is_open ? say(language, "Say what came of it") : say(language, "Change this"), acts);
  Html item = Html::element("div", {{"class", "task-name"}}, inside);
  if (one.isOverdue(now)) item += badge(say(language, "Late"), Tone::Caution);
  if (one.state == record::AgreedState::Done) item += badge(say(language, "Done"), Tone::Info);
  if (one.state == record::AgreedState::NotNeeded) item += badge(say(language, "Not needed"), Tone::Info);
  return Html::element("li", item);
}

Html agreedPart(const Page& page, const record::Chart& chart) {
  const auto agreed = record::agreedOf(chart);
  if (agreed.empty()) return {};
  Html items;
  for (const record::Agreed& one : agreed) items += agreedItem(page, one, chart.at);
  return section("agreed", say(page.language, "What was agreed"), Html::element("ul", {{"class", "tasks"}}, items));
}

Html pastPart(const Page& page, const record::Chart& chart) {
  const Language language = page.language;
  std::vector<Moment> moments;
  for (const record::VisitOutcome& one : record::visitOutcomes(chart)) {
    Html said;
    if (!one.with.empty()) said += Html::element("strong", Html::element("bdi", Html::text(one.with)));
    if (!one.decided.empty()) said += Html::element("p", words(one.decided));
    if (!one.changed.empty()) said += Html::element("p", words(one.changed));
    moments.push_back({shownDate(mannerOf(page), one.on), one.on.text(), said});
  }
  return moments.empty() ? Html() : section("past", say(language, "What was decided before"), timelineList(moments));
}

Response show(Page& page, const entry::Draft& draft) {
  const Language language = page.language;
  const auto seen = seenNow(page);
  if (!seen) return trouble(page, seen.error());
  Html inside = entry::keyField(page);
  inside += fields(page, seen->chart(), draft);
  inside += button(say(language, "Save what came of the visit"));
  Html content = agreedPart(page, seen->chart());
  Html after = paragraph(say(language, "Answer what you can. Nothing here has to be complete."));
  after += form(page, page.about("/after-visit"), inside);
  content += section("form", say(language, "After a visit: five questions"), after);
  content += pastPart(page, seen->chart());
  return entry::show(
      page,
      {.title = say(language, "After a visit"), .back = page.about("/more"), .place = Place::Add, .form = content},
      draft.errors);
}

}  // namespace

Response afterVisitPage(Page& page) { return show(page, {}); }

Response afterVisitSend(Page& page) {
  entry::Draft draft = entry::typed(page);
  const auto saved = app::enter(page.home, entry::request(page), formFrom(page, draft));
  if (!saved) {
    if (!entry::isForTheForm(saved.error())) return trouble(page, saved.error());
    draft.errors.push_back(entry::fieldError(page, saved.error()));
    return show(page, draft);
  }
  return entry::savedTo(page, *saved, page.about("/after-visit"));
}

Response afterVisitAgreedSend(Page& page) {
  const entry::Draft draft = entry::typed(page);
  const std::string said = draft.value("said");
  app::forms::AgreedStepForm step{draft.value("task"), record::AgreedState::Done, ""};
  if (said == "not-needed") step.said = record::AgreedState::NotNeeded;
  if (said == "open") step.said = record::AgreedState::Open;
  const auto saved = app::enter(page.home, entry::request(page), step);
  if (!saved) {
    if (!entry::isForTheForm(saved.error())) return trouble(page, saved.error());
    // It may have been taken back on another device: the page as it is now, and why nothing was saved.
    entry::Draft again;
    again.errors.push_back(entry::fieldError(page, saved.error()));
    return show(page, again);
  }
  return entry::savedTo(page, *saved, page.about("/after-visit"));
}

}  // namespace baton::web
