#include "fhir/validate.h"

#include <doctest/doctest.h>

#include <string>

#include "fhir/validate_invariants.h"
#include "fhir/validate_primitives.h"

namespace baton::fhir {
namespace {

std::vector<ValidationIssue> issuesOf(const std::string& text) {
  const auto value = json::parse(text, json::Limits{.duplicate_keys = json::DuplicateKeys::Keep});
  REQUIRE(value);
  return validate(*value);
}

// "severity code expression" of the only issue, or how many there are.
std::string onlyIssueOf(const std::string& text) {
  const auto issues = issuesOf(text);
  if (issues.size() != 1) return std::to_string(issues.size()) + " issues";
  const char* severity = issues[0].severity == Severity::Warning ? "warning " : "error ";
  return (issues[0].severity == Severity::Fatal ? "fatal " : severity) + issues[0].code + " " + issues[0].expression;
}

}  // namespace

TEST_CASE("dates and times") {
  for (const char* good : {"2026", "2026-03", "2026-03-01", "2024-02-29", "0001"}) CHECK(isDate(good));
  for (const char* bad :
       {"", "26", "2026-3", "2026-13", "2026-02-29", "2026-03-01T", "0000", "2026-00", "2026-03-00"}) {
    CHECK_FALSE(isDate(bad));
  }
  for (const char* good : {"2026", "2026-03-01T09:00:00Z", "2026-03-01T09:00:00.123+01:00", "2026-12-31T23:59:60Z",
                           "2026-03-01T09:00:00-14:00"}) {
    CHECK(isDateTime(good));
  }
  for (const char* bad : {"2026-03-01T09:00Z", "2026-03-01T09:00:00", "2026-03-01T24:00:00Z", "2026-03T09:00:00Z",
                          "2026-03-01T09:00:00.Z", "2026-03-01T09:00:00+14:30", "2026-03-01 09:00:00Z"}) {
    CHECK_FALSE(isDateTime(bad));
  }
  CHECK(isInstant("2026-03-01T09:00:00Z"));
  CHECK_FALSE(isInstant("2026-03-01"));
  CHECK(isTime("09:00:00"));
  CHECK_FALSE(isTime("09:00"));
  CHECK_FALSE(isTime("09:00:00Z"));
}

TEST_CASE("identifiers, codes, uris") {
  CHECK(isIdText("a-1.B"));
  CHECK_FALSE(isIdText("a_1"));
  CHECK_FALSE(isIdText(std::string(65, 'a')));
  CHECK(isCodeText("a b"));
  for (const char* bad : {"", " a", "a ", "a  b", "a\tb"}) CHECK_FALSE(isCodeText(bad));
  CHECK(isOid("urn:oid:2.16.840.1"));
  for (const char* bad : {"urn:oid:2", "urn:oid:3.1", "urn:oid:1.02", "urn:oid:1..2", "1.2.3"}) CHECK_FALSE(isOid(bad));
  CHECK(isUuid("urn:uuid:c757873d-ec9a-4326-a141-556f43239520"));
  CHECK_FALSE(isUuid("urn:uuid:C757873D-ec9a-4326-a141-556f43239520"));
  CHECK_FALSE(isUuid("urn:uuid:c757873d"));
  CHECK(isAbsoluteUri("http://example.org"));
  CHECK(isAbsoluteUri("urn:x"));
  for (const char* bad : {"", "a", "/a:b", "#a", "1:b"}) CHECK_FALSE(isAbsoluteUri(bad));
}

TEST_CASE("numbers and base64") {
  CHECK(isIntegerText("-2147483648", -2147483648LL, 2147483647));
  CHECK_FALSE(isIntegerText("2147483648", -2147483648LL, 2147483647));
  for (const char* bad : {"", "-", "1.0", "1e2", "01", "99999999999"}) CHECK_FALSE(isIntegerText(bad, 0, 2147483647));
  CHECK(isBase64("QUJD"));
  CHECK(isBase64("QUI=\n"));
  for (const char* bad : {"QUJ", "QU=D", "QU*D", "===="}) CHECK_FALSE(isBase64(bad));
  CHECK(decodedSize("QUI=\n") == 2);
}

TEST_CASE("order of dates as FHIRPath has it") {
  CHECK(isNotAfter("2026", "2026"));
  CHECK(isNotAfter("2025", "2026-01-01"));
  CHECK(isNotAfter("2026-01-01T10:00:00+02:00", "2026-01-01T09:00:00Z"));
  CHECK_FALSE(isNotAfter("2026-01-01T10:00:00Z", "2026-01-01T10:30:00+01:00"));
  CHECK_FALSE(isNotAfter("2026-02", "2026-01"));
  CHECK_FALSE(isNotAfter("2026", "2026-03"));  // cannot be told
}

TEST_CASE("a valid resource has no issues") {
  CHECK(issuesOf(R"({"resourceType":"Patient","id":"p1","active":true,"name":[{"family":"Diaz","given":["Ana"]}]})")
            .empty());
  CHECK(issuesOf(R"({"resourceType":"Parameters"})").empty());
  CHECK(issuesOf(R"({"resourceType":"Patient","birthDate":"1980","_birthDate":{"id":"b"}})").empty());
  CHECK(issuesOf(R"({"resourceType":"Patient","name":[{"given":["Ana",null],"_given":[null,{"extension":[
    {"url":"http://example.org/x","valueString":"y"}]}]}]})")
            .empty());
  CHECK(issuesOf(R"({"resourceType":"Patient","deceasedBoolean":true,"_deceasedBoolean":{"id":"d"}})").empty());
}

TEST_CASE("what is no resource is fatal") {
  CHECK(onlyIssueOf("[]") == "fatal structure $");
  CHECK(onlyIssueOf("{}") == "fatal structure $");
  CHECK(onlyIssueOf("null") == "fatal structure $");
  CHECK(onlyIssueOf(R"({"resourceType":"DomainResource"})") == "fatal structure $");
  CHECK(onlyIssueOf(R"({"resourceType":["Patient"]})") == "fatal structure $");
}

TEST_CASE("duplicate members, where the parser was told to keep them") {
  CHECK(onlyIssueOf(R"({"resourceType":"Patient","gender":"male","gender":"female"})") ==
        "error structure Patient.gender");
}

TEST_CASE("a name that a stranger chose is shown only when it is a plain word") {
  const auto issues = issuesOf(R"({"resourceType":"Patient","<b>secret</b>":1})");
  REQUIRE(issues.size() == 1);
  CHECK(issues[0].expression == "Patient");
}

TEST_CASE("texts that look like tags are only warned about") {
  const auto issues = issuesOf(R"({"resourceType":"Patient","name":[{"text":"<b>Ana</b>"}]})");
  REQUIRE(issues.size() == 1);
  CHECK(issues[0].severity == Severity::Warning);
  CHECK_FALSE(hasErrors(issues));
}

TEST_CASE("depth and number of issues are bounded") {
  json::Value deep = json::Value::object({{"linkId", "1"}, {"type", "group"}});
  for (int i = 0; i < 500; ++i) {
    json::Value outer = json::Value::object({{"linkId", std::to_string(i)}, {"type", "group"}});
    outer.set("item", json::Value::array({std::move(deep)}));
    deep = std::move(outer);
  }
  json::Value questionnaire = json::Value::object({{"resourceType", "Questionnaire"}, {"status", "draft"}});
  questionnaire.set("item", json::Value::array({std::move(deep)}));
  CHECK(hasErrors(validate(questionnaire)));

  json::Value wide = json::Value::object({{"resourceType", "Patient"}});
  wide.set("name", json::Value::array(std::vector<json::Value>(100'000)));
  const auto issues = validate(wide);
  CHECK(issues.size() == 1000);
  CHECK(hasErrors(issues));
}

TEST_CASE("many contained resources and many references between them take no quadratic time") {
  json::Value list = json::Value::object({{"resourceType", "List"}, {"status", "current"}, {"mode", "working"}});
  json::Value contained = json::Value::array();
  json::Value entries = json::Value::array();
  for (int i = 0; i < 50'000; ++i) {
    const std::string id = "p" + std::to_string(i);
    contained.push(json::Value::object({{"resourceType", "Patient"}, {"id", id}}));
    entries.push(json::Value::object({{"item", json::Value::object({{"reference", "#" + id}})}}));
  }
  list.set("contained", std::move(contained));
  list.set("entry", std::move(entries));
  CHECK(validate(list).empty());
}

}  // namespace baton::fhir
