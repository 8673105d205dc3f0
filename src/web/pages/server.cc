// The server, for whoever runs it: room, versions, check-up, backups. Shows no record and no name of a person in one.
#include "app/doctor.h"
#include "app/local_tls.h"
#include "app/server_facts.h"
#include "web/frame/components.h"
#include "web/frame/layout.h"
#include "web/pages/backup_shown.h"
#include "web/pages/keeping_pages.h"
#include "web/pages/keeping_parts.h"
#include "web/pages/remark_words.h"

namespace baton::web {
namespace {

using namespace keeping;

Html facts(const Page& page, const app::ServerFacts& facts) {
  const Language language = page.language;
  const std::string free = facts.free_bytes ? sizeShown(*facts.free_bytes) : say(language, "not known");
  return summaryList({{say(language, "Version of Baton"), Html::text(facts.version), "", ""},
                      {say(language, "Data folder"), Html::element("code", Html::text(facts.data_dir)), "", ""},
                      {say(language, "Key file"), Html::element("code", Html::text(facts.key_file)), "", ""},
                      {say(language, "Size of the data"), Html::text(sizeShown(facts.stored_bytes)), "", ""},
                      {say(language, "Free on this disk"), Html::text(free), "", ""},
                      {say(language, "Records"), Html::text(std::to_string(facts.records)), "", ""},
                      {say(language, "Accounts"), Html::text(std::to_string(facts.accounts)), "", ""}});
}

// Reads every entry, so only when it is asked for.
Html checkUp(Page& page) {
  const Language language = page.language;
  if (page.request.parameter("check") != "yes") {
    Html html = paragraph(say(language, "The check-up reads every entry and looks at disk, key, clock and fonts."));
    html += linkButton("/server?check=yes", say(language, "Check now"), Look::Secondary);
    return html;
  }
  app::DoctorRequest request;
  request.places = page.home.places();
  request.font_folders = app::usualFontFolders(request.places.user_home);
  std::vector<Html> items;
  for (const app::Finding& finding : app::examine(request, page.home.clock(), page.home.random())) {
    Html item =
        finding.is_good ? badge(say(language, "Good"), Tone::Good) : badge(say(language, "Look"), Tone::Caution);
    item += Html::text(" ");
    item += remarkShown(page, finding.words);
    if (!finding.advice.empty()) {
      item += Html::lone("br", {});
      item += remarkShown(page, finding.advice);
    }
    items.push_back(item);
  }
  return bulletList(items);
}

Html backups(Page& page) {
  const Language language = page.language;
  Html html = summaryList(backupRows(page));
  html += paragraph(say(language,
                        "A backup is locked with the key of this server. Keep it on another disk, and the emergency "
                        "kit in another place."));
  html += buttonForm(page, "/server/backup", say(language, "Make a backup and save it"), Look::Primary);
  html += paragraph(
      say(language, "The restore test makes a backup, restores it in a folder of its own and compares every record."));
  html += buttonForm(page, "/server/restore-test", say(language, "Test a restore"), Look::Secondary);
  html += Html::element("p", link("/server/kit", say(language, "Print the emergency kit")));
  return html;
}

}  // namespace

Response serverPage(Page& page) {
  const auto found = app::serverFacts(page.home);
  if (!found) return trouble(page, found.error());
  const Language language = page.language;
  Html content = section("facts", say(language, "Storage and version"), facts(page, *found));
  content += section("backups", say(language, "Backups"), backups(page));
  content += section("check", say(language, "Check-up"), checkUp(page));
  content += paragraph(say(language, "Running the server does not let you see anybody's record."));
  if (page.request.is_secure && app::readLocalTls(page.home.places().data_dir)) {
    content += section("trust", say(language, "Devices in this home"),
                       Html::element("p", link("/trust", say(language, "Trust this server"))));
  }
  return layout(page, say(language, "This server"), content);
}

}  // namespace baton::web
