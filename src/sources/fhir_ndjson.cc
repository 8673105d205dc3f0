#include "sources/fhir_ndjson.h"

#include "base/digest.h"
#include "base/text.h"
#include "sources/fhir_limits.h"

namespace baton::sources {
namespace {

constexpr std::size_t kDigestBytes = 16;
// Above this many lines repeats in other parts are no longer looked for; the import finds them by their content.
constexpr std::size_t kRemembered = 1'000'000;

std::string place(std::size_t number) { return "line " + std::to_string(number); }

}  // namespace

bool NdjsonReader::isRepeat(std::string_view line) {
  std::string key = digest(line, kDigestBytes);
  if (seen_.size() >= kRemembered) return seen_.contains(key);
  return !seen_.insert(std::move(key)).second;
}

void NdjsonReader::addLine(std::string_view line, std::size_t number) {
  line = trim(line);
  if (line.empty()) return;
  ++lines_;
  auto parsed = json::parse(line, limitsFor(line.size()));
  if (!parsed) return collector_.reject(place(number), parsed.error().message);
  if (!parsed->isObject()) return collector_.reject(place(number), "The line is not a FHIR resource.");
  const bool is_bundle = (*parsed)["resourceType"].text() == "Bundle";
  const bool has_id = (*parsed).has("id");
  if (!is_bundle && has_id && isRepeat(line)) return collector_.countMerged();
  collector_.add(std::move(*parsed), "", place(number) + (is_bundle ? ": Bundle" : ""));
}

void NdjsonReader::rejectLongLine(std::size_t number) {
  ++lines_;
  collector_.reject(place(number), "The line is longer than " + std::to_string(kLongestLine >> 20U) + " MiB.");
}

ParsedFile NdjsonReader::takePart() {
  lines_ = 0;
  return collector_.take();
}

}  // namespace baton::sources
