#include "app/export_zip.h"

#include "app/keep.h"
#include "app/views.h"
#include "format/zip_write.h"

namespace baton::app {
namespace {

constexpr const char* kReadMe =
    "record.json   everything in this record and the words of the crisis card, as a FHIR R4 Bundle.\n"
    "              Baton reads it back without loss:\n"
    "              baton import record.json. Other programs that know FHIR R4 can read it too.\n"
    "one-page.*    the one-page summary\n"
    "\n"
    "These files are not encrypted. Keep them where you keep other private papers.\n";

}  // namespace

Result<std::string> exportZip(Home& home, const record::PersonId& person, const std::string& language) {
  BATON_TRY(auto bundle, exportFhir(home, person));
  std::vector<archive::ZipFile> files = {{"record.json", std::move(bundle)}};
  SummaryRequest request;
  request.language = language;
  request.format = SummaryFormat::Pdf;
  if (auto page = viewSummary(home, person, request)) {
    files.push_back({"one-page.pdf", std::move(*page)});
  } else {
    request.format = SummaryFormat::Text;
    BATON_TRY(auto text, viewSummary(home, person, request));
    files.push_back({"one-page.txt", std::move(text)});
  }
  files.push_back({"README.txt", kReadMe});
  return archive::writeZip(files, home.clock().now());
}

}  // namespace baton::app
