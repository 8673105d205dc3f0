// What Baton noticed: findings by how soon they want somebody, what was seen already, what was and was not checked.
#include "app/check.h"

#include <algorithm>
#include <array>

#include "app/acknowledge.h"
#include "app/help.h"
#include "web/frame/crisis_bar.h"
#include "web/frame/crisis_list.h"
#include "web/frame/help_first.h"
#include "web/pages/check_parts.h"
#include "web/pages/entry_pages.h"
#include "web/pages/entry_parts.h"
#include "web/pages/record_parts.h"

namespace baton::web {
namespace {

using record::Finding;
using record::Findings;
using record::Severity;

Html seenButton(const Page& page, const Finding& finding) {
  if (finding.is_acknowledged || entry::isCaregiver(page)) return {};
  Html fields = entry::keyField(page);
  fields += hidden("finding", finding.id);
  fields += button(say(page.language, "I have seen this"), Look::Secondary);
  return form(page, page.about("/check"), fields);
}

Html groupOf(const Page& page, const Findings& findings, Severity severity) {
  static constexpr std::array<std::string_view, 4> kIds = {"now", "soon", "contact", "visit"};
  std::vector<Html> cards;
  for (const Finding& finding : findings.findings) {
    if (finding.severity != severity || finding.is_acknowledged) continue;
    cards.push_back(findingCard(page, finding, seenButton(page, finding)));
  }
  if (cards.empty()) return {};
  Html inside;
  if (severity == Severity::Urgent) {
    inside += helpList(page, app::helpFor(findings, countryOf(page), languageCode(page.language)).lines);
    inside += callWordsList(page, app::callWordsFor(findings, languageCode(page.language)));
  }
  inside += cardGroup(cards);
  return section(kIds[static_cast<std::size_t>(severity)], severityText(page.language, severity), inside);
}

Html seenPart(const Page& page, const Findings& findings) {
  std::vector<Html> cards;
  for (const Finding& finding : findings.findings) {
    if (finding.is_acknowledged) cards.push_back(findingCard(page, finding, {}));
  }
  if (cards.empty()) return {};
  Html inside = paragraph(say(page.language, "They come back here by themselves when something about them changes."));
  inside += cardGroup(cards);
  return details(
      sayn(page.language, "{} thing you have seen", "{} things you have seen", static_cast<std::int64_t>(cards.size())),
      inside);
}

}  // namespace

Response checkPage(Page& page) {
  const auto made = findingsOf(page);
  if (!made) return trouble(page, made.error());
  const auto seen = seenNow(page);
  if (!seen) return trouble(page, seen.error());
  const Findings& findings = **made;
  const Language language = page.language;
  Html content;
  Html groups;
  for (const Severity severity : {Severity::Urgent, Severity::High, Severity::Moderate, Severity::Low}) {
    groups += groupOf(page, findings, severity);
  }
  // Who is not shown results must not be told that all was looked at.
  content +=
      paragraph(app::seesResults(*seen) ? say(language,
                                              "Baton looked over everything in this record together. These are things "
                                              "to ask about. They are not a diagnosis.")
                                        : say(language,
                                              "Baton looked over the medicines on the list and what goes with them. "
                                              "These are things to ask about. They are not a diagnosis."));
  content += whomMeant(page);
  if (groups.empty()) {
    content += notice(say(language, "Nothing new to raise from what was checked"),
                      paragraph(entry::isCaregiver(page)
                                    ? say(language,
                                          "Below is what was checked, and what was not. If something worries you, "
                                          "call the people who give care.")
                                    : say(language,
                                          "Below is what was checked, and what was not. If something worries you, "
                                          "call the people who treat you.")));
  }
  content += groups;
  content += seenPart(page, findings);
  content += section("checked", say(language, "What was and was not checked"), checkedPart(page, findings));
  content += safetyLinks(page, "/check");
  LayoutOptions options;
  options.place = Place::Today;
  options.back = page.about("/today");
  const std::string title = say(language, "Things to ask about");
  return hasUrgent(findings) ? layoutHelpFirst(page, title, content, options) : layout(page, title, content, options);
}

Response checkSend(Page& page) {
  const auto made = findingsOf(page);
  if (!made) return trouble(page, made.error());
  const Findings& findings = **made;
  const auto seen = entry::seen(page);
  if (!seen) return trouble(page, seen.error());
  const auto saved = app::acknowledge(page.home, entry::request(page), *seen, findings, page.request.field("finding"),
                                      page.request.field("note"));
  // What it rested on changed meanwhile: the page says how it stands now.
  if (!saved && saved.error().code == ErrorCode::NotFound) return goTo(page, page.about("/check"));
  if (!saved) return trouble(page, saved.error());
  return entry::savedTo(page, *saved, page.about("/check"));
}

}  // namespace baton::web
