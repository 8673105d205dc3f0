#include "samples.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "format/json.h"

namespace baton::bench {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> filesIn(const fs::path& folder, const std::string& extension) {
  std::vector<std::string> files;
  std::error_code ignored;
  for (const auto& entry : fs::recursive_directory_iterator(folder, ignored)) {
    if (entry.path().extension() == extension) files.push_back(entry.path().string());
  }
  std::sort(files.begin(), files.end());
  return files;
}

std::size_t sizeDistance(const std::string& file, std::size_t wanted) {
  const auto size = static_cast<std::size_t>(fs::file_size(file));
  return size > wanted ? size - wanted : wanted - size;
}

void keepNearest(std::vector<std::string>& files, std::size_t bytes, std::size_t count) {
  std::sort(files.begin(), files.end(), [&](const std::string& a, const std::string& b) {
    return sizeDistance(a, bytes) < sizeDistance(b, bytes);
  });
  files.resize(std::min(files.size(), count));
}

}  // namespace

std::string readBytes(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

Samples findSamples() {
  const char* named = std::getenv("BATON_SHARED_DATA");
  const fs::path shared = named != nullptr ? named : "../shared/data";
  Samples samples;
  samples.bundle_files = filesIn(shared / "fhir" / "synthea_r4", ".json");
  if (samples.bundle_files.empty()) samples.bundle_files = filesIn("tests/household", ".json");
  std::vector<std::string> nearest = samples.bundle_files;
  keepNearest(nearest, 1'000'000, 1);
  samples.bundle_file = nearest.empty() ? "" : nearest.front();
  samples.ccda_files = filesIn(shared / "ccda", ".xml");
  if (samples.ccda_files.empty()) samples.ccda_files = filesIn("tests/household", ".xml");
  keepNearest(samples.ccda_files, 95'000, 20);
  return samples;
}

std::string bigBundle(const std::string& bundle_file, std::size_t count) {
  const auto source = json::parse(readBytes(bundle_file));
  json::Value entries = json::Value::array();
  if (source) {
    for (std::size_t round = 0; entries.items().size() < count; ++round) {
      for (const json::Value& entry : (*source)["entry"].items()) {
        const bool is_person = entry["resource"]["resourceType"].text() == "Patient";
        if (entries.items().size() >= count || (is_person && round > 0)) continue;
        json::Value copy;
        json::Value resource = entry["resource"];
        resource.set("id", resource["id"].text().substr(0, 50) + (is_person ? "" : "-" + std::to_string(round)));
        copy.set("resource", std::move(resource));
        entries.push(std::move(copy));
      }
    }
  }
  json::Value bundle;
  bundle.set("resourceType", "Bundle");
  bundle.set("type", "collection");
  bundle.set("entry", std::move(entries));
  return json::write(bundle);
}

void writeBigNdjson(const std::string& path, std::size_t megabytes) {
  std::ofstream file(path, std::ios::binary);
  file << R"({"resourceType":"Patient","id":"p","name":[{"text":"Big File"}],"birthDate":"1970-01-01"})" << "\n";
  const std::string padding(900, 'n');
  std::size_t written = 0;
  for (std::size_t number = 0; written < megabytes << 20U; ++number) {
    const std::string line =
        R"({"resourceType":"Observation","id":"o)" + std::to_string(number) +
        R"(","status":"final","code":{"coding":[{"system":"http://loinc.org","code":"29463-7"}]},)"
        R"("subject":{"reference":"Patient/p"},"effectiveDateTime":"2025-01-01","valueQuantity":{"value":)" +
        std::to_string(50 + number % 50) + R"(.0,"unit":"kg"},"note":[{"text":")" + padding + "\"}]}\n";
    file << line;
    written += line.size();
  }
}

}  // namespace baton::bench
