// Papers: what can be printed or taken along from this record.
#include "web/frame/components.h"
#include "web/frame/layout.h"
#include "web/pages/keeping_pages.h"
#include "web/pages/keeping_parts.h"

namespace baton::web {

Response papersPage(Page& page) {
  const Language language = page.language;
  std::vector<Html> cards;
  const auto add = [&](std::string title, std::string_view tail, const std::string& what) {
    cards.push_back(card({std::move(title), page.about(tail), paragraph(what), {}, ""}, 2));
  };
  add(say(language, "One-page summary"), "/summary",
      say(language, "Medicines, allergies, diagnoses and what changed: for any visit."));
  add(say(language, "Emergency packet"), "/packet",
      say(language, "What an emergency room asks first, with everybody who can be called."));
  add(say(language, "Crisis plan"), "/crisis-plan",
      say(language, "What to do when it gets hard, whom to call, what helps."));
  add(say(language, "Wallet card"), "/wallet-card",
      say(language, "Two small sides to cut out. You choose what stands on it."));
  if (keeping::isOwner(page)) {
    add(say(language, "Lock-screen picture"), "/lock-screen",
        say(language, "Whom to call, on your locked phone. You choose what stands there."));
    add(say(language, "Update for somebody who treats you"), "/update",
        say(language, "What changed since they last saw you, in numbers: before a visit."));
    add(say(language, "Sent, and who has read it"), "/sent",
        say(language, "Send an update with a link, and see who has it."));
    add(say(language, "QR codes for your summary"), "/health-links",
        say(language, "A clinic scans it and sees your summary. You see who opened it."));
    add(say(language, "Prepare a visit"), "/visit-prep",
        say(language, "Three lines on top: what changed, what worries you, what to decide."));
    add(say(language, "Pack for a first appointment"), "/first-visit",
        say(language, "For a psychiatrist who does not know you: what was tried, goals, papers to bring."));
    add(say(language, "Packet for primary care"), "/care-packet",
        say(language, "Tests that are due, what is asked of them, what others decided."));
    add(say(language, "Everything, as files"), "/settings",
        say(language, "The whole record to keep or to take to another program."));
  }
  LayoutOptions options;
  options.place = Place::More;
  options.back = page.about("/more");
  return layout(page, say(language, "Papers"), cardGroup(cards), options);
}

}  // namespace baton::web
