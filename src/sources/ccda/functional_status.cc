// Functional and mental status: organizers (2.16.840.1.113883.10.20.22.4.66, 4.75), observations (…4.67, 4.74),
// assessment scales such as the PHQ-9 (…4.69 with items …4.86) → Observation with members.
//
// Source: C-CDA on FHIR, "Results" (observations map alike); US Core screening and assessment categories.
#include "base/text.h"
#include "sources/ccda/entries.h"
#include "sources/ccda/observation.h"
#include "sources/ccda/statement.h"

namespace baton::sources::ccda {
namespace {

using xml::Node;

ObservationCategory categoryOf(Node statement, bool is_mental) {
  if (is_mental || hasTemplate(statement, "4.69")) return ObservationCategory::Survey;
  return ObservationCategory::Functional;
}

}  // namespace

void readStatus(Import& import, Node statement, bool is_mental) {
  const auto before = import.accounted();
  if (statement.is("observation")) {
    takeObservation(import, statement, categoryOf(statement, is_mental));
  } else if (statement.is("organizer")) {
    takePanel(import, statement, categoryOf(statement, is_mental));
  } else if (statement.is("act")) {
    // A concern act around findings (older documents), or an act of care.
    bool has_found = false;
    for (const Node relation : statement.children("entryRelationship")) {
      if (!relation["observation"]) continue;
      has_found = true;
      takeObservation(import, relation["observation"], categoryOf(statement, is_mental), statement);
    }
    if (!has_found) readPlan(import, statement);
  } else {
    readPlan(import, statement);
  }
  if (import.accounted() == before) import.reject("The entry says nothing about a status.");
}

}  // namespace baton::sources::ccda
