// The emergency packet: what an emergency room asks first, to print or to hold out on the phone (URG-2).
#include <charconv>

#include "app/accounts/protected.h"
#include "app/delivery/health_links.h"
#include "web/frame/layout.h"
#include "web/pages/health_link_parts.h"
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

int numberIn(const Page& page, const char* name, int otherwise) {
  const std::string text = page.request.field(name);
  int number = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
  return read.ec == std::errc() && read.ptr == text.data() + text.size() ? number : otherwise;
}

// A link in the corner, for an emergency room that can scan it. Made when it is printed: each paper has its own, so
// that one can be stopped without the others.
Html linkForm(const Page& page, const app::SummaryRequest& request) {
  const Language language = page.language;
  Html fields = paragraph(
      say(language, "A QR code in the corner gives them the same as data. Whoever holds the paper can scan it."));
  fields += radios({.name = "days", .label = say(language, "How long does it open?"), .value = "7"},
                   {{"1", sayn(language, "{} day", "{} days", 1), ""},
                    {"7", sayn(language, "{} day", "{} days", 7), ""},
                    {"30", sayn(language, "{} day", "{} days", 30), ""}});
  fields += radios({.name = "opens", .label = say(language, "How often may it be opened?"), .value = "5"},
                   {{"1", say(language, "Once"), ""}, {"5", sayf(language, "Up to {} times", 5), ""}});
  fields += button(say(language, "Print with a QR code (PDF)"), Look::Secondary);
  fields += Html::element("p", link(page.about("/health-links"), say(language, "See who opened it, or stop it")));
  return details(say(language, "Print it with a QR code that opens it"),
                 form(page, page.about("/packet/qr.pdf") + summaryQuery(request), fields));
}

Response document(Page& page, SummaryFormat format, std::string_view content_type, const std::string& file,
                  const outbound::PaperLink& paper_link = {}) {
  app::SummaryRequest request = packetRequest(page, format);
  request.link = paper_link;
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
  if (isOwner(page)) content += linkForm(page, request);
  content += chooser(page, request);
  content += paperPreview(*paper, request.language);
  LayoutOptions options;
  options.place = Place::More;
  options.back = page.about("/papers");
  return layout(page, say(language, "Emergency packet"), content, options);
}

Response packetAlone(Page& page) { return document(page, SummaryFormat::Html, "text/html; charset=utf-8", ""); }

Response packetWithLink(Page& page) {
  const auto site = siteFor(page);
  if (!site) return trouble(page, site.error());
  const app::Author author{page.visitor.account, app::Author::Kind::Person, page.visitor.name, ""};
  const auto made =
      app::packetLink(page.home, page.person->person, author, *site, page.request.parameter("language"),
                      numberIn(page, "days", app::kPacketDays), numberIn(page, "opens", app::kPacketOpenings));
  if (!made) return trouble(page, made.error());
  return document(page, SummaryFormat::Pdf, "application/pdf", fileWord(page.person->name) + "-emergency.pdf", *made);
}

Response packetPdf(Page& page) {
  return document(page, SummaryFormat::Pdf, "application/pdf", fileWord(page.person->name) + "-emergency.pdf");
}

}  // namespace baton::web
