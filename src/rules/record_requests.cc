#include "rules/record_requests.h"

#include <algorithm>

#include "base/text.h"
#include "knowledge/record_limits.h"
#include "record/record_request.h"
#include "rules/row_words.h"

namespace baton::rules {
namespace {

constexpr Phrase kTitle = {"Papers you asked for have not come: {1}", "No han llegado los papeles que pidió: {1}"};
constexpr Phrase kWhy = {
    "An office has 30 days to give you your records, and once 30 more when it says why. That time is over.",
    "Un consultorio tiene 30 días para darle sus papeles, y una vez 30 más si dice por qué. Ese plazo pasó."};
constexpr Phrase kAsk = {"Call them and ask when the papers will come. Care does not have to wait for them.",
                         "Llame y pregunte cuándo llegarán los papeles. La atención no tiene que esperarlos."};
constexpr Phrase kDue = {"asked on {1}, due on {2}", "pedido el {1}, para el {2}"};
constexpr Phrase kChecked = {"papers that were asked for", "papeles que se pidieron"};

}  // namespace

void recordRequestFindings(const Asked& asked, Said& said) {
  const std::vector<record::RecordRequest> requests = record::recordRequests(asked.chart);
  if (requests.empty()) return;
  said.checked.emplace_back(kChecked.in(languageOf(asked)));
  record::Finding finding;
  std::vector<std::string> offices;
  for (const record::RecordRequest& one : requests) {
    if (!one.isOverdue(asked.now)) continue;
    finding.about.push_back(one.key);
    finding.evidence.push_back(
        {one.key, one.office + ", " + one.what + ": " +
                      withNumbers(kDue.in(languageOf(asked)), one.asked.dateText(), one.due.dateText())});
    if (std::ranges::find(offices, one.office) == offices.end()) offices.push_back(one.office);
  }
  if (finding.about.empty()) return;
  finding.subjects = {"records"};
  finding.id = "record-request-overdue/" + join(finding.about, "+");
  finding.kind = "record-request-overdue";
  finding.severity = record::Severity::Low;
  finding.title = withNumbers(kTitle.in(languageOf(asked)), listed(offices, languageOf(asked)));
  finding.why = kWhy.in(languageOf(asked));
  finding.steps = stepsFor("", "next-contact", kAsk.in(languageOf(asked)), "", asked.now);
  const knowledge::RecordLimits& limits = knowledge::recordLimits();
  finding.sources = sourcesOf(limits.answer_source + "; " + limits.extension_source, "", limits.checked_on);
  said.findings.push_back(std::move(finding));
}

}  // namespace baton::rules
