// A medicine that has ended: when and why. Calm words first, because stopping some medicines suddenly is dangerous.
#include "web/pages/entry_pages.h"
#include "web/pages/medication_choice.h"

namespace baton::web {
namespace {

using entry::Draft;

Html askFirst(const Page& page) {
  const Language language = page.language;
  Html text = paragraph(
      say(language, "Some medicines have to be lowered step by step. Stopping at once can make you feel worse."));
  text += paragraph(say(language, "Have you stopped already? Then write it down here, and tell them soon."));
  return notice(say(language, "Please ask the person who prescribed it first"), text, Tone::Caution);
}

Response show(Page& page, const record::Chart& chart, const Draft& draft) {
  const Language language = page.language;
  const std::string path = page.about("/add/stop");
  const record::MedicationLine* line = entry::takenLine(page, chart, draft.value("line"));
  if (line == nullptr) {
    return entry::show(page, {.title = say(language, "Which medicine has ended?"),
                              .back = page.about("/add"),
                              .form = entry::medicineLinks(page, chart, path)});
  }
  Html fields = entry::keyField(page);
  fields += hidden("line", line->id);
  fields += dateField(draft.field("on", say(language, "Last day. Empty means today.")));
  fields += textField(draft.field("reason", say(language, "Why, if you want to say?"),
                                  say(language, "Like: side effects, not needed, my doctor changed it.")));
  fields += button(say(language, "Save"));
  Html before =
      Html::element("p", {{"class", "lead"}}, Html::element("bdi", Html::text(entry::medicineText(page, *line))));
  before += askFirst(page);
  return entry::show(page,
                     {.title = say(language, "A medicine has ended"),
                      .back = path,
                      .before = before,
                      .form = form(page, path, fields)},
                     draft.errors);
}

}  // namespace

Response stopMedicationPage(Page& page) {
  const auto seen = entry::seen(page);
  if (!seen) return trouble(page, seen.error());
  Draft draft;
  draft.values["line"] = page.request.parameter("line");
  return show(page, seen->chart(), draft);
}

Response stopMedicationSend(Page& page) {
  const auto seen = entry::seen(page);
  if (!seen) return trouble(page, seen.error());
  Draft draft = entry::typed(page);
  // Only what this visitor may see can be named.
  if (entry::takenLine(page, seen->chart(), draft.value("line")) == nullptr) return show(page, seen->chart(), draft);
  const auto saved =
      app::enter(page.home, entry::request(page),
                 app::forms::StopMedicationForm{draft.value("line"), draft.value("on"), draft.value("reason")});
  if (saved) return entry::savedTo(page, *saved, page.about("/add"));
  if (!entry::isForTheForm(saved.error())) return trouble(page, saved.error());
  draft.errors.push_back(entry::fieldError(page, saved.error()));
  return show(page, seen->chart(), draft);
}

}  // namespace baton::web
