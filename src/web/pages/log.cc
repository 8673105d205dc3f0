// The daily log: one number is enough. Works offline: app.js keeps what is sent while the server cannot be reached
// (form[data-queue]) and posts it later under the same key, so that it is stored once.
//
// Three ways in, one answer each: a browser's form gets a redirect, a fetch that accepts JSON gets JSON, and the queue
// of app.js gets 204 for "saved": a redirect could also be the way to the sign-in, and "Saved" on whatever page comes
// next would speak of something else. Nobody is there to mend an entry out of the queue, so what cannot be read in
// it is kept as a note in the words that were typed, never lost and never in the way of the entries behind it.
#include "format/json.h"
#include "web/pages/entry_pages.h"
#include "web/pages/log_form.h"
#include "web/pages/log_past.h"

namespace baton::web {
namespace {

using entry::Draft;
using format::Attributes;

Html logForm(const Page& page, const record::Chart& chart, const Draft& draft) {
  Html inside = hidden("csrf", page.visitor.csrf);
  inside += entry::keyField(page);
  inside += entry::logFields(page, chart, draft);
  inside += button(say(page.language, "Save"));
  inside += Html::element(
      "p", {{"role", "status"}, {"data-queue-status", say(page.language, "Kept on this device. Not sent yet:")}}, {});
  return Html::element(
      "form", Attributes{{"method", "post"}, {"action", page.about("/log")}, {"data-queue", ""}}.flag("novalidate"),
      inside);
}

// What the server would not take, with why and in the words that were typed: app.js fills it in (static/app.js).
Html refusedPart(const Page& page) {
  const Language language = page.language;
  Html one = Html::element("p", Html::element("strong", Attributes{{"data-when", ""}}, {}));
  one += Html::element("p", Attributes{{"data-why", ""}}, {});
  one += Html::element("ul", Attributes{{"data-fields", ""}}, {});
  Html buttons =
      Html::element("button", Attributes{{"type", "button"}, {"class", "button button-secondary"}, {"data-again", ""}},
                    Html::text(say(language, "Try again")));
  buttons +=
      Html::element("button", Attributes{{"type", "button"}, {"class", "button button-quiet"}, {"data-discard", ""}},
                    Html::text(say(language, "Throw it away")));
  one += Html::element("div", Attributes{{"class", "buttons"}}, buttons);
  Html inside = paragraph(say(language, "These entries could not be saved. They are kept on this device only."));
  inside += Html::element("template", one);
  inside += Html::element("div", Attributes{{"data-list", ""}}, {});
  const Html box = section("refused", say(language, "Not saved yet"), inside);
  return Html::element("div", Attributes{{"data-refused", ""}}.flag("hidden"), box);
}

Response show(Page& page, const Draft& draft) {
  const auto seen = entry::seen(page);
  if (!seen) return trouble(page, seen.error());
  const Language language = page.language;
  const bool is_own = page.person->relation == app::Relation::Self;
  Html content = Html::element("h1", is_own ? Html::text(say(language, "How are you today?"))
                                            : Html::text(sayf(language, "How is {} today?", page.person->name)));
  content += errorSummary(page, draft.errors);
  content += muted(say(language, "Everything is optional. One number is enough."));
  content += refusedPart(page);
  if (!is_own && draft.errors.empty()) {
    content += Html::element("p", link(page.about("/week"), say(language, "Write down the last week instead")));
  }
  content += logForm(page, seen->chart(), draft);
  content += entry::pastLogList(page, seen->chart());
  LayoutOptions options;
  options.status = draft.errors.empty() ? 200 : 422;
  options.place = Place::Log;
  options.heading = Heading::Own;
  options.has_errors = !draft.errors.empty();
  return layout(page, say(language, "Daily log"), content, options);
}

bool wantsJson(const Page& page) { return page.request.header("accept").find("application/json") != std::string::npos; }

// Sent by a script and not by a form: the queue.
bool isFromTheQueue(const Page& page) {
  return page.request.header("sec-fetch-dest") == "empty" && !wantsFragment(page) && !wantsJson(page);
}

Response answerJson(const json::Value& value, int status) {
  Response response;
  response.status = status;
  response.content_type = "application/json";
  response.body = json::write(value);
  return response;
}

Response keptFromTheQueue() {
  Response response;
  response.status = 204;
  return response;
}

Response savedJson(const app::Saved& saved) {
  json::Value value = json::Value::object();
  value.set("saved", true);
  value.set("entry", saved.entry);
  value.set("saved_at", toIso(saved.saved_at));
  value.set("saved_before", saved.was_saved_before);
  return answerJson(value, 200);
}

Response refused(Page& page, const Error& error) {
  if (!entry::isForTheForm(error)) return trouble(page, error);
  Draft draft = entry::typed(page);
  draft.errors.push_back(entry::logError(page, error));
  if (!wantsJson(page)) return show(page, draft);
  json::Value value = json::Value::object();
  value.set("saved", false);
  value.set("field", draft.errors.front().field);
  value.set("error", draft.errors.front().text);
  return answerJson(value, 422);
}

}  // namespace

Response logPage(Page& page) { return show(page, {}); }

Response logSend(Page& page) {
  auto saved = app::enter(page.home, entry::request(page), entry::logFrom(page));
  if (!saved && entry::isForTheForm(saved.error()) && isFromTheQueue(page)) {
    const auto note = entry::asNote(page);
    if (!note) return keptFromTheQueue();
    saved = app::enter(page.home, entry::request(page), *note);
  }
  if (!saved) return refused(page, saved.error());
  if (wantsJson(page)) return savedJson(*saved);
  if (isFromTheQueue(page)) return keptFromTheQueue();
  return entry::savedTo(page, *saved, page.about("/log"));
}

}  // namespace baton::web
