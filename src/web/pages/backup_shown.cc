#include "web/pages/backup_shown.h"

#include "app/backup_note.h"
#include "app/trial_restore.h"
#include "web/frame/appearance.h"
#include "web/frame/shown.h"
#include "web/pages/keeping_parts.h"

namespace baton::web::keeping {
namespace {

constexpr std::int64_t kOldDays = 30;

// "March 1, 2026 at 2:05 pm", with a word when that is long ago.
Html momentShown(const Page& page, Instant at, Instant now) {
  Html html = Html::text(shownMoment(mannerOf(page), at));
  if (now.ms - at.ms > kOldDays * kDayMs) {
    html += Html::text(" ");
    html += badge(say(page.language, "Over 30 days old"), Tone::Caution);
  }
  return html;
}

Html testShown(const Page& page, const app::RestoreTest& test, Instant now) {
  Html html = test.is_good ? badge(say(page.language, "Passed"), Tone::Good)
                           : badge(say(page.language, "Did not pass"), Tone::Urgent);
  html += Html::text(" ");
  html += momentShown(page, test.at, now);
  html += Html::text(" · " + sayn(page.language, "{} record compared", "{} records compared",
                                  static_cast<std::int64_t>(test.records)));
  return html;
}

}  // namespace

std::vector<SummaryRow> backupRows(Page& page) {
  const Language language = page.language;
  const Instant now = page.home.clock().now();
  const auto backup = app::lastBackup(page.home);
  const auto test = app::lastRestoreTest(page.home);
  Html none = badge(say(language, "None yet"), Tone::Caution);
  return {{say(language, "Last backup"), backup ? momentShown(page, *backup, now) : none, "", ""},
          {say(language, "Last restore test"), test ? testShown(page, *test, now) : none, "", ""}};
}

}  // namespace baton::web::keeping
