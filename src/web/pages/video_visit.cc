// Before a visit by video: what a psychiatrist far away has to know of the place where the person is today (START-2).
// What the record answers is shown; the rest can be written down here, and blocks nothing.
#include <algorithm>
#include <array>

#include "app/check.h"
#include "app/enter.h"
#include "web/frame/appearance.h"
#include "web/frame/shown.h"
#include "web/pages/entry_parts.h"
#include "web/pages/keeping_parts.h"
#include "web/pages/planning_pages.h"
#include "web/pages/record_parts.h"

namespace baton::web {
namespace {

struct Question {
  std::string_view id;
  std::string_view title;  // of the note that keeps the answer: the rule knows it by these words
  std::string (*label)(Language);
  std::string (*hint)(Language);
};

// Titles are English in every language, as knowledge/start/telehealth.tsv looks for them.
constexpr std::array<Question, 5> kQuestions = {{
    {"place", "Video visit: place today", [](Language l) { return say(l, "Where are you during the visit?"); },
     [](Language l) { return say(l, "Street and town: help is sent there if it is needed."); }},
    {"emergency", "Video visit: nearest emergency help",
     [](Language l) { return say(l, "Who helps in an emergency there?"); },
     [](Language l) { return say(l, "The nearest emergency room, and somebody who can come."); }},
    {"labs", "Video visit: local lab", [](Language l) { return say(l, "Where are blood tests done near you?"); },
     [](Language l) { return say(l, "A lab, a clinic, or your primary care."); }},
    {"vitals", "Video visit: vitals at home",
     [](Language l) { return say(l, "Who checks weight, pulse and blood pressure?"); },
     [](Language l) { return say(l, "Yourself at home, a pharmacy, or a clinic."); }},
    {"records", "Video visit: records sent", [](Language l) { return say(l, "Did your papers get there?"); },
     [](Language l) { return say(l, "What was sent, when, and how."); }},
}};

// The newest answer of each question.
const record::DocumentFact* answerTo(const record::Chart& chart, const Question& question) {
  const record::DocumentFact* newest = nullptr;
  for (const record::DocumentFact& fact : chart.facts.documents) {
    if (fact.about.is_entered_in_error || !fact.title.starts_with(question.title)) continue;
    if (newest == nullptr || newest->about.sequence < fact.about.sequence) newest = &fact;
  }
  return newest;
}

std::string shownAnswer(const record::DocumentFact& fact, const Question& question) {
  const std::size_t from = question.title.size() + 2;  // ": "
  return fact.title.size() > from ? fact.title.substr(from) : fact.title;
}

std::string stateOf(const Page& page, const record::Chart& chart) {
  const bool has_one = std::ranges::any_of(chart.care_team, [](const record::CareTeamLine& line) {
    return line.status == "active" && line.role == "telepsychiatry";
  });
  return has_one ? say(page.language, "Nothing here holds up the visit. What is not known yet stays on your list.")
                 : say(page.language, "Nobody on your care team sees you by video yet. You can still answer.");
}

Response show(Page& page, const entry::Draft& draft) {
  const Language language = page.language;
  const auto seen = seenNow(page);
  if (!seen) return trouble(page, seen.error());
  const record::Chart& chart = seen->chart();
  Html content = paragraph(stateOf(page, chart));
  Html inside = entry::keyField(page);
  std::vector<SummaryRow> known;
  for (const Question& question : kQuestions) {
    if (const record::DocumentFact* const answer = answerTo(chart, question)) {
      Html value = words(shownAnswer(*answer, question));
      value.addText(" (" + shownDate(mannerOf(page), answer->date) + ")");
      known.push_back({question.label(language), value, "", ""});
    }
    inside += textField(draft.field(question.id, question.label(language), question.hint(language)));
  }
  if (!known.empty()) content += section("known", say(language, "What you wrote down"), summaryList(known));
  inside += button(say(language, "Save"));
  content += section("ask", known.empty() ? say(language, "Before the visit") : say(language, "Change an answer"),
                     form(page, page.about("/video-visit"), inside));
  content += Html::element("p", link(page.about("/team"), say(language, "Your care team")));
  return entry::show(page,
                     {.title = say(language, "Before a visit by video"),
                      .back = page.about("/more"),
                      .place = Place::More,
                      .form = content},
                     draft.errors);
}

}  // namespace

Response videoVisitPage(Page& page) { return show(page, {}); }

Response videoVisitSend(Page& page) {
  entry::Draft draft = entry::typed(page);
  app::EnterRequest request = entry::request(page);
  const std::string key = request.idempotency_key;
  std::optional<app::Saved> last;
  for (const Question& question : kQuestions) {
    const std::string answer = draft.value(question.id);
    if (answer.empty()) continue;
    app::forms::NoteForm note;
    note.title = std::string(question.title) + ": " + answer;
    note.text = answer;
    request.idempotency_key = key.empty() ? "" : key + "-" + std::string(question.id);
    auto saved = app::enter(page.home, request, note);
    if (!saved) {
      if (!entry::isForTheForm(saved.error())) return trouble(page, saved.error());
      draft.errors.push_back({std::string(question.id), entry::fieldError(page, saved.error()).text});
      return show(page, draft);
    }
    last = std::move(*saved);
  }
  if (!last) {
    draft.errors.push_back({"place", say(page.language, "There is nothing to save yet. Fill in at least one line.")});
    return show(page, draft);
  }
  return entry::savedTo(page, *last, page.about("/video-visit"));
}

}  // namespace baton::web
