// The directory of clinicians on disk: files of sources come in, an index to search comes out.
//
//   <data>/directory/loads/000007.load   what one file said (directory/load_file.h)
//   <data>/directory/loads/000008.part   an interrupted load, with 000008.resume beside it: the same file again goes on
//   <data>/directory/index               the index (directory/index.h), replaced whole by rename: who reads keeps
//   theirs
//
// It holds public registers and what clinics publish, nothing about a person, so it is not encrypted and not in
// backups: the sources can be loaded again. What a person found out of a provider themselves is in their record.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/home.h"
#include "app/mapped_file.h"
#include "directory/index.h"
#include "directory/reading.h"
#include "format/json.h"

namespace baton::app {

inline constexpr std::size_t kMostTroublesKept = 20'000;  // of a file; further ones are counted

struct DirectoryLoad {
  std::vector<std::string> files;
  std::string source;     // "" = by the kind: "NPPES", "Plan-Net", "Slots", "Typed"
  std::string as_of;      // "2026-11-01": the files' day; "" = by their name, else today
  bool replaces = false;  // what this source said before is dropped once this is in
  bool builds = true;
  std::function<void(const std::string&)> progress = {};  // a line for people
};

struct LoadedFile {
  std::string file, kind, source;
  directory::Read read;
  std::vector<directory::Trouble> troubles;
  bool went_on = false;  // began again where an earlier run was interrupted
  std::string error;     // "" = it is in
};

struct DirectoryStatus {
  std::size_t providers = 0, rows = 0, bytes = 0, bytes_beside_records = 0;
  std::string built_on;
  struct Part {
    std::string file, source, kind, day, loaded_at;
    std::size_t taken = 0, refused = 0;
  };
  std::vector<Part> loads;
};

// Errors: BadInput (no file could be read), Storage, StorageFull.
Result<std::vector<LoadedFile>> loadDirectory(const Places& places, Clock& clock, const DirectoryLoad& load);
Status buildDirectory(const Places& places, Clock& clock, const std::function<void(const std::string&)>& progress);
// Drops everything that a source said, and builds again. Errors: NotFound.
Status forgetSource(const Places& places, Clock& clock, const std::string& source);
Result<DirectoryStatus> directoryStatus(const Places& places);
json::Value loadedJson(const std::vector<LoadedFile>& files);
json::Value statusJson(const DirectoryStatus& status);

// Errors: NotFound (nothing was loaded yet), Damaged, Conflict.
struct OpenDirectory {
  MappedFile file;
  directory::Index index;
};
Result<OpenDirectory> openDirectory(const Places& places);

}  // namespace baton::app
