// Advance Directive Observation (2.16.840.1.113883.10.20.22.4.48) and Organizer (…4.108) → Observation: what is wished
// and since when. The signed paper itself is a document elsewhere.
//
// Source: C-CDA R2.1 Advance Directives Section (…2.21). The guide has no page for it.
#include "sources/ccda/entries.h"
#include "sources/ccda/fields.h"
#include "sources/ccda/observation.h"
#include "sources/ccda/statement.h"

namespace baton::sources::ccda {

using xml::Node;

void readDirective(Import& import, Node statement) {
  if (statement.is("observation")) {
    takeObservation(import, statement, ObservationCategory::None);
    return;
  }
  if (!statement.is("organizer")) return readPlan(import, statement);
  const auto before = import.accounted();
  takePanel(import, statement, ObservationCategory::None);
  if (import.accounted() == before) import.reject("The group of advance directives is empty.");
}

}  // namespace baton::sources::ccda
