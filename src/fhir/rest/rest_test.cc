#include <doctest/doctest.h>

#include "fhir/rest/bundle_text.h"
#include "fhir/rest/capability.h"
#include "fhir/rest/interaction.h"
#include "fhir/rest/outcome.h"
#include "fhir/rest/patch.h"
#include "fhir/rest/subset.h"
#include "fhir/rest/transaction.h"
#include "fhir/smart/scopes.h"
#include "fhir/validate.h"

namespace baton::fhir {
namespace {

json::Value parsed(const std::string& text) {
  const auto value = json::parse(text);
  REQUIRE(value);
  return *value;
}

std::string patched(const std::string& resource, const std::string& patch) {
  const auto done = applyJsonPatch(parsed(resource), parsed(patch));
  return done ? json::write(*done) : done.error().message;
}

using Kind = Interaction::Kind;

Kind kindOf(const std::string& method, const std::string& path, const QueryPairs& query = {}) {
  const auto read = readInteraction(method, path, query);
  REQUIRE(read);
  return read->kind;
}

ErrorCode errorOf(const std::string& method, const std::string& path) {
  const auto read = readInteraction(method, path, {});
  REQUIRE_FALSE(read);
  return read.error().code;
}

}  // namespace

TEST_CASE("a method and an address are one interaction or an error") {
  CHECK(kindOf("GET", "metadata") == Kind::Capabilities);
  CHECK(kindOf("POST", "") == Kind::Bundle);
  CHECK(kindOf("GET", "Patient") == Kind::Search);
  CHECK(kindOf("POST", "Patient/_search") == Kind::Search);
  CHECK(kindOf("POST", "Patient") == Kind::Create);
  CHECK(kindOf("PUT", "Patient/1") == Kind::Update);
  CHECK(kindOf("PUT", "Patient", {{"identifier", "1"}}) == Kind::Update);
  CHECK(kindOf("GET", "Patient/1/_history") == Kind::InstanceHistory);
  CHECK(kindOf("GET", "Patient/1/_history/2") == Kind::VersionRead);
  CHECK(kindOf("GET", "Patient/_history") == Kind::TypeHistory);
  CHECK(kindOf("GET", "Patient/1/$everything") == Kind::Everything);
  CHECK(kindOf("POST", "Observation/$validate") == Kind::Validate);
  CHECK(errorOf("GET", "Nothing") == ErrorCode::NotFound);
  CHECK(errorOf("GET", "Patient/a b") == ErrorCode::BadInput);
  CHECK(errorOf("GET", "Observation/1/$everything") == ErrorCode::NotFound);
  CHECK(errorOf("DELETE", "Patient") == ErrorCode::BadUsage);
  CHECK(errorOf("DELETE", "") == ErrorCode::BadUsage);
  CHECK(errorOf("GET", "Patient/1/_history/x") == ErrorCode::NotFound);
  CHECK(errorOf("GET", "a/b/c/d/e") == ErrorCode::NotFound);
}

TEST_CASE("a query is read in its order, repeats kept, and written back") {
  const auto pairs = readQueryText("date=ge2026&date=le2027&code=http%3A%2F%2Floinc.org%7C1&name=Pe%C3%B1a+A");
  REQUIRE(pairs);
  CHECK(pairs->size() == 4);
  CHECK((*pairs)[2].second == "http://loinc.org|1");
  CHECK((*pairs)[3].second == "Peña A");
  CHECK(readQueryText(queryText(*pairs)).value() == *pairs);
  CHECK_FALSE(readQueryText("a=%4"));
  CHECK_FALSE(readQueryText("a=%FF"));
  CHECK_FALSE(readQueryText("a=%00"));
}

TEST_CASE("JSON Patch: RFC 6902") {
  CHECK(patched(R"({"a":1})", R"([{"op":"add","path":"/b","value":[2]}])") == R"({"a":1,"b":[2]})");
  CHECK(patched(R"({"b":[2]})", R"([{"op":"add","path":"/b/0","value":1},{"op":"add","path":"/b/-","value":3}])") ==
        R"({"b":[1,2,3]})");
  CHECK(patched(R"({"a":1,"b":2})", R"([{"op":"move","from":"/a","path":"/c"}])") == R"({"b":2,"c":1})");
  CHECK(patched(R"({"a":1})", R"([{"op":"copy","from":"/a","path":"/c"}])") == R"({"a":1,"c":1})");
  CHECK(patched(R"({"a~/b":1})", R"([{"op":"replace","path":"/a~0~1b","value":2}])") == R"({"a~/b":2})");
  CHECK(patched(R"({"a":[1]})", R"([{"op":"remove","path":"/a/0"}])") == "{}");  // FHIR has no empty arrays
  CHECK(patched(R"({"a":1})", R"([{"op":"test","path":"/a","value":1}])") == R"({"a":1})");
  for (const char* bad : {R"([{"op":"remove","path":"/x"}])", R"([{"op":"add","path":"/x/b","value":1}])",
                          R"([{"op":"add","path":"b","value":1}])", R"([{"op":"replace","path":"/a"}])",
                          R"([{"op":"nonsense","path":"/a"}])", R"([{"path":"/a"}])", R"([1])", R"({})",
                          R"([{"op":"move","from":"/a","path":"/a/b"}])", R"([{"op":"add","path":"/~2","value":1}])"}) {
    CAPTURE(std::string(bad));
    const auto done = applyJsonPatch(parsed(R"({"a":{"c":1}})"), parsed(bad));
    REQUIRE_FALSE(done);
    CHECK(done.error().code == ErrorCode::BadInput);
  }
  const auto failed = applyJsonPatch(parsed(R"({"a":1})"), parsed(R"([{"op":"test","path":"/a","value":2}])"));
  REQUIRE_FALSE(failed);
  CHECK(failed.error().code == ErrorCode::Conflict);
}

TEST_CASE("a part of a resource is marked as one and keeps what must be there") {
  const json::Value resource = parsed(
      R"({"resourceType":"Observation","id":"1","text":{"status":"generated"},"status":"final","code":{"text":"x"},)"
      R"("effectiveDateTime":"2026","note":[{"text":"y"}]})");
  const json::Value summary = subsetOf(resource, SummaryMode::Short, {});
  CHECK(summary.has("effectiveDateTime"));
  CHECK_FALSE(summary.has("note"));
  CHECK_FALSE(summary.has("text"));
  CHECK(summary["meta"]["tag"][0]["code"].text() == "SUBSETTED");
  const json::Value named = subsetOf(resource, SummaryMode::None, {"note", "Observation.effective"});
  CHECK(named.has("note"));
  CHECK(named.has("code"));
  CHECK_FALSE(named.has("text"));
  CHECK(subsetOf(resource, SummaryMode::Text, {}).has("text"));
  CHECK_FALSE(subsetOf(resource, SummaryMode::Data, {}).has("text"));
}

TEST_CASE("a transaction's entries are named by what they will be called") {
  json::Value value =
      parsed(R"({"subject":{"reference":"urn:uuid:1"},"note":[{"text":"urn:uuid:1x"}],"text":{"div":"urn:uuid:1"}})");
  renameReferences(value, {{"urn:uuid:1", "Patient/a"}});
  CHECK(value["subject"]["reference"].text() == "Patient/a");
  CHECK(value["note"][0]["text"].text() == "urn:uuid:1x");
  CHECK(value["text"]["div"].text() == "urn:uuid:1");
  const auto requests = readRequests(
      parsed(R"({"entry":[{"request":{"method":"GET","url":"Patient"}},{"resource":{"resourceType":"Goal"},)"
             R"("request":{"method":"POST","url":"Goal"}},{"request":{"method":"DELETE","url":"Goal/1"}}]})"));
  REQUIRE(requests);
  CHECK(orderOf(*requests) == std::vector<std::size_t>{2, 1, 0});
  const auto bad = readRequests(parsed(R"({"entry":[{"request":{"method":"POST","url":"Goal"}}]})"));
  REQUIRE_FALSE(bad);
  CHECK(bad.error().detail == "Bundle.entry[0]");
}

TEST_CASE("scopes narrow by type and letter; what is not understood is an error") {
  const auto scopes = Scopes::read("patient/Observation.rs patient/Patient.read");
  REQUIRE(scopes);
  CHECK(scopes->permits("Observation", 'r'));
  CHECK(scopes->permits("Observation", 's'));
  CHECK_FALSE(scopes->permits("Observation", 'u'));
  CHECK(scopes->permits("Patient", 's'));
  CHECK_FALSE(scopes->permits("Goal", 'r'));
  CHECK_FALSE(scopes->permits("*", 'r'));
  CHECK(scopes->text() == "patient/Observation.rs patient/Patient.rs");
  const auto all = Scopes::read("patient/*.cruds");
  REQUIRE(all);
  CHECK(all->permits("Goal", 'd'));
  for (const char* bad : {"", "patient/Nothing.r", "patient/Goal.sr", "user/Goal.r", "system/*.r", "patient/Goal",
                          "patient/Goal.r?status=active", "patient/Goal.x"}) {
    CAPTURE(std::string(bad));
    CHECK_FALSE(Scopes::read(bad));
  }
}

TEST_CASE("what the server says of itself is valid FHIR") {
  CHECK_FALSE(hasErrors(validate(capabilityStatement({"http://localhost/fhir", "1", "2026-11-15"}))));
  CHECK_FALSE(hasErrors(validate(operationOutcome({"error", "invalid", "Wrong", "Patient.name"}))));
  const std::string goal = R"({"resourceType":"Goal","id":"1"})";
  BundleEntry entry;
  entry.full_url = "http://localhost/fhir/Goal/1";
  entry.resource = goal;
  entry.mode = "match";
  const BundleHead head{"searchset", 1, {{"self", "http://localhost/fhir/Goal?a=\"b\""}}};
  const json::Value bundle = parsed(bundleText(head, {entry}));
  CHECK(bundle["entry"][0]["resource"]["id"].text() == "1");
  CHECK(bundle["link"][0]["url"].text() == "http://localhost/fhir/Goal?a=\"b\"");
}

}  // namespace baton::fhir
