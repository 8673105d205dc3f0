// app: programs that may read and write a record through the API: let in, listed, stopped.
#include "cli/app.h"

#include <charconv>
#include <iostream>

#include "app/fhir_api/apps.h"
#include "base/text.h"
#include "cli/opened.h"

namespace baton::cli {
namespace {

constexpr std::int64_t kMostDays = 5LL * 365;

json::Value jsonOf(const app::App& app) {
  json::Value value;
  value.set("app", app.id);
  value.set("name", app.name);
  value.set("scopes", app.scopes.text());
  value.set("sees_as", app.isOwn() ? "self" : app.role == app::kAppRole ? "app" : app.role);
  value.set("made", toIso(app.made));
  if (app.used.ms != 0) value.set("used", toIso(app.used));
  value.set("until", toIso(app.until));
  return value;
}

std::string textOf(const app::App& app) {
  return app.id + "  " + app.name + "  " + app.scopes.text() + "  " +
         (app.isOwn()                 ? "sees everything, private parts too"
          : app.role == app::kAppRole ? "sees no private parts"
                                      : "sees what a " + app.role + " sees") +
         "; " + (app.used.ms == 0 ? "never used" : "last used " + toIso(app.used)) + "; until " + toIsoDate(app.until) +
         "\n";
}

Result<int> add(const Arguments& arguments, Console& console, Opened& opened) {
  if (arguments.words.size() != 2) return fail(ErrorCode::BadUsage, "app add takes one name; put it in quotes.");
  app::App app;
  app.person = opened.person;
  app.name = arguments.words[1];
  auto scopes = fhir::Scopes::read(arguments.option("--scope"));
  if (!scopes) return fail(ErrorCode::BadUsage, scopes.error().message);
  app.scopes = std::move(*scopes);
  app.role = arguments.has("--private") ? "self" : arguments.option("--sees-as", app::kAppRole);
  if (app.role == "self" && !arguments.has("--private")) {
    return fail(ErrorCode::BadUsage, "An app that sees private parts too is made with --private.");
  }
  if (const std::string days = arguments.option("--days"); !days.empty()) {
    std::int64_t number = 0;
    const auto [end, problem] = std::from_chars(days.data(), days.data() + days.size(), number);
    if (problem != std::errc() || end != days.data() + days.size() || number < 1 || number > kMostDays) {
      return fail(ErrorCode::BadUsage, "--days is a number from 1 to 1825.");
    }
    app.until.ms = console.clock.now().ms + number * kDayMs;
  }
  BATON_TRY(const std::string token, app::addApp(opened.home, app));
  if (arguments.is_json) {
    json::Value value = jsonOf(app);
    value.set("token", token);
    answer(console, value);
    return kDone;
  }
  console.out << token << "\n";
  console.err << "This token is shown once. Who has it reads and writes as the app \"" << app.name << "\" may, until "
              << toIsoDate(app.until) << ".\nStop it with: baton app stop " << app.id << "\n";
  return kDone;
}

Result<int> list(const Arguments& arguments, Console& console, Opened& opened) {
  BATON_TRY(const auto apps, app::appsOf(opened.home, opened.person));
  if (arguments.is_json) {
    json::Value values = json::Value::array();
    for (const app::App& app : apps) values.push(jsonOf(app));
    answer(console, values);
    return kDone;
  }
  if (apps.empty()) console.out << "No app may use this record.\n";
  for (const app::App& app : apps) console.out << textOf(app);
  return kDone;
}

Result<int> stop(const Arguments& arguments, Console& console, Opened& opened) {
  if (arguments.words.size() != 2) return fail(ErrorCode::BadUsage, "app stop takes the id that app list shows.");
  BATON_TRY(const bool was_there, app::stopApp(opened.home, opened.person, arguments.words[1]));
  if (!was_there) return fail(ErrorCode::NotFound, "There is no app " + arguments.words[1] + " here.");
  if (arguments.is_json) {
    answer(console, json::Value::object({{"stopped", arguments.words[1]}}));
  } else {
    console.out << "Stopped. Its token no longer works.\n";
  }
  return kDone;
}

}  // namespace

Result<int> runApp(const Arguments& arguments, Console& console) {
  const std::string what = arguments.words.empty() ? "list" : arguments.words.front();
  BATON_TRY(Opened opened, openFor(arguments, console));
  if (what == "add") return add(arguments, console, opened);
  if (what == "list") return list(arguments, console, opened);
  if (what == "stop") return stop(arguments, console, opened);
  return fail(ErrorCode::BadUsage, "app takes add NAME, list or stop ID.");
}

}  // namespace baton::cli
