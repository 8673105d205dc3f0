// The secret address that a calendar program reads. Who has it reads it; what it tells the person chose.
#include "app/calendar/addresses.h"
#include "web/pages/planning_pages.h"

namespace baton::web {

Response calendarFeed(Page& page) {
  const auto feed = app::readCalendarAddress(page.home, page.request.params.at("token"));
  if (!feed) return trouble(page, feed.error());
  if (!*feed) return notFound(page);
  Response response;
  response.content_type = "text/calendar; charset=utf-8";
  response.body = **feed;
  return response;
}

}  // namespace baton::web
