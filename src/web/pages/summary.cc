// The one-page summary: what it says, for whom, and the ways to print it or take it along.
#include "web/frame/components.h"
#include "web/frame/layout.h"
#include "web/pages/keeping_pages.h"
#include "web/pages/keeping_parts.h"
#include "web/pages/summary_preview.h"
#include "web/pages/summary_request.h"

namespace baton::web {
namespace {

using namespace keeping;

// A GET form: the address of a page can be kept and sent to another device.
Html chooser(const Page& page, const app::SummaryRequest& request) {
  const Language language = page.language;
  Html inside;
  if (isOwner(page)) {
    inside += selectField({.name = "for", .label = say(language, "Who will read it"), .value = request.role},
                          roleChoices(page));
  }
  inside += selectField({.name = "language", .label = say(language, "Language of the page"), .value = request.language},
                        {{"en", "English", ""}, {"es", "Español", ""}});
  inside += selectField({.name = "paper",
                         .label = say(language, "Paper"),
                         .value = request.paper == outbound::Paper::A4 ? "a4" : "letter"},
                        {{"letter", say(language, "Letter (US)"), ""}, {"a4", "A4", ""}});
  inside += button(say(language, "Show this page"), Look::Secondary);
  const Html whole = Html::element("form", {{"method", "get"}, {"action", page.about("/summary")}}, inside);
  return details(say(language, "Change reader, language or paper"), whole);
}

Html ways(const Page& page, const app::SummaryRequest& request) {
  const Language language = page.language;
  const std::string query = summaryQuery(request);
  const auto to = [&](std::string_view tail) { return page.about("/summary/" + std::string(tail) + query); };
  Html buttons = linkButton(to("one-page.pdf"), say(language, "Print (PDF)"));
  buttons += linkButton(to("page"), say(language, "Open the page alone"), Look::Secondary);
  Html html = Html::element("div", {{"class", "buttons"}}, buttons);
  html += details(say(language, "More ways to take it along"),
                  bulletList({link(to("one-page.txt"), say(language, "As plain text")),
                              link(to("ips.json"), say(language, "As a file for other health programs (FHIR IPS)"))}));
  return html;
}

}  // namespace

Response summaryPage(Page& page) {
  const Language language = page.language;
  const app::SummaryRequest request = summaryRequest(page, app::SummaryFormat::Html);
  const auto paper = app::viewSummaryPage(page.home, page.person->person, request);
  if (!paper) return trouble(page, paper.error());
  Html content;
  if (isOwner(page) && request.role != "self") {
    content += notice(sayf(language, "For: {}", roleShown(language, request.role)),
                      paragraph(say(language, "You see exactly what this reader would see.")));
  }
  content += ways(page, request);
  content += chooser(page, request);
  content +=
      muted(say(language, "On paper it is always one page. What does not fit is counted at the end of the page."));
  content += paperPreview(*paper, request.language);
  LayoutOptions options;
  options.place = Place::More;
  options.back = page.about("/papers");
  return layout(page, say(language, "One-page summary"), content, options);
}

}  // namespace baton::web
