// The store takes at most half of the JSON that was imported, snapshot and database included.
//
// Measured on resources made here; BATON_BUNDLES=folder in the environment measures the FHIR bundles of that folder.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>

#include "base/digest.h"
#include "crypto/system_random.h"
#include "format/json.h"
#include "store/open.h"
#include "store/store_test_entries.h"
#include "store/test_folder.h"

namespace baton::store {
namespace {

std::string uuid(std::mt19937_64& dice) {
  std::string id;
  for (int i = 0; i < 32; ++i) {
    if (i == 8 || i == 12 || i == 16 || i == 20) id += '-';
    id += "0123456789abcdef"[dice() % 16];
  }
  return id;
}

constexpr const char* kPatient = "0f8c2b1e-7a64-4d0b-9d53-2b6f1c9a7e40";

// A vital sign as a portal exports it: about 600 bytes of which the id, the date and the value differ.
std::string observation(const std::string& id, const std::string& encounter, std::mt19937_64& dice) {
  std::ostringstream json;
  json << R"({"resourceType":"Observation","id":")" << id << R"(","status":"final","category":[{"coding":[{"system":)"
       << R"("http://terminology.hl7.org/CodeSystem/observation-category","code":"vital-signs","display":"vital-signs")"
       << R"(}]}],"code":{"coding":[{"system":"http://loinc.org","code":")" << 10'000 + dice() % 80'000
       << R"(-4","display":"Heart rate at rest"}],"text":"Heart rate at rest"},"subject":{"reference":"urn:uuid:)"
       << kPatient << R"("},"encounter":{"reference":"urn:uuid:)" << encounter << R"("},"effectiveDateTime":"2019-0)"
       << 1 + dice() % 9 << "-1" << dice() % 10
       << R"(T08:00:00+00:00","issued":"2019-03-11T08:00:00.507+00:00","valueQuantity":{"value":)" << dice() % 100'000
       << R"(.25,"unit":"beats/minute","system":"http://unitsofmeasure.org","code":"/min"},"performer":[{"reference":)"
       << R"("Practitioner/17","display":"Dr. Example"}]})";
  return json.str();
}

Entry entryOf(std::size_t number, std::string id, std::string content) {
  Entry entry;
  entry.type = "Observation";
  entry.id = std::move(id);
  entry.recorded.ms = 1'764'000'000'000;
  entry.author = "import";
  entry.origin = {"fhir-bundle",
                  "portal-export.json",
                  digestHex("file"),
                  "",
                  "Bundle.entry[" + std::to_string(number) + "]",
                  "urn:uuid:" + entry.id};
  entry.content = std::move(content);
  return entry;
}

std::vector<Entry> madeHere() {
  std::mt19937_64 dice(1);
  std::vector<Entry> entries;
  std::string encounter;
  for (std::size_t i = 0; i < 400; ++i) {
    if (i % 5 == 0) encounter = uuid(dice);
    const std::string id = uuid(dice);
    entries.push_back(entryOf(i, id, observation(id, encounter, dice)));
  }
  return entries;
}

std::vector<Entry> fromBundle(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  std::vector<Entry> entries;
  const auto bundle = json::parse(text.str()).value();
  for (const auto& item : bundle["entry"].items()) {
    const auto& resource = item["resource"];
    entries.push_back(entryOf(entries.size(), resource["id"].text(), json::write(resource)));
    entries.back().type = resource["resourceType"].text();
  }
  return entries;
}

struct Measure {
  double json = 0;
  double store = 0;
};

std::uintmax_t bytesIn(const std::string& folder) {
  std::uintmax_t bytes = 0;
  for (const auto& file : std::filesystem::directory_iterator(folder)) bytes += file.file_size();
  return bytes;
}

// The tables of a store without records: not counted, because they do not grow with what is kept.
double emptyStore() {
  const TestFolder folder;
  crypto::SystemRandom random;
  (void)createSqlite(folder.path("store"), StoreKey::generate(random), random).value();
  return static_cast<double>(bytesIn(folder.path("store")));
}

// Appends `at_once` entries in one go, puts a snapshot of everything and closes the store.
Measure measure(const std::vector<std::vector<Entry>>& journals, std::size_t at_once) {
  const TestFolder folder;
  crypto::SystemRandom random;
  Measure measure;
  {
    const auto store = createSqlite(folder.path("store"), StoreKey::generate(random), random).value();
    int number = 0;
    for (const auto& entries : journals) {
      const PersonId person{"person-" + std::to_string(++number)};
      REQUIRE(store->addPerson(person, "somebody"));
      Snapshot snapshot;
      for (std::size_t at = 0; at < entries.size(); at += at_once) {
        const auto part = std::span(entries).subspan(at, std::min(at_once, entries.size() - at));
        snapshot.sequence = store->append(person, snapshot.sequence, part).value();
        for (const Entry& entry : part) snapshot.content += entry.content;
      }
      measure.json += static_cast<double>(snapshot.content.size());
      REQUIRE(store->putSnapshot(person, snapshot));
    }
  }
  measure.store = static_cast<double>(bytesIn(folder.path("store"))) - emptyStore();
  return measure;
}

TEST_CASE("an imported file takes at most half of its compact JSON, with its snapshot") {
  const Measure whole = measure({madeHere()}, 400);
  MESSAGE("in one append: " << whole.store / whole.json << " of the JSON");
  CHECK(whole.store * 2 < whole.json);
}

TEST_CASE("resources that arrive in tens take at most half") {
  const Measure tens = measure({madeHere()}, 10);
  MESSAGE("in tens: " << tens.store / tens.json << " of the JSON");
  CHECK(tens.store * 2 < tens.json);
}

TEST_CASE("the bundles of BATON_BUNDLES take at most half of their compact JSON") {
  const char* folder = std::getenv("BATON_BUNDLES");
  if (folder == nullptr) return;
  std::vector<std::vector<Entry>> journals;
  for (const auto& file : std::filesystem::directory_iterator(folder)) {
    if (file.path().extension() == ".json") journals.push_back(fromBundle(file.path()));
  }
  for (const std::size_t at_once : {std::size_t{1'000'000}, std::size_t{10}, std::size_t{1}}) {
    const Measure all = measure(journals, at_once);
    MESSAGE(at_once << " at once: " << all.store << " of " << all.json << " bytes: " << all.store / all.json);
    CHECK(all.store * 2 < all.json);
  }
}

}  // namespace
}  // namespace baton::store
