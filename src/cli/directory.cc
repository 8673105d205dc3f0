// directory: load registers and tables of clinicians, search them, see what is in.
#include <iostream>

#include "app/directory_search.h"
#include "app/directory_store.h"
#include "app/home.h"
#include "app/provider_reports.h"
#include "app/views.h"
#include "cli/commands.h"
#include "cli/entered.h"
#include "cli/opened.h"

namespace baton::cli {
namespace {

constexpr std::size_t kTroublesShown = 10;

// Progress to people: one line on standard error that is written over.
std::function<void(const std::string&)> progressOf(const Arguments& arguments, Console& console) {
  if (arguments.is_json || !console.is_terminal) return {};
  return [&console](const std::string& line) { console.err << "\r" << line << "   " << std::flush; };
}

void printLoaded(const app::LoadedFile& file, Console& console) {
  console.out << file.file << "\n";
  if (!file.error.empty()) {
    console.out << "  Not taken in: " << file.error << "\n";
  } else {
    console.out << "  " << file.read.rows << " rows (" << file.kind << ", source " << file.source
                << "): " << file.read.taken << " taken, " << file.read.refused << " rejected"
                << (file.went_on ? "; went on where it had stopped" : "") << "\n";
  }
  for (std::size_t i = 0; i < file.troubles.size() && i < kTroublesShown; ++i) {
    console.out << "  Rejected " << file.troubles[i].where << ": " << file.troubles[i].reason << "\n";
  }
  if (file.troubles.size() > kTroublesShown) {
    console.out << "  ... and " << file.troubles.size() - kTroublesShown << " more; --json tells all.\n";
  }
  for (const auto& [reason, count] : file.read.passed_over) console.out << "  " << count << " " << reason << "\n";
}

Result<int> load(const Arguments& arguments, Console& console) {
  if (arguments.words.size() < 2) return fail(ErrorCode::BadUsage, "Name the files: baton directory load FILE...");
  app::DirectoryLoad request;
  request.files.assign(arguments.words.begin() + 1, arguments.words.end());
  request.source = arguments.option("--source");
  request.as_of = arguments.option("--as-of");
  request.replaces = arguments.has("--replace");
  request.progress = progressOf(arguments, console);
  BATON_TRY(const auto files, app::loadDirectory(console.places, console.clock, request));
  if (request.progress) console.err << "\n";
  if (arguments.is_json) {
    answer(console, app::loadedJson(files));
  } else {
    for (const app::LoadedFile& file : files) printLoaded(file, console);
  }
  bool is_any_in = false, is_any_rejected = false;
  for (const app::LoadedFile& file : files) {
    is_any_in |= file.error.empty();
    is_any_rejected |= !file.error.empty() || file.read.refused > 0;
  }
  if (!is_any_in) return fail(ErrorCode::BadInput, "Nothing was taken in.");
  return is_any_rejected ? kDoneWithFindings : kDone;
}

app::SearchFields fieldsOf(const Arguments& arguments) {
  app::SearchFields fields;
  for (const char* name :
       {"specialty", "ages", "expertise", "medication", "style", "language", "gender", "insurance", "near", "within",
        "visit", "state", "wait", "accepting", "prefer", "weights", "must", "page", "limit"}) {
    if (arguments.has(std::string("--") + name)) fields[name] = arguments.option(std::string("--") + name);
  }
  return fields;
}

Result<int> searchFor(const Arguments& arguments, Console& console) {
  BATON_TRY(const auto opened, app::openDirectory(console.places));
  auto search = app::understandSearch(opened.index, fieldsOf(arguments), console.clock.now());
  if (!search.troubles.empty()) {
    const app::FieldTrouble& first = search.troubles.front();
    return fail(ErrorCode::BadUsage, "--" + first.field + ": not known: " + first.value + ".");
  }
  // What the person found out themselves, where it is clear whose record that is; a search needs none.
  if (app::Home::exists(console.places)) {
    if (auto home = openFor(arguments, console)) {
      BATON_TRY(const auto seen, app::viewRecord(home->home, home->person, "self", ""));
      app::takeOwnWords(seen.chart(), search.query);
    } else if (!arguments.person.empty()) {
      return tl::unexpected(home.error());
    }
  }
  const auto answers = directory::search(opened.index, search.query);
  if (arguments.is_json) {
    answer(console, app::searchJson(opened.index, search, answers));
  } else {
    console.out << app::searchText(opened.index, search, answers);
  }
  return kDone;
}

Result<int> show(const Arguments& arguments, Console& console) {
  if (arguments.words.size() != 2) return fail(ErrorCode::BadUsage, "Name one: baton directory show NPI");
  BATON_TRY(const auto opened, app::openDirectory(console.places));
  BATON_TRY(const auto value, app::providerJson(opened.index, arguments.words[1]));
  answer(console, value);
  return kDone;
}

// What an office said, into the record; without a number, what was written down so far.
Result<int> report(const Arguments& arguments, Console& console) {
  BATON_TRY(auto home, openFor(arguments, console));
  if (arguments.words.size() < 2) {
    BATON_TRY(const auto seen, app::viewRecord(home.home, home.person, "self", ""));
    const auto reports = record::providerReports(seen.chart());
    if (arguments.is_json) {
      answer(console, app::reportsJson(reports));
    } else {
      console.out << app::reportsText(reports);
    }
    return kDone;
  }
  BATON_TRY(const auto opened, app::openDirectory(console.places));
  BATON_TRY(auto form, app::reportFormFor(opened.index, arguments.words[1]));
  form.accepting = arguments.option("--accepting");
  form.video = arguments.option("--video");
  form.wait_days = arguments.option("--wait-days");
  form.is_gone = arguments.has("--gone");
  form.note = arguments.option("--note");
  BATON_TRY(const auto saved, app::enterReport(home.home, requestFrom(arguments, home.person), form));
  printSaved(saved, arguments, console);
  return kDone;
}

Result<int> status(const Arguments& arguments, Console& console) {
  BATON_TRY(const auto found, app::directoryStatus(console.places));
  if (arguments.is_json) {
    answer(console, app::statusJson(found));
    return kDone;
  }
  console.out << found.providers << " providers at " << found.rows << " places"
              << (found.built_on.empty() ? "" : ", built on " + found.built_on) << "\n";
  for (const auto& part : found.loads) {
    console.out << "- " << part.source << ": " << part.file << " (" << part.day << "), " << part.taken << " taken, "
                << part.refused << " rejected\n";
  }
  return kDone;
}

}  // namespace

Result<int> runDirectory(const Arguments& arguments, Console& console) {
  const std::string& what = arguments.words.front();
  if (what == "load") return load(arguments, console);
  if (what == "search") return searchFor(arguments, console);
  if (what == "show") return show(arguments, console);
  if (what == "status") return status(arguments, console);
  if (what == "report") return report(arguments, console);
  if (what == "build") {
    BATON_CHECK(app::buildDirectory(console.places, console.clock, progressOf(arguments, console)));
    return kDone;
  }
  if (what == "forget") {
    if (arguments.words.size() != 2) return fail(ErrorCode::BadUsage, "Name the source: baton directory forget SOURCE");
    BATON_CHECK(app::forgetSource(console.places, console.clock, arguments.words[1]));
    return kDone;
  }
  return fail(ErrorCode::BadUsage, "directory load, search, show, report, status, build or forget.");
}

}  // namespace baton::cli
