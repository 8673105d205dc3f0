#include "app/visit_prep.h"

#include "coordination/compose_update.h"
#include "coordination/prepare_visit.h"
#include "outbound/visit_prep_document.h"

namespace baton::app {

Result<record::VisitPrep> prepareVisit(Home& home, const record::PersonId& person, const UpdateRequest& request) {
  record::VisitPrep prep;
  UpdateRequest whole = request;
  whole.is_for_paper = true;
  BATON_TRY(prep.update, makeUpdate(home, person, whole));
  BATON_TRY(const auto own, viewRecord(home, person, "self", ""));
  prep.visit = coordination::nextVisitWith(own.chart(), request.role);
  const auto written = coordination::ownLines(own.chart(), request.role, prep.update.since);
  prep.is_own = written.has_value();
  prep.lines = coordination::draftLines(prep.update);
  // What they left open stays a draft.
  if (written) {
    if (!written->lines.changed.empty()) prep.lines.changed = written->lines.changed;
    if (!written->lines.worries.empty()) prep.lines.worries = written->lines.worries;
    if (!written->lines.decide.empty()) prep.lines.decide = written->lines.decide;
  }
  if (written) prep.written = written->written;
  return prep;
}

Result<std::string> visitPrepDocument(const record::VisitPrep& prep, const record::PersonId& person,
                                      UpdateFormat format, outbound::Paper paper) {
  switch (format) {
    case UpdateFormat::Html:
      return outbound::paperHtml(outbound::visitPrepPaper(prep));
    case UpdateFormat::Pdf:
      return outbound::paperPdf(outbound::visitPrepPaper(prep), paper);
    case UpdateFormat::Json:
      return json::writePretty(outbound::visitPrepJson(prep, coordination::wordsIn(prep.update))) + "\n";
    case UpdateFormat::Fhir:
      return updateDocument(prep.update, person, format, paper);
    case UpdateFormat::Text:
      break;
  }
  return outbound::paperText(outbound::visitPrepPaper(prep));
}

}  // namespace baton::app
