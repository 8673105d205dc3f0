// Pages about what lies ahead: calendar, reminders, what follows from a visit, first appointments, the way through.
#pragma once

#include "web/frame/router.h"

namespace baton::web {

// calendar.cc
Response calendarPage(Page& page);
Response calendarFile(Page& page);
Response calendarAddressPage(Page& page);
Response calendarAddressSend(Page& page);
Response calendarAddressEnd(Page& page);
// calendar_feed.cc: for calendar programs, which have no account
Response calendarFeed(Page& page);
// after_visit.cc
Response afterVisitPage(Page& page);
Response afterVisitSend(Page& page);
Response afterVisitAgreedSend(Page& page);
// plan_review.cc
Response planReviewPage(Page& page);
Response planReviewSend(Page& page);
// care_packet.cc
Response firstVisitPage(Page& page);
Response firstVisitSend(Page& page);
Response firstVisitAlone(Page& page);
Response firstVisitPdf(Page& page);
Response firstVisitText(Page& page);
Response carePacketPage(Page& page);
Response carePacketAlone(Page& page);
Response carePacketPdf(Page& page);
Response carePacketText(Page& page);
// reminders.cc: of an account
Response remindersPage(Page& page);
Response remindersSend(Page& page);
Response remindersDeviceAdd(Page& page);
Response remindersDeviceEnd(Page& page);
// roadmap.cc
Response roadmapPage(Page& page);
// where_to_start.cc: signed out too
Response whereToStartPage(Page& page);
Response whereToStartSend(Page& page);
// video_visit.cc
Response videoVisitPage(Page& page);
Response videoVisitSend(Page& page);

}  // namespace baton::web
