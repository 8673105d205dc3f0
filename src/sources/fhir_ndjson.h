// NDJSON: one FHIR resource on each line, read in parts so that memory stays that of one part.
// Source: https://github.com/ndjson/ndjson-spec, http://hl7.org/fhir/R4/nd-json.html.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_set>

#include "sources/fhir_collector.h"

namespace baton::sources {

inline constexpr std::size_t kLinesPerPart = 1'000;
inline constexpr std::size_t kLongestLine = 64U << 20U;

// Takes lines one by one; blank ones are nothing. A line that is not JSON or not a resource is rejected alone.
class NdjsonReader {
 public:
  void addLine(std::string_view line, std::size_t number);
  void rejectLongLine(std::size_t number);
  bool hasFullPart() const { return lines_ >= kLinesPerPart; }
  bool hasAny() const { return lines_ > 0; }
  ParsedFile takePart();

 private:
  bool isRepeat(std::string_view line);

  Collector collector_{"fhir-ndjson"};
  std::size_t lines_ = 0;
  // Digests of the lines taken so far, of all parts: the same line twice is one resource.
  std::unordered_set<std::string> seen_;
};

}  // namespace baton::sources
