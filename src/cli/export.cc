#include <filesystem>

#include "app/access/access_log.h"
#include "app/documents.h"
#include "app/keep.h"
#include "app/whole_file.h"
#include "cli/commands.h"
#include "cli/opened.h"

namespace baton::cli {
namespace {

Status writeFolder(Opened& opened, const std::string& folder, const std::string& bundle) {
  std::error_code trouble;
  std::filesystem::create_directories(folder, trouble);
  if (trouble) return fail(ErrorCode::Storage, "Cannot make the folder " + folder + ": " + trouble.message() + ".");
  BATON_CHECK(app::writeWholeFile(folder + "/record.json", bundle));
  app::SummaryRequest request;
  request.format = app::SummaryFormat::Pdf;
  BATON_TRY(const auto page, app::viewSummary(opened.home, opened.person, request));
  BATON_CHECK(app::writeWholeFile(folder + "/one-page.pdf", page));
  return app::writeWholeFile(
      folder + "/README.txt",
      "record.json   everything in this record, as a FHIR R4 Bundle; `baton import` reads it back\n"
      "one-page.pdf  the one-page summary\n");
}

}  // namespace

Result<int> runExport(const Arguments& arguments, Console& console) {
  const std::string format = arguments.option("--format", "fhir");
  if (format != "fhir" && format != "folder") return fail(ErrorCode::BadUsage, "--format is fhir or folder.");
  BATON_TRY(auto opened, openFor(arguments, console));
  BATON_TRY(const auto bundle, app::exportFhir(opened.home, opened.person));
  BATON_CHECK(app::logAccess(opened.home, opened.person,
                             {console.clock.now(), app::Act::Export, "", "", "", "export/" + format, ""}));
  if (format == "fhir") {
    BATON_CHECK(deliver(arguments, console, bundle, false));
    return kDone;
  }
  const std::string folder = arguments.option("-o");
  if (folder.empty()) return fail(ErrorCode::BadUsage, "Say which folder: export --format folder -o FOLDER");
  BATON_CHECK(writeFolder(opened, folder, bundle));
  console.err << "Written to " << folder << "\n";
  return kDone;
}

}  // namespace baton::cli
