// Another dose of a medicine that is taken: the new one in plain words, from which day, and why.
#include "web/pages/entry_pages.h"
#include "web/pages/medication_choice.h"

namespace baton::web {
namespace {

using entry::Draft;

Response show(Page& page, const record::Chart& chart, const Draft& draft) {
  const Language language = page.language;
  const std::string path = page.about("/add/dose");
  const record::MedicationLine* line = entry::takenLine(page, chart, draft.value("line"));
  if (line == nullptr) {
    return entry::show(page, {.title = say(language, "Which medicine has another dose?"),
                              .back = page.about("/add"),
                              .form = entry::medicineLinks(page, chart, path)});
  }
  Html fields = entry::keyField(page);
  fields += hidden("line", line->id);
  fields += textField(
      draft.field("dose", say(language, "What is the new dose?"), say(language, "Like: 150 mg every morning")));
  fields += dateField(draft.field("on", say(language, "From which day? Empty means today.")));
  fields += textField(draft.field("reason", say(language, "Why, if you want to say?")));
  fields += button(say(language, "Save"));
  Html before =
      Html::element("p", {{"class", "lead"}}, Html::element("bdi", Html::text(entry::medicineText(page, *line))));
  before += paragraph(
      say(language, "Write down what you take now. A change itself is best made with the person who prescribed it."));
  return entry::show(
      page, {.title = say(language, "Another dose"), .back = path, .before = before, .form = form(page, path, fields)},
      draft.errors);
}

FieldError errorOf(const Page& page, const Error& error) {
  FieldError shown = entry::fieldError(page, error);
  if (shown.field == "text") shown.field = "dose";
  return shown;
}

}  // namespace

Response changeDosePage(Page& page) {
  const auto seen = entry::seen(page);
  if (!seen) return trouble(page, seen.error());
  Draft draft;
  draft.values["line"] = page.request.parameter("line");
  return show(page, seen->chart(), draft);
}

Response changeDoseSend(Page& page) {
  const auto seen = entry::seen(page);
  if (!seen) return trouble(page, seen.error());
  Draft draft = entry::typed(page);
  if (entry::takenLine(page, seen->chart(), draft.value("line")) == nullptr) return show(page, seen->chart(), draft);
  const auto saved = app::enter(
      page.home, entry::request(page),
      app::forms::ChangeDoseForm{draft.value("line"), draft.value("dose"), draft.value("on"), draft.value("reason")});
  if (saved) return entry::savedTo(page, *saved, page.about("/add"));
  if (!entry::isForTheForm(saved.error())) return trouble(page, saved.error());
  draft.errors.push_back(errorOf(page, saved.error()));
  return show(page, seen->chart(), draft);
}

}  // namespace baton::web
