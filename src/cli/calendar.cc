// calendar: what lies ahead, as text, JSON or iCalendar; secret addresses for calendar programs.
#include <iostream>

#include "app/calendar/addresses.h"
#include "app/calendar/points.h"
#include "app/delivery/settings.h"
#include "app/views.h"
#include "cli/commands.h"
#include "cli/opened.h"

namespace baton::cli {
namespace {

json::Value addressJson(const app::CalendarAddress& address) {
  json::Value value;
  value.set("id", address.id);
  value.set("made", toIso(address.made));
  value.set("words", address.has_words);
  value.set("language", address.language);
  if (address.read.ms != 0) value.set("read", toIso(address.read));
  return value;
}

Result<int> makeAddress(const Arguments& arguments, Console& console, Opened& opened) {
  app::CalendarAddress address;
  address.person = opened.person;
  address.language = arguments.option("--language", "en");
  address.has_words = arguments.has("--words");
  BATON_TRY(const std::string token, app::makeCalendarAddress(opened.home, address, ""));
  BATON_TRY(const auto settings, app::readDeliverySettings(console.places));
  const std::string shown = settings.site + app::calendarPath(token);
  if (arguments.is_json) {
    json::Value value;
    value.set("address", shown);
    answer(console, value);
  } else {
    console.out << shown << "\nWhoever has this address can read it. It is not shown again; `baton calendar addresses` "
                << "lists it, `baton calendar end ID` ends it.\n";
  }
  return kDone;
}

Result<int> listAddresses(const Arguments& arguments, Console& console, Opened& opened) {
  BATON_TRY(const auto addresses, app::calendarAddresses(opened.home, opened.person));
  if (arguments.is_json) {
    json::Value list = json::Value::array();
    for (const auto& address : addresses) list.push(addressJson(address));
    answer(console, list);
    return kDone;
  }
  if (addresses.empty()) console.out << "No calendar reads this record.\n";
  for (const auto& address : addresses) {
    console.out << address.id << "  made " << toIso(address.made) << (address.has_words ? ", with words" : ", neutral")
                << (address.read.ms == 0 ? ", never read" : ", read " + toIso(address.read)) << "\n";
  }
  return kDone;
}

Result<int> endAddress(const Arguments& arguments, Console& console, Opened& opened) {
  if (arguments.words.size() != 2) return fail(ErrorCode::BadUsage, "Which address? baton calendar end ID");
  BATON_TRY(const bool ended, app::endCalendarAddress(opened.home, opened.person, arguments.words[1]));
  if (!ended) return fail(ErrorCode::NotFound, "There is no such address: " + arguments.words[1] + ".");
  if (arguments.is_json) {
    answer(console, json::Value::object({{"ended", arguments.words[1]}}));
  } else {
    console.out << "Ended. Nobody can read it any more.\n";
  }
  return kDone;
}

void printPoints(const std::vector<app::CalendarPoint>& points, Console& console) {
  if (points.empty()) console.out << "Nothing is planned.\n";
  for (const app::CalendarPoint& point : points) {
    console.out << point.on.text() << "  " << (point.is_cancelled ? "(cancelled) " : "") << point.what << "\n";
  }
}

}  // namespace

Result<int> runCalendar(const Arguments& arguments, Console& console) {
  const std::string format = arguments.option("--format", arguments.is_json ? "json" : "text");
  const std::string language = arguments.option("--language", "en");
  if (format != "text" && format != "json" && format != "ics") {
    return fail(ErrorCode::BadUsage, "--format is text, json or ics.");
  }
  if (language != "en" && language != "es") return fail(ErrorCode::BadUsage, "--language is en or es.");
  BATON_TRY(auto opened, openFor(arguments, console, "self"));
  const std::string act = arguments.words.empty() ? "" : arguments.words[0];
  if (act == "address") return makeAddress(arguments, console, opened);
  if (act == "addresses") return listAddresses(arguments, console, opened);
  if (act == "end") return endAddress(arguments, console, opened);
  if (!act.empty()) return fail(ErrorCode::BadUsage, "calendar takes address, addresses or end ID.");
  BATON_TRY(const auto own, app::viewRecord(opened.home, opened.person, "self", ""));
  BATON_TRY(const auto points, app::calendarPoints(opened.home, opened.person, own, language));
  if (format == "ics") {
    app::CalendarLook look;
    look.language = language;
    look.has_words = arguments.has("--words");
    BATON_CHECK(deliver(arguments, console, app::calendarText(opened.home, opened.person, points, look), false));
  } else if (format == "json") {
    answer(console, app::pointsJson(points));
  } else {
    printPoints(points, console);
  }
  return kDone;
}

}  // namespace baton::cli
