// The one-page summary as documents: a page of its own, PDF, text, IPS.
#include "app/access/access_log.h"
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
  if (isOwner(page) && request.role != "self" && request.role != "manager") {
    // Made for somebody else: on the log before it leaves.
    app::AccessLine line = app::lineBy(page.home, page.visitor, *page.person, app::Act::Disclose, "summary");
    line.role = request.role;
    if (const Status logged = app::logAccess(page.home, page.person->person, line); !logged) {
      return trouble(page, logged.error());
    }
  }
  Response response;
  response.body = std::move(*content);
  response.content_type = content_type;
  if (format == SummaryFormat::Html) response.style_hash = styleHashOf(response.body);
  if (!file.empty()) {
    const std::string how = format == SummaryFormat::Fhir ? "attachment" : "inline";
    response.headers.emplace_back("Content-Disposition", how + "; filename=\"" + file + "\"");
  }
  return response;
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
