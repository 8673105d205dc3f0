// What lies ahead, day by day, and how to have it in a calendar of one's own: as a file, or by a secret address.
#include <algorithm>

#include "app/calendar/addresses.h"
#include "app/calendar/points.h"
#include "web/frame/appearance.h"
#include "web/frame/shown.h"
#include "web/pages/keeping_parts.h"
#include "web/pages/planning_pages.h"
#include "web/pages/record_parts.h"

namespace baton::web {
namespace {

using app::CalendarAddress;
using app::CalendarPoint;
using app::PointKind;

std::string kindText(Language language, PointKind kind) {
  switch (kind) {
    case PointKind::Visit:
      return say(language, "Visit");
    case PointKind::Watch:
      return say(language, "After a change of medicine");
    case PointKind::Test:
      return say(language, "Test");
    case PointKind::Step:
      return say(language, "After a crisis");
    case PointKind::Task:
      return say(language, "To follow up");
    case PointKind::Answer:
      return say(language, "Answer");
  }
  return "";
}

Result<std::vector<CalendarPoint>> pointsOf(const Page& page) {
  BATON_TRY(const auto seen, seenNow(page));
  return app::calendarPoints(page.home, page.person->person, seen, std::string(languageCode(page.language)));
}

Html pointShown(const Page& page, const CalendarPoint& point) {
  Html html = Html::element("a", {{"href", page.about(point.path)}}, words(sentenceCase(point.what)));
  html += muted(kindText(page.language, point.kind));
  return html;
}

Html dayList(const Page& page, const std::vector<CalendarPoint>& points) {
  std::vector<Moment> moments;
  for (const CalendarPoint& point : points) {
    if (point.is_cancelled) continue;
    moments.push_back({shownWhen(mannerOf(page), point.on), point.on.text(), pointShown(page, point)});
  }
  return timelineList(moments);
}

Html addressList(const Page& page, const std::vector<CalendarAddress>& addresses) {
  const Language language = page.language;
  std::vector<Html> cards;
  for (const CalendarAddress& address : addresses) {
    Html content = paragraph(address.has_words ? say(language, "It shows names and words of your record.")
                                               : say(language, "It shows neutral words only."));
    content += muted(address.read.ms == 0
                         ? say(language, "No calendar has read it yet.")
                         : sayf(language, "A calendar last read it on {}.", shownDay(mannerOf(page), address.read)));
    content += buttonForm(page, page.about("/calendar/address/" + address.id + "/end"),
                          say(language, "End this address"), Look::Secondary);
    cards.push_back(card({sayf(language, "Made on {}", shownDay(mannerOf(page), address.made)), "", content, {}, ""}));
  }
  return cardGroup(cards);
}

Html ownCalendar(const Page& page, const std::vector<CalendarAddress>& addresses) {
  const Language language = page.language;
  Html content = paragraph(say(language,
                               "A secret web address keeps your calendar program up to date by itself. "
                               "You can end it at any time."));
  Html buttons = linkButton(page.about("/calendar/address"), say(language, "Make a secret address"));
  buttons += linkButton(page.about("/calendar/days.ics"), say(language, "Save once as a file"), Look::Secondary);
  buttons += linkButton("/account/reminders", say(language, "Reminders"), Look::Secondary);
  content += Html::element("div", {{"class", "buttons"}}, buttons);
  if (!addresses.empty()) content += addressList(page, addresses);
  return content;
}

// With the scheme that this reader came by.
std::string addressOf(const Page& page, const std::string& token) {
  return (page.request.is_secure ? "https://" : "http://") + page.request.host + app::calendarPath(token);
}

Response showOnce(Page& page, const std::string& token) {
  const Language language = page.language;
  const std::string address = addressOf(page, token);
  Html content = paragraph(say(language,
                               "Copy this address into your calendar program. Look there for words like "
                               "\"subscribe\" or \"from a web address\"."));
  content += Html::element("p", {{"class", "code"}},
                           Html::element("code", {{"id", "address"}, {"dir", "ltr"}}, Html::text(address)));
  content += notice(say(language, "Keep it to yourself"),
                    paragraph(say(language,
                                  "Whoever has this address can read it without signing in. We cannot show "
                                  "it again; you can end it and make a new one.")),
                    Tone::Caution);
  content += linkButton(page.about("/calendar"), say(language, "Done"));
  LayoutOptions options;
  options.place = Place::More;
  return layout(page, say(language, "Your calendar address"), content, options);
}

}  // namespace

Response calendarPage(Page& page) {
  const Language language = page.language;
  const auto points = pointsOf(page);
  if (!points) return trouble(page, points.error());
  const auto addresses = app::calendarAddresses(page.home, page.person->person);
  if (!addresses) return trouble(page, addresses.error());
  const Instant now = page.home.clock().now();
  std::vector<CalendarPoint> late;
  std::vector<CalendarPoint> next;
  for (const CalendarPoint& point : *points) (point.on.last() < now ? late : next).push_back(point);
  Html content;
  if (points->empty()) {
    content += emptyState(say(language, "Nothing is planned yet"),
                          say(language, "Visits, tests and days to watch will stand here."),
                          linkButton(page.about("/add/visit"), say(language, "Add a visit")));
  }
  if (!late.empty()) content += section("late", say(language, "Was due"), dayList(page, late));
  if (!next.empty()) content += section("next", say(language, "Lies ahead"), dayList(page, next));
  content += section("own", say(language, "In your own calendar"), ownCalendar(page, *addresses));
  LayoutOptions options;
  options.place = Place::More;
  options.back = page.about("/more");
  return layout(page, say(language, "Calendar"), content, options);
}

Response calendarFile(Page& page) {
  const auto points = pointsOf(page);
  if (!points) return trouble(page, points.error());
  app::CalendarLook look;
  look.language = std::string(languageCode(page.language));
  return keeping::download(app::calendarText(page.home, page.person->person, *points, look),
                           "text/calendar; charset=utf-8", "days.ics");
}

Response calendarAddressPage(Page& page) {
  const Language language = page.language;
  Html inside = radios({.name = "words", .label = say(language, "What should your calendar show?"), .value = "no"},
                       {{"no", say(language, "Only neutral words"),
                         say(language, "Like \"Appointment\". Nobody learns more, wherever the calendar is shown.")},
                        {"yes", say(language, "Names and words of my record"),
                         say(language,
                             "Whoever sees your calendar can read them: on a lock screen, at work, in a "
                             "family calendar. The company that keeps your calendar can too.")}});
  inside += button(say(language, "Make the address"));
  LayoutOptions options;
  options.place = Place::More;
  options.back = page.about("/calendar");
  return layout(page, say(language, "A secret address for your calendar"),
                form(page, page.about("/calendar/address"), inside), options);
}

Response calendarAddressSend(Page& page) {
  CalendarAddress address;
  address.person = page.person->person;
  address.account = page.visitor.account;
  address.language = std::string(languageCode(page.language));
  address.has_words = page.request.field("words") == "yes";
  const auto token = app::makeCalendarAddress(page.home, address, page.visitor.name);
  return token ? showOnce(page, *token) : trouble(page, token.error());
}

Response calendarAddressEnd(Page& page) {
  const auto ended = app::endCalendarAddress(page.home, page.person->person, page.request.params.at("address"));
  if (!ended) return trouble(page, ended.error());
  return goTo(page, page.about("/calendar"),
              *ended ? std::optional(Flash{Done::Removed, page.home.clock().now(), ""}) : std::nullopt);
}

}  // namespace baton::web
