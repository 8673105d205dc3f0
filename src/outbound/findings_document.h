// Findings as JSON (docs/formats/findings.md) and as plain text for people.
//
// Both always say what was checked and what was not: nothing found never reads as "all is well".
// The text is in the language of the findings; evidence, sources and the steps of clinicians stay as they were written.
// `help` is whom one can reach now; it is shown where something is urgent, first of all.
#pragma once

#include <string>
#include <vector>

#include "format/json.h"
#include "record/finding.h"

namespace baton::outbound {

struct HelpLine {
  std::string name;  // "Poison Control"
  std::string call;  // "800-222-1222"
};

json::Value findingsJson(const record::Findings& findings, const std::vector<HelpLine>& help);
std::string findingsText(const record::Findings& findings, const std::vector<HelpLine>& help);

}  // namespace baton::outbound
