#include "app/import.h"

#include <iostream>

#include "cli/commands.h"

namespace baton::cli {
namespace {

constexpr std::size_t kNotesShown = 5;

json::Value issuesJson(const std::vector<sources::ImportIssue>& issues) {
  json::Value list = json::Value::array();
  for (const auto& issue : issues) {
    json::Value item;
    item.set("where", issue.where);
    item.set("reason", issue.reason);
    list.push(std::move(item));
  }
  return list;
}

void setCounts(json::Value& value, const app::ImportedFile& file) {
  value.set("read", static_cast<long long>(file.read));
  value.set("new", static_cast<long long>(file.added));
  value.set("changed", static_cast<long long>(file.changed));
  value.set("unchanged", static_cast<long long>(file.unchanged));
  value.set("merged", static_cast<long long>(file.merged));
}

json::Value fileJson(const app::ImportedFile& file) {
  json::Value value;
  value.set("file", file.file);
  if (!file.error) value.set("person", file.person.value);
  value.set("format", file.format);
  setCounts(value, file);
  value.set("rejected", issuesJson(file.rejected));
  json::Value notes = json::Value::array();
  for (const std::string& note : file.notes) notes.push(note);
  value.set("notes", std::move(notes));
  if (file.error) value.set("error", file.error->message);
  return value;
}

app::ImportedFile totalOf(const std::vector<app::ImportedFile>& files) {
  app::ImportedFile total;
  for (const auto& file : files) {
    total.read += file.read;
    total.added += file.added;
    total.changed += file.changed;
    total.unchanged += file.unchanged;
    total.merged += file.merged;
    total.rejected.insert(total.rejected.end(), file.rejected.begin(), file.rejected.end());
  }
  return total;
}

json::Value reportJson(const app::ImportReport& report) {
  json::Value value;
  value.set("person", report.person.value);
  json::Value files = json::Value::array();
  for (const auto& file : report.files) files.push(fileJson(file));
  value.set("files", std::move(files));
  const app::ImportedFile total = totalOf(report.files);
  json::Value totals;
  setCounts(totals, total);
  totals.set("rejected", static_cast<long long>(total.rejected.size()));
  value.set("totals", std::move(totals));
  return value;
}

void printFile(const app::ImportedFile& file, Console& console) {
  if (file.error) return;  // said on standard error
  console.out << file.file << "\n";
  console.out << "  " << file.read << " entries read (" << file.format << "): " << file.added << " new, "
              << file.changed << " changed, " << file.unchanged << " unchanged, " << file.merged << " merged, "
              << file.rejected.size() << " rejected\n";
  for (const auto& issue : file.rejected) console.out << "  Rejected " << issue.where << ": " << issue.reason << "\n";
  for (std::size_t i = 0; i < file.notes.size() && i < kNotesShown; ++i) {
    console.out << "  Note: " << file.notes[i] << "\n";
  }
  if (file.notes.size() > kNotesShown) {
    console.out << "  ... and " << file.notes.size() - kNotesShown << " more notes (--json shows all)\n";
  }
}

Result<app::Home> openOrCreate(Console& console, bool is_dry_run) {
  if (app::Home::exists(console.places) || is_dry_run) {
    return app::Home::open(console.places, console.clock, console.random);
  }
  BATON_TRY(auto home, app::Home::create(console.places, console.clock, console.random));
  console.err << "Made a new record in " << console.places.data_dir << "; its key is " << home.keyFile()
              << ".\nWithout the key nobody can read it: print the emergency kit with `baton kit`.\n";
  return home;
}

int exitCodeOf(const app::ImportReport& report) {
  int code = kDone;
  for (const auto& file : report.files) {
    if (file.error) return exitCodeFor(file.error->code);
    if (!file.rejected.empty()) code = kDoneWithFindings;
  }
  return code;
}

}  // namespace

Result<int> runImport(const Arguments& arguments, Console& console) {
  app::ImportRequest request;
  request.files = arguments.words;
  request.person = arguments.person;
  request.as_of = arguments.option("--as-of");
  request.is_dry_run = arguments.has("--dry-run");
  BATON_TRY(auto home, openOrCreate(console, request.is_dry_run));
  const bool shows_progress = request.files.size() > 1 && !arguments.is_json;
  BATON_TRY(const auto report, app::importFiles(home, request, [&](const std::string& file) {
              if (shows_progress) console.err << "Reading " << file << "\n";
            }));
  if (arguments.is_json) {
    answer(console, reportJson(report));
  } else {
    for (const auto& file : report.files) printFile(file, console);
    if (request.is_dry_run) console.out << "This was a dry run: nothing was stored.\n";
  }
  for (const auto& file : report.files) {
    if (file.error) console.err << "baton: " << file.file << ": " << file.error->message << "\n";
  }
  return exitCodeOf(report);
}

}  // namespace baton::cli
