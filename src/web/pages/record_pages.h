// The pages that show a record: where to start, Today, the record and each of its parts, what changed, the curves, the
// care team, search, and what the safety rules make of it: tests, risks, watch plans. None of them writes.
#pragma once

#include "web/frame/page.h"

namespace baton::web {

// start.cc, today.cc
Response startPage(Page& page);
Response todayPage(Page& page);
// record.cc, record_section.cc, fact.cc
Response recordPage(Page& page);
Response recordSectionPage(Page& page);
Response factPage(Page& page);
// changes.cc, timeline.cc, team.cc, search.cc
Response changesPage(Page& page);
Response timelinePage(Page& page);
Response teamPage(Page& page);
Response searchPage(Page& page);
// monitoring.cc, risks.cc, watch.cc
Response monitoringPage(Page& page);
Response risksPage(Page& page);
Response watchPage(Page& page);

}  // namespace baton::web
