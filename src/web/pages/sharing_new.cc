// Share with somebody: who, what, how long. A private question before it counts: whoever is made to do this can put it
// off, and it looks like any other saving (trust.md, words and safety on screen).
#include <algorithm>

#include "app/consents.h"
#include "base/text.h"
#include "web/frame/appearance.h"
#include "web/frame/layout.h"
#include "web/frame/shown.h"
#include "web/pages/entry_parts.h"
#include "web/pages/keeping_pages.h"
#include "web/pages/record_parts.h"
#include "web/pages/sharing_parts.h"
#include "web/pages/summary_request.h"

namespace baton::web {
namespace {

std::vector<std::string> classesIn(const Request& request) {
  std::vector<std::string> classes;
  for (const auto& [name, value] : request.form) {
    if (name == "classes") classes.push_back(value);
  }
  return classes;
}

Result<Html> fields(Page& page, const FieldError& error) {
  const Language language = page.language;
  const auto errorOf = [&](std::string_view name) { return error.field == name ? error.text : std::string(); };
  BATON_TRY(const auto readers, app::readersOf(page.home, page.person->person));
  Html html = selectField({.name = "to",
                           .label = say(language, "Who may see it?"),
                           .value = page.request.field("to"),
                           .hint = say(language, "Somebody who is not here yet? Add them to the record first."),
                           .error = errorOf("to")},
                          sharing::readerChoices(page, readers));
  std::vector<Choice> classes;
  for (const app::ClassChoice& one : app::classChoices(language == Language::Spanish)) {
    const std::string alone = one.stands_alone ? " " + say(language, "Only alone, never with other parts.") : "";
    classes.push_back({one.name, one.shown, one.holds + "." + alone});
  }
  // Not the hint of the field: the first choice has an id of that name.
  const Html none = muted(say(language, "Tick nothing below, and they see what they need to treat or help you."));
  html += none;
  html += checkboxes({.name = "classes",
                      .label = say(language, "What may they see?"),
                      .value = join(classesIn(page.request), " "),
                      .error = errorOf("classes")},
                     classes);
  html += sharing::daysField(page);
  html += textField({.name = "condition",
                     .label = say(language, "A condition of yours, if there is one"),
                     .value = page.request.field("condition"),
                     .hint = say(language, "It is printed on the form. Baton cannot check it."),
                     .error = errorOf("condition")});
  html += entry::keyField(page);
  html += notice(say(language, "Only for you"),
                 paragraph(say(language,
                               "Is someone asking you to do this right now? You can save it for later. Then nothing is "
                               "shared, and nobody can see that.")),
                 Tone::Neutral);
  Html buttons = button(say(language, "Share"), Look::Primary, "act", "now");
  buttons += button(say(language, "Save for later"), Look::Secondary, "act", "later");
  return html += Html::element("div", {{"class", "buttons"}}, buttons);
}

Response show(Page& page, const FieldError& error) {
  const auto inside = fields(page, error);
  if (!inside) return trouble(page, inside.error());
  Html content = error.field.empty() ? Html() : errorSummary(page, {error});
  content += form(page, page.about("/sharing/new"), *inside);
  LayoutOptions options;
  options.place = Place::More;
  options.status = error.field.empty() ? 200 : 422;
  options.has_errors = !error.field.empty();
  options.back = page.about("/sharing");
  return layout(page, say(page.language, "Share with somebody"), content, options);
}

}  // namespace

Response sharingNewPage(Page& page) { return sharing::isOwn(page) ? show(page, {}) : notFound(page); }

Response sharingNewSend(Page& page) {
  const Language language = page.language;
  if (!sharing::isOwn(page)) return notFound(page);
  if (page.request.field("act") == "later") {
    return goTo(page, page.about("/sharing"), Flash{Done::Saved, page.home.clock().now(), ""});
  }
  app::forms::GrantForm form;
  if (!sharing::readerInto(page, form)) return show(page, {"to", say(language, "Choose who may see it.")});
  form.classes = classesIn(page.request);
  form.condition = page.request.field("condition");
  form.until = toIsoDate(Instant{page.home.clock().now().ms + sharing::daysIn(page.request) * kDayMs});
  const std::size_t alone =
      static_cast<std::size_t>(std::ranges::count_if(app::classChoices(false), [&](const app::ClassChoice& one) {
        return one.stands_alone && std::ranges::find(form.classes, one.name) != form.classes.end();
      }));
  if (alone > 0 && form.classes.size() > 1) {
    return show(page, {"classes", say(language, "Notes kept apart need a permission of their own. Tick them alone.")});
  }
  const auto saved = app::grantConsent(page.home, sharing::requestOf(page), {page.visitor.account, page.visitor.name},
                                       std::move(form));
  if (!saved && saved.error().code == ErrorCode::BadUsage) {
    return show(page, {"condition", say(language, "This is too long, or holds signs that cannot be kept.")});
  }
  if (!saved) return trouble(page, saved.error());
  return goTo(page, page.about("/sharing"), Flash{Done::Saved, saved->saved_at, entry::undoPath(page, saved->entry)});
}

}  // namespace baton::web
