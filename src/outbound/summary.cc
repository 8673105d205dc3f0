#include "outbound/summary.h"

#include "fhir/ips.h"
#include "outbound/draw.h"
#include "outbound/summary_page.h"

namespace baton::outbound {

std::string summaryText(const record::Disclosure& disclosure, const std::vector<record::Change>& changes,
                        const SummaryOptions& options) {
  return drawText(makeSummaryPage(disclosure, changes, options), options.paper);
}

std::string summaryHtml(const record::Disclosure& disclosure, const std::vector<record::Change>& changes,
                        const SummaryOptions& options) {
  return drawHtml(makeSummaryPage(disclosure, changes, options), options.paper);
}

Result<std::string> summaryPdf(const record::Disclosure& disclosure, const std::vector<record::Change>& changes,
                               const SummaryOptions& options) {
  return drawPdf(makeSummaryPage(disclosure, changes, options), options.paper, options.now);
}

json::Value summaryIps(const record::Disclosure& disclosure, const SummaryOptions& options) {
  return fhir::ipsDocument(disclosure, {options.now, options.language});
}

}  // namespace baton::outbound
