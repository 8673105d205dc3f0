#include "fhir/ips_check.h"

#include <doctest/doctest.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <sstream>

namespace baton::fhir {
namespace {

using json::Value;

// The smallest document that conforms: nothing is known, and it says so.
Value absentEntry(const char* type, const char* id, const char* code, const char* subject_field,
                  const char* code_field) {
  std::string text = R"({"fullUrl":"urn:uuid:ID","resource":{"resourceType":"TYPE","id":"ID","CODEFIELD":{"coding":[)"
                     R"({"system":"http://hl7.org/fhir/uv/ips/CodeSystem/absent-unknown-uv-ips","code":"CODE"}]},)"
                     R"("SUBJECT":{"reference":"urn:uuid:00000000-0000-4000-8000-000000000002"}}})";
  auto replace = [&](const std::string& what, const std::string& with) {
    for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + with.size())) {
      text.replace(at, what.size(), with);
    }
  };
  replace("CODEFIELD", code_field);
  replace("CODE", code);
  replace("SUBJECT", subject_field);
  replace("TYPE", type);
  replace("ID", id);
  return *json::parse(text);
}

Value smallest() {
  Value bundle = *json::parse(R"({
    "resourceType":"Bundle","identifier":{"system":"urn:ietf:rfc:3986","value":"urn:uuid:00000000-0000-4000-8000-00000000000f"},
    "type":"document","timestamp":"2026-03-10T12:00:00Z","entry":[
     {"fullUrl":"urn:uuid:00000000-0000-4000-8000-000000000001","resource":{"resourceType":"Composition",
       "id":"00000000-0000-4000-8000-000000000001","status":"final",
       "type":{"coding":[{"system":"http://loinc.org","code":"60591-5"}]},
       "subject":{"reference":"urn:uuid:00000000-0000-4000-8000-000000000002"},"date":"2026-03-10T12:00:00Z",
       "author":[{"reference":"urn:uuid:00000000-0000-4000-8000-000000000002"}],"title":"Patient summary","section":[]}},
     {"fullUrl":"urn:uuid:00000000-0000-4000-8000-000000000002","resource":{"resourceType":"Patient",
       "id":"00000000-0000-4000-8000-000000000002","name":[{"text":"Sam Lee"}],"birthDate":"1990-02"}}]})");
  Value* entries = bundle.findMutable("entry");
  struct Part {
    const char *loinc, *type, *id, *code, *subject, *code_field;
  };
  const Part parts[] = {
      {"10160-0", "MedicationStatement", "00000000-0000-4000-8000-000000000003", "no-medication-info", "subject",
       "medicationCodeableConcept"},
      {"48765-2", "AllergyIntolerance", "00000000-0000-4000-8000-000000000004", "no-allergy-info", "patient", "code"},
      {"11450-4", "Condition", "00000000-0000-4000-8000-000000000005", "no-problem-info", "subject", "code"}};
  Value sections = Value::array();
  for (const Part& part : parts) {
    entries->push(absentEntry(part.type, part.id, part.code, part.subject, part.code_field));
    Value section = *json::parse(R"({"title":"A section","code":{"coding":[{"system":"http://loinc.org","code":"x"}]},
      "text":{"status":"generated","div":"<div xmlns=\"http://www.w3.org/1999/xhtml\">Not known.</div>"},"entry":[{}]})");
    section.findMutable("code")->findMutable("coding")->itemsMutable()[0].set("code", part.loinc);
    section.findMutable("entry")->itemsMutable()[0].set("reference", "urn:uuid:" + std::string(part.id));
    sections.push(std::move(section));
  }
  entries->itemsMutable()[0].findMutable("resource")->set("section", std::move(sections));
  return bundle;
}

Value& resource(Value& bundle, std::size_t entry) {
  return *bundle.findMutable("entry")->itemsMutable()[entry].findMutable("resource");
}
Value& section(Value& bundle, std::size_t at) { return resource(bundle, 0).findMutable("section")->itemsMutable()[at]; }

std::string sharedData() {
  const char* set = std::getenv("BATON_SHARED_DATA");
  const std::string folder = set != nullptr ? set : std::string(BATON_SOURCE_DIR) + "/../shared/data";
  return std::filesystem::is_directory(folder) ? folder : "";
}

}  // namespace

TEST_CASE("the smallest document conforms") { CHECK(checkIps(smallest()).empty()); }

TEST_CASE("planted defects are caught, each by its own issue") {
  struct Defect {
    const char* name;
    const char* expression;
    std::function<void(Value&)> plant;
  };
  const Defect defects[] = {
      {"not a document", "Bundle.type", [](Value& b) { b.set("type", "collection"); }},
      {"no identifier", "Bundle.identifier", [](Value& b) { b.erase("identifier"); }},
      {"no timestamp", "Bundle.timestamp", [](Value& b) { b.erase("timestamp"); }},
      {"a date for a timestamp", "Bundle.timestamp", [](Value& b) { b.set("timestamp", "2026-03-10"); }},
      {"no fullUrl", "Bundle.entry[3].fullUrl",
       [](Value& b) { b.findMutable("entry")->itemsMutable()[3].erase("fullUrl"); }},
      {"the same fullUrl twice", "Bundle.entry[4].fullUrl",
       [](Value& b) {
         b.findMutable("entry")->itemsMutable()[4].set("fullUrl", "urn:uuid:00000000-0000-4000-8000-000000000003");
       }},
      {"the Composition is not first", "Bundle.entry[0].resource",
       [](Value& b) {
         std::swap(b.findMutable("entry")->itemsMutable()[0], b.findMutable("entry")->itemsMutable()[1]);
       }},
      {"a search mode in a document", "Bundle.entry[1].search",
       [](Value& b) { b.findMutable("entry")->itemsMutable()[1].set("search", Value::object({{"mode", "match"}})); }},
      {"two people", "Bundle.entry",
       [](Value& b) {
         Value second = b["entry"][1];
         second.set("fullUrl", "urn:uuid:00000000-0000-4000-8000-000000000009");
         b.findMutable("entry")->push(std::move(second));
       }},
      {"no name", "Patient.name", [](Value& b) { resource(b, 1).erase("name"); }},
      {"no birth date and no reason", "Patient.birthDate", [](Value& b) { resource(b, 1).erase("birthDate"); }},
      {"a wrong document type", "Composition.type",
       [](Value& b) {
         resource(b, 0).findMutable("type")->findMutable("coding")->itemsMutable()[0].set("code", "34133-9");
       }},
      {"an unknown status", "Composition.status", [](Value& b) { resource(b, 0).set("status", "done"); }},
      {"no title", "Composition.title", [](Value& b) { resource(b, 0).erase("title"); }},
      {"no author", "Composition.author", [](Value& b) { resource(b, 0).erase("author"); }},
      {"no date", "Composition.date", [](Value& b) { resource(b, 0).erase("date"); }},
      {"a subject that is not the person", "Composition.subject",
       [](Value& b) {
         resource(b, 0).set("subject", Value::object({{"reference", "urn:uuid:00000000-0000-4000-8000-000000000003"}}));
       }},
      {"no problem section", "Composition.section",
       [](Value& b) { resource(b, 0).findMutable("section")->itemsMutable().pop_back(); }},
      {"a section twice", "Composition.section[3]",
       [](Value& b) { resource(b, 0).findMutable("section")->push(Value(section(b, 0))); }},
      {"a section without title", "Composition.section[0].title", [](Value& b) { section(b, 0).erase("title"); }},
      {"a section without code", "Composition.section[1].code", [](Value& b) { section(b, 1).erase("code"); }},
      {"a section without text", "Composition.section[1].text", [](Value& b) { section(b, 1).erase("text"); }},
      {"a script in a section's text", "Composition.section[2].text",
       [](Value& b) {
         section(b, 2).findMutable("text")->set("div",
                                                "<div xmlns=\"http://www.w3.org/1999/xhtml\"><script>1</script></div>");
       }},
      {"a required section without entries", "Composition.section[0].entry",
       [](Value& b) { section(b, 0).erase("entry"); }},
      {"a resource in the wrong section", "Composition.section[0].entry[0]",
       [](Value& b) {
         section(b, 0).findMutable("entry")->itemsMutable()[0].set("reference",
                                                                   "urn:uuid:00000000-0000-4000-8000-000000000005");
       }},
      {"nothing known beside something known", "Composition.section[2].entry",
       [](Value& b) {
         Value known = *json::parse(R"({"fullUrl":"urn:uuid:00000000-0000-4000-8000-00000000000a","resource":
           {"resourceType":"Condition","code":{"text":"Depression"}}})");
         b.findMutable("entry")->push(std::move(known));
         section(b, 2).findMutable("entry")->push(
             Value::object({{"reference", "urn:uuid:00000000-0000-4000-8000-00000000000a"}}));
       }},
      {"a reference to nowhere", "Bundle.entry[2].resource.subject.reference",
       [](Value& b) {
         resource(b, 2).set("subject", Value::object({{"reference", "urn:uuid:00000000-0000-4000-8000-0000000000ff"}}));
       }},
  };
  for (const Defect& defect : defects) {
    CAPTURE(defect.name);
    Value bundle = smallest();
    defect.plant(bundle);
    bool is_caught = false;
    for (const ValidationIssue& issue : checkIps(bundle))
      is_caught = is_caught || issue.expression == defect.expression;
    CHECK(is_caught);
  }
}

TEST_CASE("what is no Bundle is said to be none") {
  CHECK(checkIps(Value()).size() == 1);
  CHECK(checkIps(*json::parse(R"({"resourceType":"Patient"})")).size() == 1);
}

TEST_CASE("HL7's own example documents conform") {
  const std::string folder = sharedData();
  if (folder.empty()) {
    std::printf("skipped: no shared data\n");
    return;
  }
  std::size_t documents = 0;
  for (const auto& file : std::filesystem::recursive_directory_iterator(folder + "/ips")) {
    if (!file.path().filename().string().starts_with("Bundle-")) continue;
    std::ifstream in(file.path(), std::ios::binary);
    std::stringstream all;
    all << in.rdbuf();
    const auto bundle = json::parse(all.str());
    REQUIRE(bundle.has_value());
    CAPTURE(file.path().string());
    for (const ValidationIssue& issue : checkIps(*bundle)) {
      if (issue.severity != Severity::Warning) FAIL_CHECK(issue.expression, ": ", issue.text);
    }
    ++documents;
  }
  CHECK(documents >= 2);
}

}  // namespace baton::fhir
