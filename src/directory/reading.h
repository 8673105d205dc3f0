// What every reader of a directory file gets and gives.
//
// A reader goes through the bytes of one file (the app maps it into memory) and hands out statements one after the
// other. A row that cannot be used is told with its place and the reason, and reading goes on. Readers hold no state
// beside what their format needs: NPPES and typed CSV go row by row and may begin again at an offset; Plan-Net and
// slots need the whole file, because resources point at each other.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "directory/provider.h"

namespace baton::directory {

enum class FileKind : std::uint8_t {
  Unknown,
  Nppes,           // npidata_pfile: one row a provider
  NppesLocations,  // pl_pfile: further practice locations
  NppesNames,      // othername_pfile: other names of organizations; not needed here
  PlanNet,         // NDJSON, a JSON array or Bundle of Plan-Net resources
  Slots,           // NDJSON of SMART Scheduling Links: Location, Schedule, Slot
  SlotManifest,    // the $bulk-publish manifest
  TypedCsv,        // a table that a clinic typed
};
std::string_view toText(FileKind kind);  // "nppes" ...
// Looks at the header line or the first resources, never at the name.
FileKind kindOf(std::string_view bytes);

struct Trouble {
  std::string where;  // "line 12", "line 7, PractitionerRole/x"
  std::string reason;
};

struct Progress {
  std::size_t bytes = 0;  // read, of the file
  std::size_t rows = 0;
  std::size_t line = 1;  // of the next row
};

struct Reading {
  std::string_view bytes;
  std::string source;         // "NPPES", "Plan-Net: Acme": part of keys that are no NPI
  std::int32_t day = kNoDay;  // of the file: for rows that bear no date of their own
  std::size_t from = 0;       // where to begin again; 0 = the beginning
  std::size_t from_line = 1;
  std::function<void(const Statement&)> take;
  std::function<void(Trouble)> tell;
  std::function<void(const Progress&)> progress = {};  // about every 4 MB, at the end of a row
};

struct Read {
  std::size_t rows = 0;                                 // rows or resources seen
  std::size_t taken = 0;                                // statements handed out
  std::size_t refused = 0;                              // told as trouble
  std::map<std::string, std::size_t> passed_over = {};  // reason → how many: not trouble, but of no use here
};

Read readNppes(const Reading& reading);
Read readNppesLocations(const Reading& reading);
Read readTypedCsv(const Reading& reading);
Read readPlanNet(const Reading& reading);
Read readSlots(const Reading& reading);
Read readFile(FileKind kind, const Reading& reading);

// Of a SMART Scheduling Links manifest: the addresses of its parts, by resource type. Empty when it is none.
struct SlotManifest {
  std::string transaction_time;
  struct Part {
    std::string type;  // Location, Schedule, Slot
    std::string url;
    std::vector<std::string> states;
  };
  std::vector<Part> parts;
  std::vector<Trouble> troubles;
};
SlotManifest readSlotManifest(std::string_view bytes);

}  // namespace baton::directory
