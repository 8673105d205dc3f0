// Confidentiality of a document, a section or an entry → codings for meta.security.
//
// Sources: CDA R2 confidentialityCode; HL7 Data Segmentation for Privacy, CDA R1: Privacy Segmented Section and
// Privacy Annotation (2.16.840.1.113883.3.3251.1.*, security observations 2.16.840.1.113883.3.445.*);
// FHIR R4 security labels (http://hl7.org/fhir/R4/security-labels.html).
#pragma once

#include <string>
#include <vector>

#include "format/json.h"
#include "format/xml.h"

namespace baton::sources::ccda {

struct Labels {
  std::string confidentiality;        // U, L, M, N, R, V; "" when nothing was said
  std::vector<json::Value> policies;  // codings: obligations, refrains, purposes, sensitivities

  bool empty() const { return policies.empty() && (confidentiality.empty() || confidentiality == "N"); }
  // `inner` is what a narrower part says of itself: its own confidentiality counts, policies add up.
  Labels with(const Labels& inner) const;
  // The array for meta.security; `outer` is what the document says: a narrower "N" is written where it differs.
  json::Value toMeta(const Labels& outer) const;
};

// What the element says of itself: confidentialityCode, and privacy annotations among its own entries.
Labels labelsOf(xml::Node element);
// The labels of one privacy annotation (organizer or observation); empty when it is something else.
Labels annotationLabels(xml::Node statement);
bool isPrivacyAnnotation(xml::Node statement);
// A Privacy Markings section speaks for the whole document.
bool isPrivacyMarkingsSection(xml::Node section);

}  // namespace baton::sources::ccda
