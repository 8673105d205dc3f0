// The pages on who does what, who hears of what, and what was asked for: coordination of those who help.
#pragma once

#include "format/html.h"
#include "record/chart.h"
#include "web/frame/page.h"

namespace baton::web {

// owners.cc
Response ownersPage(Page& page);
Response ownerPage(Page& page);
Response ownerSend(Page& page);
// For the team page: what, who.
format::Html ownersTable(const Page& page, const record::Chart& chart);

// routing.cc, loop.cc, paper_requests.cc
Response routingPage(Page& page);
Response routingSend(Page& page);
Response loopPage(Page& page);
Response loopSend(Page& page);
Response paperRequestsPage(Page& page);
Response paperRequestsSend(Page& page);

}  // namespace baton::web
