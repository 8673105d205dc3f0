// Help: how to get around, in a few lines. Longer guides are in docs/guide/.
#include "web/frame/components.h"
#include "web/frame/layout.h"
#include "web/pages/pages.h"

namespace baton::web {
namespace {

Html key(std::string_view name) { return Html::element("kbd", Html::text(name)); }

}  // namespace

Response helpPage(Page& page) {
  const Language language = page.language;
  Html content = heading(say(language, "Ways around"));
  content += summaryList({
      {say(language, "Today"), Html::text(say(language, "What needs you now, in a few lines.")), "", ""},
      {say(language, "Record"), Html::text(say(language, "Your medicines, allergies, health problems, and results.")),
       "", ""},
      {sayIn(language, "verb", "Add"),
       Html::text(say(language, "Write something down in your own words. You see how it was read before it is saved.")),
       "", ""},
      {sayIn(language, "verb", "Log"),
       Html::text(say(language, "Mood, sleep, and side effects, in less than a minute.")), "", ""},
  });
  content += heading(say(language, "Keys"));
  content += summaryList({
      {say(language, "Search"), key("/"), "", ""},
      {say(language, "This help"), key("?"), "", ""},
      {say(language, "Leave this page"), key("Shift Shift Shift"), "", ""},
  });
  content += heading(say(language, "If somebody may look at your screen"));
  content += paragraph(say(
      language,
      "Press “Leave this page” at the top. The screen goes blank at once, you are signed out, and the weather opens."));
  content += paragraph(say(language,
                           "Your browser may still list the pages you saw. Baton cannot take them out of that list. A "
                           "private window keeps no list."));
  content += heading(say(language, "If you changed something by mistake"));
  content +=
      paragraph(say(language, "Each change can be undone. Nothing is lost: the history keeps what was there before."));
  content += heading(say(language, "Who can see your record"));
  content += paragraph(
      say(language,
          "Only you, and the people you share it with. But whoever runs this computer can read what is not locked."));
  return layout(page, say(language, "Help"), content);
}

}  // namespace baton::web
