// Every published example and every Synthea bundle at hand: read to one fact each, and kept to the letter.
#include <doctest/doctest.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "fhir/export.h"
#include "fhir/read.h"
#include "fhir/validate.h"

namespace baton::fhir {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> jsonFiles() {
  const char* folder = std::getenv("BATON_SHARED_DATA");
  const fs::path root = folder != nullptr ? folder : BATON_SOURCE_DIR "/../shared/data";
  std::vector<fs::path> files;
  if (!fs::exists(root / "fhir")) return files;
  for (const auto& found : fs::recursive_directory_iterator(root / "fhir")) {
    if (found.path().extension() == ".json") files.push_back(found.path());
  }
  return files;
}

std::string bytesOf(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

// A resource, or those of a Bundle.
std::vector<json::Value> resourcesOf(const json::Value& root) {
  if (root["resourceType"].text() != "Bundle") return {root};
  std::vector<json::Value> resources;
  for (const json::Value& entry : root["entry"].items()) {
    if (entry["resource"].isObject()) resources.push_back(entry["resource"]);
  }
  return resources;
}

record::Entry entryOf(const json::Value& resource, std::size_t number) {
  record::Entry entry;
  entry.type = resource["resourceType"].text();
  entry.id = resource["id"].text();
  entry.sequence = number;
  entry.content = json::write(resource);
  return entry;
}

}  // namespace

TEST_CASE("every resource of the examples is one fact and stays as it is to the letter") {
  const std::vector<fs::path> files = jsonFiles();
  if (files.empty()) {
    std::puts("skipped: no shared data");
    return;
  }
  std::size_t count = 0;
  for (const fs::path& path : files) {
    INFO(path.string());
    const auto root = json::parse(bytesOf(path));
    REQUIRE(root.has_value());
    record::Facts facts;
    std::vector<record::Entry> entries;
    for (const json::Value& resource : resourcesOf(*root)) {
      if (hasErrors(validate(resource))) continue;
      record::Entry entry = entryOf(resource, ++count);
      const auto again = json::parse(entry.content);
      REQUIRE(again.has_value());
      CHECK(*again == resource);
      CHECK(json::canonical(*again) == json::canonical(resource));
      readInto(facts, entry, resource);
      entries.push_back(std::move(entry));
      CHECK(facts.size() == entries.size());
    }
    // What was read can be given out again, and what is given out is what was read.
    const json::Value bundle = exportBundle(entries, Instant{});
    for (std::size_t i = 0; i < entries.size(); ++i) {
      CHECK(json::write(bundle["entry"][i]["resource"]) == entries[i].content);
    }
  }
  CHECK(count > 2'000);
}

}  // namespace baton::fhir
