// The emergency packet: what an emergency room asks first, to print or to hold out on the phone (URG-2).
#include "app/accounts/protected.h"
#include "web/frame/layout.h"
#include "web/pages/keeping_pages.h"
#include "web/pages/keeping_parts.h"
#include "web/pages/summary_preview.h"
#include "web/pages/summary_request.h"

namespace baton::web {
namespace {

using namespace keeping;
using app::SummaryFormat;

// Owners choose between what an emergency room may know by the rules and everything.
app::SummaryRequest packetRequest(const Page& page, SummaryFormat format) {
  app::SummaryRequest request = summaryRequest(page, format);
  request.kind = outbound::PageKind::EmergencyPacket;
  if (isOwner(page) && page.request.parameter("for").empty()) request.role = "emergency";
  return request;
}

Html chooser(const Page& page, const app::SummaryRequest& request) {
  const Language language = page.language;
  Html inside;
  if (isOwner(page)) {
    const std::string everything = app::seesProtected(*page.person) ? "self" : "manager";
    inside += selectField({.name = "for", .label = say(language, "What it shows"), .value = request.role},
                          {{"emergency", say(language, "What an emergency room sees without asking you"), ""},
                           {everything, say(language, "Everything, also what is protected"), ""}});
  }
  inside += selectField({.name = "language", .label = say(language, "Language of the page"), .value = request.language},
                        {{"en", "English", ""}, {"es", "Español", ""}});
  inside += selectField({.name = "paper",
                         .label = say(language, "Paper"),
                         .value = request.paper == outbound::Paper::A4 ? "a4" : "letter"},
                        {{"letter", say(language, "Letter (US)"), ""}, {"a4", "A4", ""}});
  inside += button(say(language, "Show this page"), Look::Secondary);
  return details(say(language, "Change what it shows, language or paper"),
                 Html::element("form", {{"method", "get"}, {"action", page.about("/packet")}}, inside));
}

Response document(Page& page, SummaryFormat format, std::string_view content_type, const std::string& file) {
  const app::SummaryRequest request = packetRequest(page, format);
  auto content = app::viewSummary(page.home, page.person->person, request);
  if (!content) return trouble(page, content.error());
  // The page on the owner's own screen is a preview; a file is what goes to somebody.
  const bool is_file = format != SummaryFormat::Html;
  if (is_file && isOwner(page) && request.role != "self" && request.role != "manager") {
    if (const Status logged = logDisclosure(page, request.role, "packet"); !logged)
      return trouble(page, logged.error());
  }
  return asDocument(std::move(*content), content_type, file);
}

}  // namespace

Response packetPage(Page& page) {
  const Language language = page.language;
  const app::SummaryRequest request = packetRequest(page, SummaryFormat::Html);
  const auto paper = app::viewSummaryPage(page.home, page.person->person, request);
  if (!paper) return trouble(page, paper.error());
  const std::string query = summaryQuery(request);
  Html content =
      paragraph(say(language, "Take it along to an emergency room, or give it to whoever may have to go with you."));
  Html buttons = linkButton(page.about("/packet/packet.pdf") + query, say(language, "Print (PDF)"));
  buttons += linkButton(page.about("/packet/page") + query, say(language, "Open the page alone"), Look::Secondary);
  content += Html::element("div", {{"class", "buttons"}}, buttons);
  if (isOwner(page) && request.role == "emergency") {
    content += muted(say(language,
                         "What is protected, such as notes of therapy or of a substance use program, is not on "
                         "it unless you choose everything."));
  }
  content += chooser(page, request);
  content += paperPreview(*paper, request.language);
  LayoutOptions options;
  options.place = Place::More;
  options.back = page.about("/papers");
  return layout(page, say(language, "Emergency packet"), content, options);
}

Response packetAlone(Page& page) { return document(page, SummaryFormat::Html, "text/html; charset=utf-8", ""); }

Response packetPdf(Page& page) {
  return document(page, SummaryFormat::Pdf, "application/pdf", fileWord(page.person->name) + "-emergency.pdf");
}

}  // namespace baton::web
