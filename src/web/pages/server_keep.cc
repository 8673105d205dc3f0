// What whoever runs the server does to keep it safe: a backup to save, the restore test, the emergency kit on paper.
#include "app/keep.h"
#include "app/trial_restore.h"
#include "base/text.h"
#include "web/frame/components.h"
#include "web/frame/layout.h"
#include "web/pages/keeping_pages.h"
#include "web/pages/keeping_parts.h"
#include "web/pages/qr_picture.h"

namespace baton::web {
namespace {

// A list with numbers: the place of each word counts.
Html wordList(const std::string& words) {
  Html items;
  for (const std::string_view word : split(words, ' ')) {
    items += Html::element("li", Html::element("strong", Html::text(word)));
  }
  return Html::element("ol", {{"lang", "en"}, {"class", "words"}}, items);
}

}  // namespace

Response backupSend(Page& page) {
  auto bytes = app::backupBytes(page.home);
  if (!bytes) return trouble(page, bytes.error());
  const std::string day = toIsoDate(page.home.clock().now());
  return keeping::download(std::move(*bytes), "application/octet-stream", "baton-" + day + ".backup");
}

Response restoreTestSend(Page& page) {
  const auto test = app::testRestore(page.home);
  if (!test) return trouble(page, test.error());
  const Language language = page.language;
  if (test->is_good) return goTo(page, "/server", Flash{Done::Saved, test->at, ""});
  Html content = notice(
      say(language, "The restored copy is not the same as the record"),
      paragraph(say(language, "Do not rely on backups until this is solved. Run the check-up on the page before.")),
      Tone::Urgent);
  content += linkButton("/server?check=yes", say(language, "Check now"));
  LayoutOptions options;
  options.back = "/server";
  return layout(page, say(language, "The restore test did not pass"), content, options);
}

Response emergencyKitPage(Page& page) {
  const Language language = page.language;
  Html content =
      warningText(say(language, "Whoever has these words and a backup can read every record on this server."),
                  say(language, "Warning"));
  content += bulletList(
      {Html::text(say(language, "Print this page. Do not keep it as a picture or in the cloud.")),
       Html::text(say(language, "Keep the paper where you keep other papers of value, away from the backups."))});
  content += Html::element("button", {{"class", "button"}, {"type", "button"}, {"data-print", ""}},
                           Html::text(say(language, "Print")));
  const outbound::EmergencyKit kit = app::emergencyKitParts(page.home);
  content += heading(sayf(language, "Key {} in 24 words", kit.key_id));
  content += wordList(kit.words);
  content += heading(say(language, "The same as a picture to scan"));
  content += qrPicture(kit.words, say(language, "QR code of the 24 words"));
  content += heading(say(language, "To get the records back on another computer"));
  content += Html::element("p", Html::element("code", Html::text("baton restore FILE --words-file -")));
  content += paragraph(say(language, "Install Baton, copy a backup file there, run this and type the 24 words."));
  LayoutOptions options;
  options.back = "/server";
  return layout(page, say(language, "Emergency kit"), content, options);
}

}  // namespace baton::web
