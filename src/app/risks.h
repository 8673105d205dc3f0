// The risk register of one person as a role may see it (PIC-3), for pages, `baton risks` and its JSON.
//
// Nothing here is a diagnosis: it is what the record shows, and when somebody last asked.
// Errors: BadUsage for a role that is none, what loading a record may answer. Cost: two views of the record.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/home.h"
#include "format/json.h"
#include "record/disclosure.h"
#include "rules/risks.h"

namespace baton::app {

using knowledge::RiskLevel;
using rules::RiskEntry;
using rules::RiskMove;
using rules::RiskTrend;

struct RisksRequest {
  std::string role = "self";
  std::string language;  // "" = English; clinicians read English
};

struct RiskRegister {
  Instant now;
  bool is_spanish = false;
  // The reader is shown results, scores and logs (app/check.h); else nothing is said to be not asked.
  bool sees_results = true;
  std::vector<rules::RiskEntry> entries;  // eight, in the order of the table
};
// Of two views that the caller holds, of one person and audience: as it is, and kFindingsDays (app/check.h) before.
RiskRegister riskRegisterOf(const record::Disclosure& present, const record::Disclosure& earlier,
                            const RisksRequest& request);
Result<RiskRegister> riskRegister(Home& home, const record::PersonId& person, const RisksRequest& request);

// {"now","risks":[{"id","name","level","trend","last_asked","evidence","who_knows","moved"}]}: docs/formats/risks.md.
json::Value risksJson(const RiskRegister& risks);
std::string risksText(const RiskRegister& risks);

}  // namespace baton::app
