#include "directory/reading.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "format/csv_rows.h"
#include "format/json.h"

namespace baton::directory {
namespace {

constexpr std::array<std::string_view, 8> kKinds = {"unknown",  "nppes", "nppes-locations", "nppes-names",
                                                    "plan-net", "slots", "slot-manifest",   "csv"};
constexpr std::size_t kLooked = 1U << 20U;  // of a file, to find out what it is

FileKind kindOfCsv(std::string_view bytes) {
  csv::Rows rows(bytes);
  if (!rows.next() || !rows.fault().empty()) return FileKind::Unknown;
  const auto has = [&rows](std::string_view name) {
    return std::ranges::find(rows.fields(), name) != rows.fields().end();
  };
  if (has("NPI") && has("Entity Type Code") && has("Healthcare Provider Taxonomy Code_1")) return FileKind::Nppes;
  if (has("NPI") && has("Provider Secondary Practice Location Address- Address Line 1"))
    return FileKind::NppesLocations;
  if (has("NPI") && has("Provider Other Organization Name")) return FileKind::NppesNames;
  const auto hasTyped = [&rows](std::string_view name) {
    return std::ranges::any_of(rows.fields(),
                               [name](std::string_view field) { return toLowerAscii(trim(field)) == name; });
  };
  return hasTyped("name") && (hasTyped("npi") || hasTyped("id")) ? FileKind::TypedCsv : FileKind::Unknown;
}

FileKind kindOfJson(std::string_view bytes) {
  // The names of resource types are enough: the files are not parsed twice.
  const auto has = [bytes](std::string_view type) {
    for (const std::string_view shape : {"\"resourceType\":\"", "\"resourceType\": \""}) {
      if (bytes.find(std::string(shape) + std::string(type) + "\"") != std::string_view::npos) return true;
    }
    return false;
  };
  if (bytes.find("\"transactionTime\"") != std::string_view::npos &&
      bytes.find("\"output\"") != std::string_view::npos) {
    return FileKind::SlotManifest;
  }
  for (const std::string_view type : {"Slot", "Schedule"}) {
    if (has(type)) return FileKind::Slots;
  }
  for (const std::string_view type :
       {"PractitionerRole", "Practitioner", "HealthcareService", "InsurancePlan", "Organization", "Location"}) {
    if (has(type)) return FileKind::PlanNet;
  }
  return FileKind::Unknown;
}

}  // namespace

std::string_view toText(FileKind kind) { return kKinds[static_cast<std::size_t>(kind)]; }

FileKind kindOf(std::string_view bytes) {
  bytes = bytes.substr(0, kLooked);
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  const std::string_view start = trim(bytes.substr(0, 4096));
  if (start.starts_with('{') || start.starts_with('[')) return kindOfJson(bytes);
  return kindOfCsv(bytes);
}

Read readFile(FileKind kind, const Reading& reading) {
  switch (kind) {
    case FileKind::Nppes:
      return readNppes(reading);
    case FileKind::NppesLocations:
      return readNppesLocations(reading);
    case FileKind::PlanNet:
      return readPlanNet(reading);
    case FileKind::Slots:
      return readSlots(reading);
    case FileKind::TypedCsv:
      return readTypedCsv(reading);
    case FileKind::NppesNames:
    case FileKind::SlotManifest:
    case FileKind::Unknown:
      break;
  }
  Read read;
  read.passed_over["the file: not read"] = 1;
  return read;
}

}  // namespace baton::directory
