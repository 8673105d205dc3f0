// After a crisis: each step with its day and state, the medicines before and after, and one tap for what is done
// (URG-3).
#include "app/after_crisis.h"

#include "app/enter.h"
#include "web/frame/appearance.h"
#include "web/frame/layout.h"
#include "web/frame/shown.h"
#include "web/pages/entry_parts.h"
#include "web/pages/keeping_pages.h"
#include "web/pages/keeping_parts.h"
#include "web/pages/record_parts.h"

namespace baton::web {
namespace {

using namespace keeping;
using app::forms::StepSaid;
using record::AfterCrisis;
using record::CrisisStep;
using record::MedicineDifference;
using record::StepState;

std::string dayShown(const Page& page, const std::string& day) {
  const auto date = PartialDate::parse(day);
  return date ? shownDate(mannerOf(page), *date) : day;
}

Html stateBadge(Language language, StepState state) {
  switch (state) {
    case StepState::Late:
      return badge(say(language, "Late"), Tone::Caution);
    case StepState::Booked:
      return badge(say(language, "Booked"), Tone::Info);
    case StepState::Done:
      return badge(say(language, "Done"), Tone::Info);
    case StepState::NotNeeded:
      return badge(say(language, "Not needed"), Tone::Info);
    case StepState::Open:
      break;
  }
  return {};
}

std::string stateText(const Page& page, const CrisisStep& step) {
  const Language language = page.language;
  const std::string due = dayShown(page, step.due);
  const std::string on = step.on.empty() ? "" : dayShown(page, step.on);
  switch (step.state) {
    case StepState::Done:
      return on.empty() ? say(language, "Done.") : sayf(language, "Done on {}.", on);
    case StepState::NotNeeded:
      return sayf(language, "Not needed, as you said on {}.", on);
    case StepState::Booked:
      return sayf(language, "Booked for {}; it should be by {}.", on, due);
    case StepState::Late:
      return on.empty() ? sayf(language, "It should have been by {}.", due)
                        : sayf(language, "Booked for {}; it should be by {}.", on, due);
    case StepState::Open:
      break;
  }
  return sayf(language, "By {}.", due);
}

Html stepForm(const Page& page, const AfterCrisis& stay, const CrisisStep& step, std::string_view said,
              const Html& inside, const std::string& label, Look look) {
  Html fields = entry::keyField(page);
  fields += hidden("of", stay.encounter);
  fields += hidden("step", step.id);
  fields += hidden("said", said);
  fields += inside;
  fields += button(label, look);
  return form(page, page.about("/after-crisis"), fields);
}

Html actions(const Page& page, const AfterCrisis& stay, const CrisisStep& step) {
  const Language language = page.language;
  const bool is_over = step.state == StepState::Done || step.state == StepState::NotNeeded;
  if (is_over) {
    // What the record itself shows cannot be taken back here.
    if (!step.resource.starts_with("Task/")) return {};
    return details(say(language, "Change this"),
                   stepForm(page, stay, step, "open", {}, say(language, "It is still to do"), Look::Secondary));
  }
  Html note =
      textField({.name = "note-" + std::string(step.id), .label = say(language, "Who decided, or what was agreed")});
  Html why = textField({.name = "why-" + std::string(step.id), .label = say(language, "Why it is not needed")});
  Html inside = stepForm(page, stay, step, "done", note, say(language, "This is done"), Look::Secondary);
  inside += stepForm(page, stay, step, "not-needed", why, say(language, "This is not needed"), Look::Secondary);
  return details(say(language, "Say what came of it"), inside);
}

Html stepItem(const Page& page, const AfterCrisis& stay, const CrisisStep& step) {
  const app::AfterCrisisWords words = app::afterCrisisWords(step.id, languageCode(page.language));
  Html inside = Html::element("strong", Html::text(words.title));
  inside += Html::element("span", {{"class", "hint"}}, Html::text(words.what));
  std::string state = stateText(page, step);
  if (!step.note.empty()) {
    const bool is_over = step.state == StepState::Done || step.state == StepState::NotNeeded;
    state += " ";
    if (step.id == "told" && !is_over) {
      state += sayf(page.language, "No word yet from: {}.", step.note);
    } else if (step.id == "medicines" && !is_over) {
      state += sayf(page.language, "Not decided yet: {}.", step.note);
    } else {
      state += step.note;
    }
  }
  inside += Html::element("span", {{"class", "hint"}}, Html::element("bdi", Html::text(state)));
  if (isOwner(page)) inside += actions(page, stay, step);
  Html item = Html::element("div", {{"class", "task-name"}}, inside);
  item += stateBadge(page.language, step.state);
  return Html::element("li", item);
}

std::string kindText(Language language, MedicineDifference::Kind kind) {
  using Kind = MedicineDifference::Kind;
  switch (kind) {
    case Kind::New:
      return say(language, "New");
    case Kind::Stopped:
      return say(language, "Stopped");
    case Kind::Changed:
      return say(language, "Another dose");
    case Kind::Unclear:
      return say(language, "Sources do not agree: ask which is right");
    case Kind::NotMentioned:
      return say(language, "Not named in the hospital's papers. That does not mean it was stopped: ask.");
  }
  return "";
}

std::string decisionText(const Page& page, const MedicineDifference& one) {
  const Language language = page.language;
  if (one.decision.empty()) return say(language, "Nobody has decided yet.");
  if (!one.isDecided()) return sayf(language, "Asked: {}. Not decided yet.", one.decided_by);
  const std::string on = shownDate(mannerOf(page), one.decided_on);
  if (one.decision == "keep") return sayf(language, "Keep it, said {} on {}.", one.decided_by, on);
  if (one.decision == "stop") return sayf(language, "Stop it, said {} on {}.", one.decided_by, on);
  return sayf(language, "Change it, said {} on {}.", one.decided_by, on);
}

// What a clinician said; it changes no list by itself.
Html decisionForm(const Page& page, const AfterCrisis& stay, const MedicineDifference& one, std::size_t number) {
  const Language language = page.language;
  const std::string tail = "-" + std::to_string(number);
  Html fields = entry::keyField(page);
  fields += hidden("of", stay.encounter);
  fields += hidden("said", "decide");
  fields += hidden("number", std::to_string(number));
  fields += hidden("medicine", one.line);
  fields += selectField({.name = "decision" + tail, .label = say(language, "What was decided?"), .value = one.decision},
                        {{"keep", say(language, "Go on with it as it is now"), ""},
                         {"stop", say(language, "Stop it"), ""},
                         {"change", say(language, "Change it"), ""},
                         {"ask", say(language, "We asked, and wait for an answer"), ""}});
  fields += textField({.name = "by" + tail,
                       .label = say(language, "Which clinician?"),
                       .value = one.decided_by,
                       .hint = say(language, "Like Dr. Lee.")});
  fields += textField({.name = "note" + tail, .label = say(language, "A note, if you like"), .value = one.note});
  fields += button(say(language, "Save"), Look::Secondary);
  Html inside = form(page, page.about("/after-crisis"), fields);
  inside += muted(say(language, "The list of medicines stays as it is. Change it there when a medicine changes."));
  return details(sayf(language, "Say what was decided about {}", one.text), inside);
}

Html medicinesPart(const Page& page, const AfterCrisis& stay, std::size_t first) {
  if (stay.medicines.empty()) return {};
  std::vector<Html> items;
  std::size_t number = first * 100;  // names of fields differ on the whole page
  for (const MedicineDifference& one : stay.medicines) {
    Html item = Html::element("a", {{"href", factPath(page, one.line)}}, Html::element("bdi", Html::text(one.text)));
    item.addText(": " + kindText(page.language, one.kind));
    if (!one.on.empty()) item.addText(" (" + shownDate(mannerOf(page), one.on) + ")");
    if (!one.reason.empty()) {
      item.addText(". ");
      item += words(one.reason);
    }
    item += Html::element("p", {{"class", "hint"}}, Html::text(decisionText(page, one)));
    ++number;
    if (isOwner(page) && !stay.is_closed) item += decisionForm(page, stay, one, number);
    items.push_back(std::move(item));
  }
  Html html = heading(say(page.language, "Medicines, before and after"), 3);
  html += bulletList(items);
  return html;
}

// The dates stand in the papers only: a person asks, and writes down what is true.
Html proposedPart(const Page& page, const std::vector<app::PaperVisit>& visits) {
  const Language language = page.language;
  std::vector<Html> items;
  for (const app::PaperVisit& one : visits) {
    Html item = Html::element("strong", Html::text(shownDate(mannerOf(page), one.visit.day)));
    if (one.visit.is_unsure) {
      item.addText(" ");
      item += Html::text(say(language, "The day may be read two ways. Please check it."));
    }
    item += Html::element("p", {{"lang", "en"}}, words("“" + one.visit.words + "”"));
    const std::string query = "?when=" + one.visit.day.dateText();
    item += Html::element("p", link(page.about("/add/visit") + query, say(language, "Write it down as a visit")));
    items.push_back(std::move(item));
  }
  Html html = heading(say(language, "The discharge papers name dates"), 3);
  html += paragraph(
      say(language, "Nothing is in your calendar because of this. Ask, then write down the visits that are true."));
  html += bulletList(items);
  return html;
}

Html stayPart(const Page& page, const AfterCrisis& stay, std::size_t number, const app::PaperVisits& proposed) {
  const Language language = page.language;
  const std::string began = shownDate(mannerOf(page), stay.began);
  std::string title = stay.is_emergency ? sayf(language, "Emergency visit of {}", began)
                                        : sayf(language, "Hospital stay from {}", began);
  Html content;
  if (stay.is_from_papers) {
    content += paragraph(
        say(language, "Only discharge papers tell of this stay. Check with the hospital what they leave out."));
  }
  if (!stay.is_over) {
    content +=
        paragraph(say(language, "It is not over yet, as far as this record shows. The steps begin when it ends."));
  }
  if (stay.is_closed) content += paragraph(say(language, "All of it is done and closed."));
  Html items;
  for (const CrisisStep& step : stay.steps) items += stepItem(page, stay, step);
  if (!stay.steps.empty()) content += Html::element("ul", {{"class", "tasks"}}, items);
  if (!stay.watch_until.empty() && !stay.is_closed) {
    content += inset(paragraph(app::afterCrisisWatch(dayShown(page, stay.watch_until), languageCode(language))));
  }
  if (const auto found = proposed.find(stay.encounter); found != proposed.end()) {
    content += proposedPart(page, found->second);
  }
  content += medicinesPart(page, stay, number);
  if (isOwner(page) && stay.is_over && !stay.isAllDone() && !stay.is_closed) {
    Html inside = entry::keyField(page);
    inside += hidden("of", stay.encounter);
    inside += hidden("step", "all");
    inside += hidden("said", "not-needed");
    inside += textField({.name = "why-all", .label = say(language, "Why is none of it needed?")});
    inside += button(say(language, "None of the open steps is needed"), Look::Secondary);
    content +=
        details(say(language, "This was long ago, or is settled"), form(page, page.about("/after-crisis"), inside));
  }
  if (isOwner(page) && stay.isAllDone() && !stay.is_closed) {
    Html inside = entry::keyField(page);
    inside += hidden("of", stay.encounter);
    inside += hidden("said", "close");
    inside += button(say(language, "All of it is done: close it"));
    content += form(page, page.about("/after-crisis"), inside);
  }
  return section("stay-" + std::to_string(number), title, content);
}

Response show(Page& page, const std::vector<FieldError>& errors) {
  const auto seen = seenNow(page);
  if (!seen) return trouble(page, seen.error());
  const Language language = page.language;
  const auto stays = record::afterCrises(seen->chart());
  const auto proposed = app::visitsInPapers(page.home, page.person->person, *seen);
  if (!proposed) return trouble(page, proposed.error());
  Html content;
  if (stays.empty()) {
    content += emptyState(say(language, "Nothing to put together again"),
                          say(language,
                              "When a hospital stay or an emergency visit comes into this record, its steps "
                              "stand here: whom to see by which day, what to ask, what to tell."));
  } else {
    content += paragraph(say(language,
                             "One step at a time. Nothing here counts as done until the record shows it or you "
                             "say so."));
    for (std::size_t i = 0; i < stays.size(); ++i) content += stayPart(page, stays[i], i + 1, *proposed);
  }
  return entry::show(
      page,
      {.title = say(language, "After a crisis"), .back = page.about("/more"), .place = Place::More, .form = content},
      errors);
}

StepSaid saidFrom(const std::string& said) {
  if (said == "not-needed") return StepSaid::NotNeeded;
  if (said == "open") return StepSaid::Open;
  if (said == "decide") return StepSaid::Decide;
  return said == "close" ? StepSaid::Close : StepSaid::Done;
}

}  // namespace

Response afterCrisisPage(Page& page) { return show(page, {}); }

Response afterCrisisSend(Page& page) {
  const entry::Draft draft = entry::typed(page);
  const StepSaid said = saidFrom(draft.value("said"));
  if (said == StepSaid::Decide) {
    const std::string tail = "-" + draft.value("number");
    app::forms::AfterCrisisForm decided{
        .encounter = draft.value("of"), .said = said, .note = draft.value("note" + tail)};
    decided.medicine = draft.value("medicine");
    decided.decision = draft.value("decision" + tail);
    decided.by = draft.value("by" + tail);
    const auto kept = app::enter(page.home, entry::request(page), decided);
    if (kept) return entry::savedTo(page, *kept, page.about("/after-crisis"));
    if (!entry::isForTheForm(kept.error())) return trouble(page, kept.error());
    FieldError error = entry::fieldError(page, kept.error());
    error.field += tail;
    return show(page, {error});
  }
  const std::string field = said == StepSaid::NotNeeded ? "why-" : "note-";
  const app::forms::AfterCrisisForm form{.encounter = draft.value("of"),
                                         .step = draft.value("step"),
                                         .said = said,
                                         .note = draft.value(field + draft.value("step"))};
  const auto saved = app::enter(page.home, entry::request(page), form);
  if (!saved) {
    if (!entry::isForTheForm(saved.error())) return trouble(page, saved.error());
    return show(page, {entry::fieldError(page, saved.error())});
  }
  return entry::savedTo(page, *saved, page.about("/after-crisis"));
}

}  // namespace baton::web
