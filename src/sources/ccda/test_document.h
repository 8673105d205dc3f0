// Small documents for the tests of the reader, in our own words; the person in them does not exist.
#pragma once

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

#include "fhir/validate.h"
#include "sources/ccda.h"

namespace baton::sources::ccda {

inline std::string documentOf(std::string_view sections, std::string_view header = "") {
  std::string text =
      "<ClinicalDocument xmlns=\"urn:hl7-org:v3\" xmlns:sdtc=\"urn:hl7-org:sdtc\" "
      "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">"
      "<templateId root=\"2.16.840.1.113883.10.20.22.1.2\" extension=\"2015-08-01\"/>"
      "<id root=\"1.2.3.4\" extension=\"doc-1\"/>"
      "<code code=\"34133-9\" codeSystem=\"2.16.840.1.113883.6.1\"/><title>Summary for Ana</title>"
      "<effectiveTime value=\"20260301090000+0000\"/>"
      "<recordTarget><patientRole><id root=\"1.2.3.5\" extension=\"p-1\"/><patient>"
      "<name><given>Ana</given><family>Example</family></name>"
      "<administrativeGenderCode code=\"F\" codeSystem=\"2.16.840.1.113883.5.1\"/><birthTime value=\"19900214\"/>"
      "</patient></patientRole></recordTarget>";
  text += header;
  text += "<component><structuredBody>";
  text += sections;
  text += "</structuredBody></component></ClinicalDocument>";
  return text;
}

inline std::string sectionOf(std::string_view loinc, std::string_view entries, std::string_view narrative = "") {
  std::string text = "<component><section><code code=\"" + std::string(loinc) +
                     "\" codeSystem=\"2.16.840.1.113883.6.1\"/><title>Section</title><text>";
  text += narrative;
  text += "</text>";
  text += entries;
  return text + "</section></component>";
}

inline std::string entryOf(std::string_view statement) { return "<entry>" + std::string(statement) + "</entry>"; }

// Every resource that comes out of a test is also checked against R4.
inline ParsedFile read(const std::string& document) {
  auto file = readCcda(document);
  REQUIRE_MESSAGE(file, (file ? "" : file.error().message));
  for (const ParsedEntry& entry : file->entries) {
    for (const auto& issue : fhir::validate(entry.resource)) {
      CHECK_MESSAGE(issue.severity > fhir::Severity::Error, issue.expression << ": " << issue.text);
    }
    CHECK_FALSE(entry.where.empty());
  }
  CHECK(file->found() == file->entries.size() + file->rejected.size() + file->merged);
  return std::move(*file);
}

inline std::vector<json::Value> all(const ParsedFile& file, std::string_view type) {
  std::vector<json::Value> found;
  for (const ParsedEntry& entry : file.entries) {
    if (entry.resource["resourceType"].text() == type) found.push_back(entry.resource);
  }
  return found;
}

inline json::Value one(const ParsedFile& file, std::string_view type) {
  const auto found = all(file, type);
  REQUIRE_MESSAGE(found.size() == 1, type << " found " << found.size() << " times");
  return found.front();
}

inline bool saysNote(const ParsedFile& file, std::string_view words) {
  for (const ImportIssue& issue : file.notes) {
    if (issue.reason.find(words) != std::string::npos) return true;
  }
  return false;
}

inline std::string code(const json::Value& concept_value) { return concept_value["coding"][0]["code"].text(); }

}  // namespace baton::sources::ccda
