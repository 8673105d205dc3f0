// A visit preparation on one page (capability FAIL-4): three lines on top, then the update for that reader. English, as
// clinicians write to each other; the three lines are as the person wrote them.
#pragma once

#include "format/json.h"
#include "outbound/section_paper.h"
#include "record/visit_prep.h"

namespace baton::outbound {

SectionPaper visitPrepPaper(const record::VisitPrep& prep);
// {"for","visit","lines":{"changed","worries","decide"},"own","update":{…}}
json::Value visitPrepJson(const record::VisitPrep& prep, std::size_t words);

}  // namespace baton::outbound
