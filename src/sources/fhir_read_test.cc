// Bundles of every kind, single resources and NDJSON: what is taken, what is refused and why, and that it adds up.
#include <doctest/doctest.h>

#include "sources/files.h"

namespace baton::sources {
namespace {

std::string goal(const std::string& id, const std::string& text, const std::string& more = "") {
  return R"({"resourceType":"Goal",)" + (id.empty() ? "" : R"("id":")" + id + R"(",)") + more +
         R"("lifecycleStatus":"active","description":{"text":")" + text + R"("},"subject":{"display":"self"}})";
}

std::string entry(const std::string& resource, const std::string& full_url = "", const std::string& more = "") {
  return "{" + (full_url.empty() ? "" : R"("fullUrl":")" + full_url + R"(",)") + R"("resource":)" + resource + more +
         "}";
}

std::string bundle(const std::string& type, std::initializer_list<std::string> entries, const std::string& more = "") {
  std::string text = R"({"resourceType":"Bundle","type":")" + type + R"(",)" + more + R"("entry":[)";
  for (const std::string& one : entries) text += (text.back() == '[' ? "" : ",") + one;
  return text + "]}";
}

ParsedFile read(const std::string& text) {
  auto file = readFhir(text);
  REQUIRE_MESSAGE(file.has_value(), (file ? "" : file.error().message));
  CHECK(file->found() == file->entries.size() + file->rejected.size() + file->merged);
  return std::move(*file);
}

std::string refusal(const std::string& text) {
  const auto file = readFhir(text);
  REQUIRE_FALSE(file.has_value());
  CHECK(file.error().code == ErrorCode::BadInput);
  return file.error().message;
}

std::string textOf(const ParsedEntry& entry) { return entry.resource["description"]["text"].text(); }

}  // namespace

TEST_CASE("one resource is one entry, to the letter") {
  const std::string text =
      R"({"resourceType":"Observation","id":"1","status":"final","code":{"text":"weight"},"valueQuantity":{"value":98.60}})";
  const ParsedFile file = read(text);
  CHECK(file.format == "fhir-resource");
  REQUIRE(file.entries.size() == 1);
  CHECK(json::write(file.entries[0].resource) == text);
  CHECK(file.entries[0].where == "Observation");
}

TEST_CASE("every kind of Bundle gives its resources") {
  for (const char* type : {"document", "message", "transaction", "transaction-response", "batch", "batch-response",
                           "history", "searchset", "collection"}) {
    INFO(type);
    const ParsedFile file =
        read(bundle(type, {entry(goal("1", "a"), "urn:uuid:1"), entry(goal("2", "b"), "http://x.example.org/Goal/2")}));
    CHECK(file.format == "fhir-bundle");
    REQUIRE(file.entries.size() == 2);
    CHECK(file.rejected.empty());
    CHECK(file.entries[0].full_url == "urn:uuid:1");
    CHECK(file.entries[1].where == "Bundle.entry[1].resource");
  }
}

TEST_CASE("a byte order mark and Windows line ends do not matter") {
  CHECK(read("\xEF\xBB\xBF{\r\n\"resourceType\": \"Basic\",\r\n\"code\": {\"text\": \"x\"}\r\n}\r\n").entries.size() ==
        1);
}

TEST_CASE("a broken resource is rejected alone, with its place and its paths") {
  const ParsedFile file =
      read(bundle("collection", {entry(goal("1", "a")), entry(R"({"resourceType":"Goal","id":"2"})"),
                                 entry(R"({"resourceType":"Nonsense"})"), entry(R"({"id":"4"})"), entry("7"),
                                 entry(goal("3", "c"))}));
  CHECK(file.entries.size() == 2);
  REQUIRE(file.rejected.size() == 4);
  CHECK(file.rejected[0].where == "Bundle.entry[1].resource");
  CHECK(file.rejected[0].reason.find("Goal.lifecycleStatus") != std::string::npos);
  CHECK(file.rejected[1].reason == "\"Nonsense\" is not a resource type of FHIR R4.");
  CHECK(file.rejected[2].reason == "It has no resourceType, so it is not a FHIR resource.");
  CHECK(file.found() == 6);
}

TEST_CASE("Bundles inside Bundles are opened") {
  const ParsedFile file = read(
      bundle("searchset",
             {entry(bundle("document", {entry(goal("1", "a")), entry(bundle("batch", {entry(goal("2", "b"))}))}))}));
  REQUIRE(file.entries.size() == 2);
  CHECK(file.entries[0].where == "Bundle.entry[0].resource.entry[0].resource");
  CHECK(file.entries[1].where == "Bundle.entry[0].resource.entry[1].resource.entry[0].resource");
}

TEST_CASE("entries without a resource are told, and counted only when they should hold one") {
  const ParsedFile file = read(bundle(
      "history", {R"({"request":{"method":"DELETE","url":"Goal/9"},"response":{"status":"204"}})",
                  R"({"request":{"method":"GET","url":"Goal/8"}})", R"({"response":{"status":"201"}})",
                  R"({"request":{"method":"PUT","url":"Goal/7"}})", R"({"fullUrl":"urn:uuid:6"})",
                  entry(R"({"resourceType":"Parameters"})", "", R"(,"request":{"method":"PATCH","url":"Goal/5"})")}));
  CHECK(file.entries.empty());
  REQUIRE(file.notes.size() == 3);
  CHECK(file.notes[0].reason == "The source says that it deleted Goal/9; Baton keeps what it has of it.");
  REQUIRE(file.rejected.size() == 3);
  CHECK(file.rejected[0].where == "Bundle.entry[3]");
  CHECK(file.found() == 3);
}

TEST_CASE("repeats are merged") {
  const std::string spaced = R"({ "resourceType":"Goal","lifecycleStatus":"active","id":"1",
      "description":{"text":"a"},"subject":{"display":"self"}})";
  CHECK(read(bundle("collection", {entry(goal("1", "a")), entry(goal("1", "a")), entry(spaced)})).merged == 2);
  // Without an id nothing says that two equal statements are one.
  CHECK(read(bundle("batch", {entry(goal("", "a")), entry(goal("", "a"))})).entries.size() == 2);
  CHECK(read(bundle("batch", {entry(goal("1", "a"), "urn:uuid:1"), entry(goal("1", "a"), "urn:uuid:2")})).merged == 0);
  const std::string other_server = "http://b.example.org/Goal/1";
  CHECK(read(bundle("searchset",
                    {entry(goal("1", "a"), "http://a.example.org/Goal/1"), entry(goal("1", "b"), other_server)}))
            .entries.size() == 2);
}

TEST_CASE("versions of one resource stand oldest first") {
  const auto updated = [](const std::string& when) { return R"("meta":{"lastUpdated":")" + when + R"("},)"; };
  const auto numbered = [](const std::string& number) { return R"("meta":{"versionId":")" + number + R"("},)"; };
  ParsedFile file =
      read(bundle("collection", {entry(goal("1", "new", updated("2026-02-01T00:00:00Z"))), entry(goal("2", "between")),
                                 entry(goal("1", "old", updated("2026-01-01T00:00:00Z")))}));
  REQUIRE(file.entries.size() == 3);
  CHECK(textOf(file.entries[0]) == "old");
  CHECK(textOf(file.entries[1]) == "between");
  CHECK(textOf(file.entries[2]) == "new");
  file = read(bundle("collection", {entry(goal("1", "ten", numbered("10"))), entry(goal("1", "nine", numbered("9")))}));
  CHECK(textOf(file.entries[0]) == "nine");
  file = read(bundle("history", {entry(goal("1", "new")), entry(goal("1", "old"))}));
  CHECK(textOf(file.entries[0]) == "old");
  file = read(bundle("collection", {entry(goal("1", "first")), entry(goal("1", "second"))}));
  CHECK(textOf(file.entries[0]) == "first");
}

TEST_CASE("older releases are refused by name, each resource for itself") {
  const ParsedFile file = read(bundle(
      "collection",
      {entry(R"({"resourceType":"MedicationOrder","status":"active"})"),
       entry(R"({"resourceType":"MedicationStatement","status":"active","taken":"y"})"),
       entry(R"({"resourceType":"Condition","meta":{"profile":["http://fhir.org/guides/argonaut/DSTU2/condition"]}})"),
       entry(R"({"resourceType":"CapabilityStatement","fhirVersion":"3.0.1"})"), entry(goal("1", "a"))}));
  CHECK(file.entries.size() == 1);
  REQUIRE(file.rejected.size() == 4);
  CHECK(file.rejected[0].reason == "This MedicationOrder is written in FHIR DSTU2; ask for an export in FHIR R4.");
  CHECK(file.rejected[1].reason == "This MedicationStatement is written in FHIR STU3; ask for an export in FHIR R4.");
}

TEST_CASE("who made it and when") {
  ParsedFile file =
      read(bundle("document",
                  {entry(R"({"resourceType":"Composition","id":"c","status":"final","type":{"text":"x"},"title":"t",
        "date":"2026-03-01","author":[{"reference":"urn:uuid:o"}]})"),
                   entry(R"({"resourceType":"Organization","name":"Harbor Mind"})", "urn:uuid:o")},
                  R"("timestamp":"2026-03-02T00:00:00Z",)"));
  CHECK(file.organisation == "Harbor Mind");
  CHECK(file.made_on.text() == "2026-03-01");
  file = read(bundle("searchset", {entry(goal("1", "a"), "https://fhir.a.example.org/r4/Goal/1")},
                     R"("meta":{"lastUpdated":"2026-03-02T00:00:00Z"},)"));
  CHECK(file.organisation == "fhir.a.example.org");
  CHECK(file.made_on.text() == "2026-03-02T00:00:00Z");
  file = read(
      bundle("collection", {entry(R"({"resourceType":"Patient","managingOrganization":{"display":"Riverside"}})")}));
  CHECK(file.organisation == "Riverside");
}

TEST_CASE("a page of a longer answer says so") {
  const ParsedFile file = read(bundle("searchset", {entry(goal("1", "a"))},
                                      R"("link":[{"relation":"next","url":"http://a.example.org?page=2"}],)"));
  REQUIRE(file.notes.size() == 1);
  CHECK(file.notes[0].where == "Bundle.link");
}

TEST_CASE("notes that repeat are counted") {
  std::string text = R"({"resourceType":"Bundle","type":"history","entry":[)";
  for (int i = 0; i < 20; ++i) text += R"({"request":{"method":"GET","url":"x"}},)";
  text.back() = ']';
  const ParsedFile file = read(text + "}");
  REQUIRE(file.notes.size() == 4);
  CHECK(file.notes[3].reason == "And 17 more like this.");
}

TEST_CASE("a line of NDJSON that cannot be read is rejected alone") {
  const ParsedFile file = read(goal("1", "a") + "\r\n\r\n{\"resourceType\":\"Goal\",\n" + goal("2", "b") + "\n[1]\n" +
                               goal("1", "a") + "\r\n" + bundle("batch", {entry(goal("3", "c"))}));
  CHECK(file.format == "fhir-ndjson");
  CHECK(file.entries.size() == 3);
  CHECK(file.entries[1].where == "line 4");
  CHECK(file.entries[2].where == "line 7: Bundle.entry[0].resource");
  REQUIRE(file.rejected.size() == 2);
  CHECK(file.rejected[0].where == "line 3");
  CHECK(file.rejected[1].where == "line 5");
  CHECK(file.merged == 1);
}

TEST_CASE("what is no FHIR JSON at all is refused with a reason") {
  CHECK(refusal(R"({"resourceType":"Bundle","type":"batch","entry":[{"resource":)")
            .starts_with("Not JSON at line 1, column"));
  CHECK(refusal("{\n\"resourceType\": oops }").starts_with("Not JSON at line 2, column"));
  CHECK(refusal(R"({"a":1})") == "This JSON is not a FHIR resource: it has no resourceType.");
  CHECK(refusal("[]") == "This JSON is not a FHIR resource: it is not an object.");
  CHECK(refusal(R"({"resourceType":"Basic","a":1,"a":2})").find("twice") != std::string::npos);
  CHECK(refusal(std::string("\xFF\xFE{\0", 4)) == "The file is in UTF-16; FHIR JSON is written in UTF-8.");
  CHECK_FALSE(readFhir("").has_value());
}

}  // namespace baton::sources
