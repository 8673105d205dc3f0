// Review of the plan: what opened it, four questions, and its end, which a person gives (ROAD-3).
#include "app/plan_review.h"

#include "app/enter.h"
#include "web/frame/appearance.h"
#include "web/frame/crisis_bar.h"
#include "web/frame/shown.h"
#include "web/pages/entry_parts.h"
#include "web/pages/keeping_parts.h"
#include "web/pages/planning_pages.h"
#include "web/pages/record_parts.h"

namespace baton::web {
namespace {

std::string codeOf(const Page& page) { return std::string(languageCode(page.language)); }

Html causeList(const Page& page, const record::PlanReview& review) {
  std::vector<Html> items;
  for (const record::ReviewCause& cause : review.causes) {
    Html item = words(cause.text);
    item.addText(" (" + shownDate(mannerOf(page), cause.on) + ")");
    items.push_back(std::move(item));
  }
  return bulletList(items);
}

Html questionField(const Page& page, const entry::Draft& draft, const app::ReviewWords& question) {
  std::vector<Choice> choices;
  for (const auto& answer : question.answers) choices.push_back({answer.code, answer.text, ""});
  Html html = radios(draft.field(question.id, question.question), choices);
  html += textField(draft.field(question.id + "_note", say(page.language, "In your words, if you like")));
  return html;
}

Html openPart(const Page& page, const record::PlanReview& review, const entry::Draft& draft) {
  const Language language = page.language;
  const auto due = PartialDate::parse(review.due);
  Html content = paragraph(say(language, "This opened it:"));
  content += causeList(page, review);
  if (due) content += muted(sayf(language, "A good time for it is by {}.", shownDate(mannerOf(page), *due)));
  Html inside = entry::keyField(page);
  for (const app::ReviewWords& question : app::reviewWords(codeOf(page)))
    inside += questionField(page, draft, question);
  Html buttons = button(say(language, "Save, I go on later"), Look::Secondary, "act", "keep");
  buttons += button(say(language, "Done: close the review"), Look::Primary, "act", "close");
  inside += Html::element("div", {{"class", "buttons"}}, buttons);
  content += form(page, page.about("/review"), inside);
  return content;
}

Html closedPart(const Page& page, const std::vector<record::PlanReview>& written) {
  const Language language = page.language;
  const auto questions = app::reviewWords(codeOf(page));
  Html html;
  for (const record::PlanReview& review : written) {
    if (!review.is_closed) continue;
    std::vector<SummaryRow> rows;
    for (std::size_t i = 0; i < questions.size(); ++i) {
      Html value = Html::text(app::reviewAnswerWords(review.answers[i].answer, codeOf(page)));
      if (!review.answers[i].note.empty()) {
        value.addText(". ");
        value += words(review.answers[i].note);
      }
      rows.push_back({questions[i].question, value, "", ""});
    }
    html += heading(sayf(language, "Closed on {}", shownDate(mannerOf(page), review.on)), 3);
    html += summaryList(rows);
  }
  return html.empty() ? html : section("before", say(language, "Reviews before"), html);
}

Response show(Page& page, const entry::Draft* typed) {
  const Language language = page.language;
  const auto seen = seenNow(page);
  if (!seen) return trouble(page, seen.error());
  const auto open = app::openReviewOf(*seen, codeOf(page));
  entry::Draft draft;
  if (typed != nullptr) {
    draft = *typed;
  } else if (open) {
    for (const record::ReviewAnswer& answer : open->answers) {
      draft.values[answer.question] = answer.answer;
      draft.values[answer.question + "_note"] = answer.note;
    }
  }
  Html content = open ? openPart(page, *open, draft)
                      : emptyState(say(language, "No review is open"),
                                   say(language,
                                       "When a medicine changes, a therapy begins, or a hospital stay ends, a review "
                                       "opens here by itself."));
  content += closedPart(page, record::writtenReviews(seen->chart()));
  return entry::show(page,
                     {.title = say(language, "Review of the plan"),
                      .back = page.about("/more"),
                      .place = Place::More,
                      .form = content},
                     draft.errors);
}

}  // namespace

Response planReviewPage(Page& page) { return show(page, nullptr); }

Response planReviewSend(Page& page) {
  entry::Draft draft = entry::typed(page);
  app::forms::PlanReviewForm form;
  for (const app::ReviewWords& question : app::reviewWords("en")) {
    form.answers.push_back({question.id, draft.value(question.id), draft.value(question.id + "_note")});
  }
  form.closes = draft.value("act") == "close";
  const auto saved = app::enter(page.home, entry::request(page), form);
  if (!saved) {
    if (!entry::isForTheForm(saved.error())) return trouble(page, saved.error());
    draft.errors.push_back(entry::fieldError(page, saved.error()));
    return show(page, &draft);
  }
  return entry::savedTo(page, *saved, page.about("/review"));
}

}  // namespace baton::web
