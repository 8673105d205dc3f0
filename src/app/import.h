// import: files in, journal entries durable, every resource accounted for (capability REC-1).
//
// One file is one transaction: after a crash it is wholly there or not at all. A file about somebody else is refused
// before anything of it is stored. Reports after the commit only.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "app/home.h"
#include "sources/parsed_file.h"

namespace baton::app {

struct ImportRequest {
  std::vector<std::string> files;
  std::string person;       // id, name, "new" (one for each person in the files), or "" for the only one
  std::string as_of;        // date or instant that Baton learned it; "" = now
  bool is_dry_run = false;  // everything but the writing
  // The words of a crisis card in an export of Baton become the person's where there are none: for who may write it.
  bool takes_crisis_card = true;
  // Asked with the entries read of the file so far; false ends the import: nothing of that file is stored, its error is
  // Conflict, and no further file is read. Empty = never asked.
  std::function<bool(std::size_t entries)> goes_on = {};
};

struct ImportedFile {
  std::string file;
  record::PersonId person;  // whose record it went into; empty when it was refused
  std::string format;
  std::size_t read = 0;  // every resource or entry found = new + changed + unchanged + merged + rejected
  std::size_t added = 0;
  std::size_t changed = 0;
  std::size_t unchanged = 0;
  std::size_t merged = 0;
  std::vector<sources::ImportIssue> rejected;
  std::vector<std::string> notes;
  std::vector<std::string> digests;  // origins of what was new or changed: undo() takes each
  std::optional<Error> error;        // the whole file was refused, nothing of it is stored; the other files go on
  bool is_about_another = false;     // that is why
};

struct ImportReport {
  record::PersonId person;  // of the first file; with `--person new` files may go to several (ImportedFile::person)
  std::vector<ImportedFile> files;
};

// `progress` is called with each file's name before it is read. Errors: BadUsage and NotFound for the person, Storage
// and its kin; what is wrong with one file stands in its report.
Result<ImportReport> importFiles(Home& home, const ImportRequest& request,
                                 const std::function<void(const std::string&)>& progress);

}  // namespace baton::app
