// The crisis plan on paper and as one file that opens without a network: text, HTML, PDF (at most two pages, CARE-4).
//
// In: the plan as its reader may see it, the person's name, the crisis lines to print. Out: the words as they were
// written, under Baton's headings in `language`. Pure. Errors: Storage when no font is installed (PDF).
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "outbound/summary.h"
#include "outbound/words.h"
#include "record/crisis_plan.h"

namespace baton::outbound {

struct CrisisPlanPaper {
  record::CrisisPlan plan;
  std::string person;
  std::vector<std::string> lines;  // "988 Suicide & Crisis Lifeline: 988"
  Language language = Language::English;
  Instant made;
};

std::string crisisPlanText(const CrisisPlanPaper& paper);
std::string crisisPlanHtml(const CrisisPlanPaper& paper);
Result<std::string> crisisPlanPdf(const CrisisPlanPaper& paper, Paper size);

// "Last changed November 30, 2026. Gone through with somebody: never."
std::string crisisPlanState(const record::CrisisPlan& plan, Language language);

}  // namespace baton::outbound
