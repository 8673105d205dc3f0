// The one-page summary as documents: a page of its own, PDF, text, IPS.
#include "web/frame/layout.h"
#include "web/pages/keeping_pages.h"
#include "web/pages/keeping_parts.h"
#include "web/pages/summary_request.h"

namespace baton::web {
namespace {

using namespace keeping;
using app::SummaryFormat;

Response document(Page& page, SummaryFormat format, std::string_view content_type, const std::string& file) {
  const app::SummaryRequest request = summaryRequest(page, format);
  auto content = app::viewSummary(page.home, page.person->person, request);
  if (!content) return trouble(page, content.error());
  // The page on the owner's own screen is a preview; a file is what goes to somebody.
  const bool is_file = format != SummaryFormat::Html;
  if (is_file && isOwner(page) && request.role != "self" && request.role != "manager") {
    if (const Status logged = logDisclosure(page, request.role, "summary"); !logged) {
      return trouble(page, logged.error());
    }
  }
  return asDocument(std::move(*content), content_type, file, format == SummaryFormat::Fhir ? "attachment" : "inline");
}

std::string named(const Page& page, std::string_view end) { return fileWord(page.person->name) + std::string(end); }

}  // namespace

Response summaryDocument(Page& page) { return document(page, SummaryFormat::Html, "text/html; charset=utf-8", ""); }

Response summaryPdf(Page& page) {
  return document(page, SummaryFormat::Pdf, "application/pdf", named(page, "-one-page.pdf"));
}

Response summaryText(Page& page) {
  return document(page, SummaryFormat::Text, "text/plain; charset=utf-8", named(page, "-one-page.txt"));
}

Response summaryIps(Page& page) {
  return document(page, SummaryFormat::Fhir, "application/fhir+json", named(page, "-ips.json"));
}

}  // namespace baton::web
