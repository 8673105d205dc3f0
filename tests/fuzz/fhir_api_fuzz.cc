// Any bytes as a FHIR query, an address, a JSON Patch, a Bundle to be done and a scope.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "fhir/rest/interaction.h"
#include "fhir/rest/patch.h"
#include "fhir/rest/subset.h"
#include "fhir/rest/transaction.h"
#include "fhir/search/corpus.h"
#include "fhir/smart/scopes.h"

namespace {

using namespace baton;

const fhir::Corpus& corpus() {
  static const fhir::Corpus kCorpus = [] {
    auto made = std::make_shared<fhir::StoredResource>();
    made->type = "Observation";
    made->id = "1";
    made->text = R"({"resourceType":"Observation","id":"1","status":"final","code":{"coding":[{"code":"1"}]},)"
                 R"("effectiveDateTime":"2026-03","valueQuantity":{"value":1.50},"subject":{"reference":"Patient/p"}})";
    return fhir::Corpus({made}, {"p"});
  }();
  return kCorpus;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  if (const auto pairs = fhir::readQueryText(bytes)) {
    // What was read is written and read again as the same.
    const auto again = fhir::readQueryText(fhir::queryText(*pairs));
    if (!again || *again != *pairs) std::abort();
    for (const char* type : {"Observation", "Patient"}) {
      const auto request = fhir::readSearch(type, *pairs);
      if (!request) continue;
      const auto answer = corpus().search(*request, [](std::string_view) { return true; });
      if (answer.matches.size() > answer.total) std::abort();
    }
  }
  const std::size_t line = bytes.find('\n');
  (void)fhir::readInteraction(bytes.substr(0, line), bytes.substr(std::min(bytes.size(), line)), {});
  (void)fhir::readRelativeUrl(bytes);
  (void)fhir::Scopes::read(bytes);
  if (const auto tree = json::parse(bytes, {.bytes = 1U << 16U})) {
    const auto resource = json::parse(corpus().find("Observation/1")->text);
    if (const auto patched = fhir::applyJsonPatch(*resource, *tree))
      (void)fhir::subsetOf(*patched, fhir::SummaryMode::Short, {});
    if (auto requests = fhir::readRequests(*tree)) {
      if (fhir::orderOf(*requests).size() != requests->size()) std::abort();
      for (auto& one : *requests) fhir::renameReferences(one.resource, {{"urn:uuid:1", "Patient/1"}});
    }
    (void)fhir::extractValues(*tree);
  }
  return 0;
}
