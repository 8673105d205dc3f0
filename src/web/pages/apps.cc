// Apps that may use this record: what each may do, when it was last used, and one tap to stop it.
#include "app/fhir_api/apps.h"

#include "base/text.h"
#include "web/frame/appearance.h"
#include "web/frame/components.h"
#include "web/frame/layout.h"
#include "web/frame/shown.h"
#include "web/pages/app_pages.h"

namespace baton::web {
namespace {

std::string mayText(Language language, const app::App& app) {
  const bool writes = app.scopes.permitsAny('c') || app.scopes.permitsAny('u') || app.scopes.permitsAny('d');
  const bool is_all = app.scopes.permits("*", 'r');
  if (is_all) return writes ? say(language, "Read everything, and write") : say(language, "Read everything");
  return writes ? say(language, "Read some parts, and write") : say(language, "Read some parts");
}

Html cardOf(const Page& page, const app::App& app) {
  const Language language = page.language;
  const Manner manner = mannerOf(page);
  Card box;
  box.title = app.name;
  box.content = paragraph(mayText(language, app) + ". " +
                          (app.isOwn() ? say(language, "It sees private parts too.")
                                       : say(language, "It does not see what you keep private.")));
  box.content += paragraph(app.used.ms == 0 ? say(language, "It was never used.")
                                            : sayf(language, "Last used on {}.", shownMoment(manner, app.used)));
  box.content += paragraph(sayf(language, "Until {}. Then it ends by itself.", shownDay(manner, app.until)));
  box.content += details(say(language, "In the words of programs"),
                         Html::element("p", Html::element("code", Html::text(app.scopes.text()))));
  box.actions = buttonForm(page, page.about("/apps/" + app.id + "/stop"), say(language, "Stop now"), Look::Warning);
  return card(box, 2);
}

}  // namespace

Response appsPage(Page& page) {
  const Language language = page.language;
  const auto apps = app::appsOf(page.home, page.person->person);
  if (!apps) return trouble(page, apps.error());
  Html content =
      paragraph(say(language,
                    "An app can be a diary, a program of a clinic, or one of your own. It may use this record only if "
                    "you let it in here. Each look is on the list \"Who looked\"."));
  if (apps->empty()) {
    content += emptyState(say(language, "No app may use this record"),
                          say(language,
                              "When you let one in, you see here when it was last used. You can stop it at "
                              "any time."),
                          linkButton(page.about("/apps/new"), say(language, "Let an app in")));
  } else {
    std::vector<Html> cards;
    for (const app::App& app : *apps) cards.push_back(cardOf(page, app));
    content += cardGroup(cards);
    content += linkButton(page.about("/apps/new"), say(language, "Let an app in"), Look::Secondary);
  }
  LayoutOptions options;
  options.back = page.about("/more");
  options.place = Place::More;
  return layout(page, say(language, "Apps that may use this record"), content, options);
}

// Without asking for the password again: stopping must be quick.
Response appStop(Page& page) {
  const auto stopped = app::stopApp(page.home, page.person->person, page.request.params.at("app"));
  if (!stopped) return trouble(page, stopped.error());
  if (!*stopped) return notFound(page);
  return goTo(page, page.about("/apps"), Flash{Done::Removed, page.home.clock().now(), ""});
}

}  // namespace baton::web
