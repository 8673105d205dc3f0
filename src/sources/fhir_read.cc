// readFhir: one FHIR JSON document, or NDJSON in memory.
#include "base/text.h"
#include "sources/fhir_collector.h"
#include "sources/fhir_limits.h"
#include "sources/fhir_ndjson.h"
#include "sources/files.h"

namespace baton::sources {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

bool isUtf16(std::string_view bytes) { return bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF"); }

Result<ParsedFile> readLines(std::string_view text) {
  NdjsonReader reader;
  std::size_t number = 0;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    reader.addLine(text.substr(0, end), ++number);
    text.remove_prefix(end == text.npos ? text.size() : end + 1);
  }
  return reader.takePart();
}

}  // namespace

json::Limits limitsFor(std::size_t bytes) {
  constexpr std::size_t kAlways = 100'000;
  constexpr std::size_t kBytesPerValue = 10;
  json::Limits limits;
  limits.nodes = kAlways + bytes / kBytesPerValue;
  return limits;
}

Result<ParsedFile> readFhir(std::string_view bytes) {
  if (isUtf16(bytes)) return fail(ErrorCode::BadInput, "The file is in UTF-16; FHIR JSON is written in UTF-8.");
  if (bytes.starts_with(kByteOrderMark)) bytes.remove_prefix(kByteOrderMark.size());
  if (detect(bytes) == FileKind::FhirNdjson) return readLines(bytes);
  BATON_TRY(json::Value root, json::parse(bytes, limitsFor(bytes.size())));
  if (!root.isObject()) return fail(ErrorCode::BadInput, "This JSON is not a FHIR resource: it is not an object.");
  const std::string& type = root["resourceType"].text();
  if (type.empty()) return fail(ErrorCode::BadInput, "This JSON is not a FHIR resource: it has no resourceType.");
  Collector collector(type == "Bundle" ? "fhir-bundle" : "fhir-resource");
  collector.add(std::move(root), "", "");
  return collector.take();
}

}  // namespace baton::sources
