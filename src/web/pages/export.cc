// Everything of one record as a file to save. Asks for the password again: whoever holds the phone must not get it all.
#include "app/access/access_log.h"
#include "app/accounts/protected.h"
#include "app/export_zip.h"
#include "app/keep.h"
#include "web/frame/layout.h"
#include "web/pages/keeping_pages.h"
#include "web/pages/keeping_parts.h"

namespace baton::web {
namespace {

std::string fileName(const Page& page, const std::string& end) {
  return keeping::fileWord(page.person->name) + "-" + toIsoDate(page.home.clock().now()) + end;
}

// All of it also holds what a young person may keep to themselves.
Response onlyByThePerson(Page& page) {
  const Language language = page.language;
  Html content =
      paragraph(say(language, "A part of this record belongs to the young person alone, by the law where you live."));
  content += paragraph(say(language, "So only they can take out all of it. You can make a summary of what you see."));
  content += linkButton(page.about("/summary"), say(language, "One-page summary"), Look::Secondary);
  return layout(page, say(language, "Only they can take out everything"), content, {.status = 403});
}

// A copy of everything is on the log before it leaves, whoever takes it.
Status logExport(const Page& page, const char* format) {
  return app::logAccess(
      page.home, page.person->person,
      app::lineBy(page.home, page.visitor, *page.person, app::Act::Export, std::string("export/") + format));
}

}  // namespace

Response exportBundle(Page& page) {
  if (!app::seesProtected(*page.person)) return onlyByThePerson(page);
  auto bundle = app::exportFhir(page.home, page.person->person);
  if (!bundle) return trouble(page, bundle.error());
  if (const Status logged = logExport(page, "json"); !logged) return trouble(page, logged.error());
  return keeping::download(std::move(*bundle), "application/fhir+json", fileName(page, ".json"));
}

Response exportZip(Page& page) {
  if (!app::seesProtected(*page.person)) return onlyByThePerson(page);
  auto zip = app::exportZip(page.home, page.person->person, std::string(languageCode(page.language)));
  if (!zip) return trouble(page, zip.error());
  if (const Status logged = logExport(page, "zip"); !logged) return trouble(page, logged.error());
  return keeping::download(std::move(*zip), "application/zip", fileName(page, ".zip"));
}

}  // namespace baton::web
