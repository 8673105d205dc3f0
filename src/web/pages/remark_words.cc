#include "web/pages/remark_words.h"

#include <algorithm>
#include <array>

#include "web/frame/appearance.h"
#include "web/frame/shown.h"
#include "web/pages/keeping_parts.h"

namespace baton::web {
namespace {

// In the order of app/doctor.cc.
constexpr std::array kKnown{
    Sentence("{} is not there."),
    Sentence("Run `baton init`, or name the right folder with --data."),
    Sentence("{} is private ({})."),
    Sentence("{} can be read by others ({})."),
    Sentence("Run: {}"),
    Sentence("Restore the newest backup: baton restore"),
    Sentence("{} entries were checked, all are whole."),
    Sentence("{} problems in {} entries."),
    Sentence("Write no more to this record. Run `baton verify` for the list, then restore the newest backup."),
    Sentence("The free space could not be read."),
    Sentence("Check that the disk is mounted."),
    Sentence("{} MiB are free."),
    Sentence("Make room: a backup needs as much space as the record."),
    Sentence("The clock says {}."),
    Sentence("The clock says {}, which is before the record was last changed."),
    Sentence("Set the clock; keep it right with systemd-timesyncd or chrony."),
    Sentence("The fonts for printed pages are there."),
    Sentence("The Noto fonts are missing: printed pages may show boxes in place of letters."),
    Sentence("{} cannot be read as a certificate."),
    Sentence("{} is good until {}."),
    Sentence("Renew it (certbot renew), then reload Baton: systemctl reload baton"),
    Sentence("Restart `baton serve --tls self`: it makes a new one."),
    Sentence("Run: baton backup -o FILE, and keep the file on another disk."),
    Sentence("No backup was made yet."),
    Sentence("The last backup is {} days old."),
    Sentence("The 24 words of the emergency kit make the key again: baton restore"),
    Sentence("Check the folder given with --data."),
    Sentence("The store opens with key {}."),
};

struct AsShown {
  Manner manner;
  std::string operator()(const std::string& text) const { return text; }
  std::string operator()(Instant at) const { return shownMoment(manner, at); }
  std::string operator()(app::Day day) const { return shownDay(manner, day.at); }
};

}  // namespace

format::Html remarkShown(const Page& page, const app::Remark& remark) {
  const auto* known = std::ranges::find(kKnown, std::string_view(remark.pattern), &Sentence::text);
  if (known == kKnown.end()) return keeping::asWritten(page, remark.text());
  std::vector<std::string> values;
  for (const app::RemarkValue& value : remark.values) values.push_back(std::visit(AsShown{mannerOf(page)}, value));
  return format::Html::text(fillIn(say(page.language, *known), values));
}

}  // namespace baton::web
