// Deleting one person's record: says plainly what is lost, asks for the name, and then it is gone.
#include "app/chart_cache.h"
#include "app/erase_person.h"
#include "app/import_job.h"
#include "base/text.h"
#include "web/frame/components.h"
#include "web/frame/layout.h"
#include "web/pages/keeping_pages.h"

namespace baton::web {
namespace {

Response show(Page& page, const std::string& typed, const std::string& error) {
  const Language language = page.language;
  Html content = error.empty() ? Html() : errorSummary(page, {{"name", error}});
  content += warningText(say(language, "This cannot be undone, by you or by anybody else."), say(language, "Warning"));
  content += heading(say(language, "What is lost"));
  content += bulletList(
      {Html::text(say(language, "Everything in this record: medicines, results, visits, notes, logs, answers.")),
       Html::text(say(language, "Everything you brought in from files. The clinics still have their own records.")),
       Html::text(say(language, "The access of everybody who helps with this record."))});
  content += heading(say(language, "What is not lost"));
  content += bulletList({Html::text(say(language, "Your account and its password stay.")),
                         Html::text(say(language,
                                        "Backups made before today still hold this record, locked with the key of this "
                                        "server. Delete those files too if nothing is to remain.")),
                         Html::text(say(language, "What you printed, saved or gave to others stays with them."))});
  content +=
      Html::element("p", linkButton(page.about("/settings"), say(language, "Save a copy first"), Look::Secondary));
  Field field;
  field.name = "name";
  field.label = sayf(language, "To delete it, type the name: {}", page.person->name);
  field.value = typed;
  field.error = error;
  field.is_required = true;
  Html inside = textField(field);
  Html buttons = button(say(language, "Delete this record for good"), Look::Warning);
  buttons += linkButton(page.about("/settings"), say(language, "Keep it"), Look::Quiet);
  inside += Html::element("div", {{"class", "buttons"}}, buttons);
  content += form(page, page.about("/delete"), inside);
  LayoutOptions options;
  options.status = error.empty() ? 200 : 422;
  options.place = Place::More;
  options.back = page.about("/settings");
  options.has_errors = !error.empty();
  return layout(page, sayf(language, "Delete the record of {}?", page.person->name), content, options);
}

}  // namespace

Response personDeletePage(Page& page) { return show(page, "", ""); }

Response personDeleteSend(Page& page) {
  const std::string typed = page.request.field("name");
  if (collapseSpaces(typed) != collapseSpaces(page.person->name)) {
    return show(page, typed, sayf(page.language, "Type the name as it stands here: {}", page.person->name));
  }
  const record::PersonId person = page.person->person;
  if (page.imports != nullptr) page.imports->forget(person);
  const Status done = app::erasePerson(page.home, person);
  page.charts.forget(person);
  if (!done) return trouble(page, done.error());
  return goTo(page, "/household", Flash{Done::Erased, page.home.clock().now(), ""});
}

}  // namespace baton::web
