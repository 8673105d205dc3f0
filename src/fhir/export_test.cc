#include "fhir/export.h"

#include <doctest/doctest.h>

#include <set>

#include "fhir/validate.h"

namespace baton::fhir {
namespace {

using record::Entry;

Entry entryOf(const std::string& id, std::uint32_t version, const std::string& full_url) {
  Entry entry;
  entry.type = "Goal";
  entry.id = id;
  entry.version = version;
  entry.recorded = *parseInstant("2026-03-01T09:00:00.250Z");
  entry.author = "import";
  entry.origin = {"fhir-bundle", "riverside.json",           std::string(64, 'a'),
                  "Riverside",   "Bundle.entry[2].resource", full_url};
  entry.content =
      R"({"resourceType":"Goal","id":")" + id + R"(","lifecycleStatus":"active","description":{"text":"v)" +
      std::to_string(version) +
      R"("},"subject":{"display":"self"},"target":[{"measure":{"text":"m"},"detailQuantity":{"value":7.50}}]})";
  return entry;
}

// Entries of every kind that the export must tell apart.
std::vector<Entry> journal() {
  std::vector<Entry> entries{entryOf("1", 1, "urn:uuid:0c4a8d32-7ae1-4a5b-9d2e-111111111111"),
                             entryOf("2", 1, "https://a.example.org/fhir/Goal/2"),
                             entryOf("2", 2, "https://a.example.org/fhir/Goal/2"),
                             entryOf("3", 1, ""),
                             entryOf("3", 2, ""),
                             entryOf("3", 3, ""),
                             entryOf("4", 1, "Goal/4"),
                             entryOf("5", 1, "https://a.example.org/fhir/Goal/5/_history/7")};
  entries[4].author = "account-7";
  entries[4].reason = "The dose was wrong.";
  entries[4].origin = {"form", "", "", "", "", ""};
  entries[5].author = "";
  entries[5].origin = {};
  entries[6].origin.organisation = "";
  entries[7].recorded = Instant{0};
  return entries;
}

// The way back as an import goes it: resources with their fullUrl, origins from the Provenances.
std::vector<Entry> readBack(const json::Value& bundle) {
  RestoredOrigins restored;
  for (const json::Value& item : bundle["entry"].items()) restored.add(item["resource"]);
  std::vector<Entry> entries;
  for (const json::Value& item : bundle["entry"].items()) {
    const json::Value& resource = item["resource"];
    if (restored.isBatonProvenance(resource)) continue;
    Entry entry;
    entry.type = resource["resourceType"].text();
    entry.id = resource["id"].text();
    entry.origin.full_url = item["fullUrl"].text();
    entry.content = json::write(resource);
    restored.apply(entry);
    entries.push_back(std::move(entry));
  }
  return entries;
}

const Instant kNow = *parseInstant("2026-11-15T09:00:00Z");

}  // namespace

TEST_CASE("an export gives back every entry with its origin, version, author, moment and reason") {
  const std::vector<Entry> entries = journal();
  const auto bundle = json::parse(json::writePretty(exportBundle(entries, kNow)));
  REQUIRE(bundle.has_value());
  CHECK(readBack(*bundle) == entries);
}

TEST_CASE("the export is a valid Bundle, each fullUrl once") {
  const json::Value bundle = exportBundle(journal(), kNow);
  for (const ValidationIssue& issue : validate(bundle)) {
    FAIL_CHECK(issue.expression << ": " << issue.text);
  }
  std::set<std::string> full_urls;
  for (const json::Value& item : bundle["entry"].items()) CHECK(full_urls.insert(item["fullUrl"].text()).second);
  CHECK(bundle["type"].text() == "collection");
  CHECK(bundle["timestamp"].text() == "2026-11-15T09:00:00Z");
  CHECK(bundle["entry"][1]["fullUrl"].text() == "https://a.example.org/fhir/Goal/2");
  CHECK(bundle["entry"][2]["fullUrl"].text() == "https://baton.invalid/fhir/Goal/2");
  CHECK(bundle["entry"][3]["fullUrl"].text() == "https://baton.invalid/fhir/Goal/3");
  CHECK(bundle["entry"][4]["fullUrl"].text().starts_with("urn:uuid:"));
}

TEST_CASE("entries of one file share one Provenance") {
  const std::vector<Entry> entries{entryOf("1", 1, ""), entryOf("2", 1, "")};
  const json::Value bundle = exportBundle(entries, kNow);
  REQUIRE(bundle["entry"].items().size() == 3);
  const json::Value& provenance = bundle["entry"][2]["resource"];
  CHECK(provenance["target"].items().size() == 2);
  CHECK(provenance["entity"][0]["what"]["display"].text() == "riverside.json");
  const auto restored = readBatonProvenance(provenance);
  REQUIRE(restored.has_value());
  CHECK(restored->origin.digest == std::string(64, 'a'));
  CHECK(restored->targets.at(1).where == "Bundle.entry[2].resource");
}

TEST_CASE("the same journal gives the same bytes") {
  CHECK(json::write(exportBundle(journal(), kNow)) == json::write(exportBundle(journal(), kNow)));
}

TEST_CASE("an empty record is an empty Bundle without an entry element") {
  const json::Value bundle = exportBundle({}, kNow);
  CHECK_FALSE(bundle.has("entry"));
  CHECK(validate(bundle).empty());
}

TEST_CASE("a Provenance of somebody else is left alone") {
  const auto foreign = json::parse(R"({"resourceType":"Provenance","recorded":"2026-03-01T09:00:00Z",
      "target":[{"reference":"Goal/1"}],"agent":[{"who":{"display":"Dr Ames"}}]})");
  REQUIRE(foreign.has_value());
  CHECK_FALSE(readBatonProvenance(*foreign).has_value());
  RestoredOrigins restored;
  restored.add(*foreign);
  Entry entry = entryOf("1", 4, "Goal/1");
  const Entry before = entry;
  restored.apply(entry);
  CHECK(entry == before);
}

}  // namespace baton::fhir
