#include "app/acknowledge.h"

#include <algorithm>

#include "rules/acknowledged.h"

namespace baton::app {

Result<Saved> acknowledge(Home& home, const EnterRequest& request, const record::Disclosure& present,
                          const record::Findings& findings, const std::string& finding, const std::string& note) {
  const auto found = std::find_if(findings.findings.begin(), findings.findings.end(),
                                  [&](const record::Finding& one) { return one.id == finding; });
  if (found == findings.findings.end()) {
    return fail(ErrorCode::NotFound, "This is no longer among the findings. What it rested on has changed.");
  }
  const std::vector<std::string> digests = rules::factsDigests({*found}, present.chart());
  return enter(home, request,
               forms::AcknowledgeForm{.finding = found->id,
                                      .facts = digests.front(),
                                      .kind = found->kind,
                                      .severity = std::string(knowledge::toText(found->severity)),
                                      .title = found->title,
                                      .note = note});
}

}  // namespace baton::app
