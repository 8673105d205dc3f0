// Offline: what the service worker shows when the server cannot be reached. It is fetched while all is well and kept,
// so it holds no name, no token and nothing of a record. app.js fills in the crisis card that the person chose to keep
// and takes log entries, which are sent later under a key of their own (static/app.js, static/sw.js).
#include "web/frame/components.h"
#include "web/frame/crisis_list.h"
#include "web/frame/layout.h"
#include "web/pages/pages.h"

namespace baton::web {
namespace {

// The same field names as the log page's form (sources/forms/daily_log.h), without an action: app.js knows for whom.
Html logForm(const Page& page) {
  const Language language = page.language;
  Html content = numberField(
      {.name = "mood", .label = say(language, "Mood"), .hint = say(language, "0 is the worst, 10 is the best.")});
  content += numberField({.name = "sleep_hours", .label = say(language, "Hours of sleep last night")});
  content += textArea({.name = "note", .label = say(language, "A note, if you like")}, 3);
  content += button(say(language, "Keep on this device"));
  return Html::element("form", format::Attributes{{"data-queue", ""}}.flag("novalidate").flag("hidden"), content);
}

}  // namespace

Response offlinePage(Page& page) {
  const Language language = page.language;
  Html content =
      paragraph(say(language, "Baton cannot be reached right now. Your record is safe. Nothing you saved is lost."));
  content += Html::element("div", format::Attributes{{"data-kept-card", ""}}.flag("hidden"),
                           linkButton("/crisis/card", say(language, "Open my crisis card")));
  content += crisisList(page);
  content += callWordsList(page, app::callWords(languageCode(language)));
  Html log = heading(say(language, "Write down how you are"));
  log += paragraph(say(language, "It stays on this device and is sent when Baton can be reached again."));
  log += logForm(page);
  log += Html::element(
      "p", {{"role", "status"}, {"data-queue-status", say(language, "Kept on this device. Not sent yet:")}}, {});
  content += Html::element("section", format::Attributes{{"data-offline-log", ""}}.flag("hidden"), log);
  content += linkButton("/", say(language, "Try again"), Look::Secondary);
  return layout(page, say(language, "You are offline"), content, {.is_offline = true});
}

}  // namespace baton::web
