#include "sources/ccda.h"

#include <array>

#include "base/text.h"
#include "format/xml.h"
#include "sources/ccda/datatypes.h"
#include "sources/ccda/header.h"
#include "sources/ccda/sections.h"

namespace baton::sources {
namespace {

using xml::Node;

constexpr std::array<xml::Namespace, 3> kVocabulary = {
    {{"urn:hl7-org:v3", ""}, {"urn:hl7-org:sdtc", "sdtc"}, {"http://www.w3.org/2001/XMLSchema-instance", "xsi"}}};

// The edition of C-CDA has only a version on its templates from R2.0 on.
std::string formatOf(Node document) {
  bool is_ccda = false;
  bool is_c32 = false;
  for (const Node id : document.children("templateId")) {
    const std::string_view root = id.attribute("root");
    if (root.starts_with("2.16.840.1.113883.10.20.22.1.")) {
      if (!trim(id.attribute("extension")).empty()) return "ccda-r2.1";
      is_ccda = true;
    }
    is_c32 = is_c32 || root.starts_with("2.16.840.1.113883.3.88.11.") || root == "2.16.840.1.113883.10.20.1";
  }
  return is_ccda ? "ccda-r1.1" : is_c32 ? "c32" : "cda";
}

// A Privacy Markings section speaks for the document.
ccda::Labels documentLabels(Node document) {
  ccda::Labels labels = ccda::labelsOf(document);
  for (const Node component : document.children("component")) {
    for (const Node part : component["structuredBody"].children("component")) {
      const Node section = part["section"];
      if (!ccda::isPrivacyMarkingsSection(section)) continue;
      ccda::Labels marked;
      for (const Node entry : section.children("entry")) {
        marked = marked.with(ccda::annotationLabels(entry["organizer"] ? entry["organizer"] : entry["observation"]));
      }
      if (!labels.confidentiality.empty()) marked.confidentiality.clear();
      labels = labels.with(marked);
    }
  }
  return labels;
}

}  // namespace

Result<ParsedFile> readCcda(std::string_view bytes) {
  BATON_TRY(const xml::Document document, xml::parse(bytes, kVocabulary));
  const Node root = document.root();
  if (!root.is("ClinicalDocument")) {
    return fail(ErrorCode::BadInput,
                "The file is XML but no clinical document: it begins with \"" + shorten(root.name(), 40) + "\".");
  }
  ccda::Import import(root);
  import.file.format = formatOf(root);
  import.place = "/ClinicalDocument";
  for (const std::string& tolerated : document.notes()) import.note(IssueSeverity::Information, tolerated);
  import.made_on = ccda::toDateTime(root["effectiveTime"].attribute("value"));
  if (const auto made = PartialDate::parse(import.made_on)) import.file.made_on = *made;
  import.document_labels = documentLabels(root);
  import.labels = import.document_labels;
  import.file.entries.reserve(128);
  ccda::readPatient(import, root);
  ccda::readParticipants(import, root);
  ccda::keepDocument(import, root, bytes);
  ccda::readBody(import, root);
  import.finish();
  return std::move(import.file);
}

}  // namespace baton::sources
