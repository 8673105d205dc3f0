// Papers: what can be printed or taken along from this record.
#include "web/frame/components.h"
#include "web/frame/layout.h"
#include "web/pages/keeping_pages.h"
#include "web/pages/keeping_parts.h"

namespace baton::web {

Response papersPage(Page& page) {
  const Language language = page.language;
  std::vector<Html> cards;
  Card one_page;
  one_page.title = say(language, "One-page summary");
  one_page.href = page.about("/summary");
  one_page.content = paragraph(say(language, "Medicines, allergies, diagnoses and what changed: for any visit."));
  cards.push_back(card(one_page, 2));
  Card packet;
  packet.title = say(language, "Emergency packet");
  packet.href = page.about("/packet");
  packet.content = paragraph(say(language, "What an emergency room asks first, with everybody who can be called."));
  cards.push_back(card(packet, 2));
  Card plan;
  plan.title = say(language, "Crisis plan");
  plan.href = page.about("/crisis-plan");
  plan.content = paragraph(say(language, "What to do when it gets hard, whom to call, what helps."));
  cards.push_back(card(plan, 2));
  Card wallet;
  wallet.title = say(language, "Wallet card");
  wallet.href = page.about("/wallet-card");
  wallet.content = paragraph(say(language, "Two small sides to cut out. You choose what stands on it."));
  cards.push_back(card(wallet, 2));
  if (keeping::isOwner(page)) {
    Card update;
    update.title = say(language, "Update for somebody who treats you");
    update.href = page.about("/update");
    update.content = paragraph(say(language, "What changed since they last saw you, in numbers: before a visit."));
    cards.push_back(card(update, 2));
    Card sent;
    sent.title = say(language, "Sent, and who has read it");
    sent.href = page.about("/sent");
    sent.content = paragraph(say(language, "Send an update with a link, and see who has it."));
    cards.push_back(card(sent, 2));
    Card visit;
    visit.title = say(language, "Prepare a visit");
    visit.href = page.about("/visit-prep");
    visit.content = paragraph(say(language, "Three lines on top: what changed, what worries you, what to decide."));
    cards.push_back(card(visit, 2));
    Card everything;
    everything.title = say(language, "Everything, as files");
    everything.href = page.about("/settings");
    everything.content = paragraph(say(language, "The whole record to keep or to take to another program."));
    cards.push_back(card(everything, 2));
  }
  LayoutOptions options;
  options.place = Place::More;
  options.back = page.about("/more");
  return layout(page, say(language, "Papers"), cardGroup(cards), options);
}

}  // namespace baton::web
