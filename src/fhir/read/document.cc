// DocumentReference, DiagnosticReport, Composition, Media. Their text is named, not copied: it stays in the resource.
#include "fhir/read/datatypes.h"
#include "fhir/read/families.h"

namespace baton::fhir::read {
namespace {

using record::DocumentFact;

DocumentFact commonOf(const json::Value& resource) {
  DocumentFact fact;
  fact.status = textAt(resource, "status");
  fact.type = conceptFrom(resource["type"]);
  fact.categories = conceptsFrom(resource["category"]);
  return fact;
}

void finish(record::Facts& facts, DocumentFact fact, const Incoming& incoming, const PartialDate& asserted) {
  if (fact.title.empty()) fact.title = fact.type.label();
  fact.about = aboutOf(incoming, {.from = fact.date, .to = {}}, asserted);
  facts.documents.push_back(std::move(fact));
}

void append(std::vector<record::Reference>& references, const json::Value& elements, const json::Value& resource) {
  for (record::Reference& one : referencesFrom(elements, resource)) references.push_back(std::move(one));
}

}  // namespace

void readDocumentReference(record::Facts& facts, const Incoming& incoming) {
  const json::Value& resource = incoming.resource;
  DocumentFact fact = commonOf(resource);
  const json::Value& attachment = resource["content"][0]["attachment"];
  fact.title = textAt(resource, "description");
  if (fact.title.empty()) fact.title = textAt(attachment, "title");
  const json::Value& period = resource["context"]["period"];
  fact.date = firstDate({dateFrom(resource["date"]), dateFrom(attachment["creation"]), dateFrom(period["start"])});
  fact.authors = referencesFrom(resource["author"], resource);
  fact.content_type = textAt(attachment, "contentType");
  const PartialDate written = fact.date;
  finish(facts, std::move(fact), incoming, written);
}

void readDiagnosticReport(record::Facts& facts, const Incoming& incoming) {
  const json::Value& resource = incoming.resource;
  DocumentFact fact = commonOf(resource);
  fact.type = conceptFrom(resource["code"]);
  fact.title = textAt(resource["presentedForm"][0], "title");
  const PartialDate issued = dateFrom(resource["issued"]);
  fact.date =
      firstDate({dateFrom(resource["effectiveDateTime"]), dateFrom(resource["effectivePeriod"]["start"]), issued});
  append(fact.authors, resource["resultsInterpreter"], resource);
  append(fact.authors, resource["performer"], resource);
  fact.content_type = textAt(resource["presentedForm"][0], "contentType");
  fact.conclusion = textAt(resource, "conclusion");
  if (fact.conclusion.empty()) fact.conclusion = conceptFrom(resource["conclusionCode"][0]).label();
  fact.results = referencesFrom(resource["result"], resource);
  finish(facts, std::move(fact), incoming, issued);
}

void readComposition(record::Facts& facts, const Incoming& incoming) {
  const json::Value& resource = incoming.resource;
  DocumentFact fact = commonOf(resource);
  fact.title = textAt(resource, "title");
  fact.date = dateFrom(resource["date"]);
  fact.authors = referencesFrom(resource["author"], resource);
  const PartialDate written = fact.date;
  finish(facts, std::move(fact), incoming, written);
}

void readMedia(record::Facts& facts, const Incoming& incoming) {
  const json::Value& resource = incoming.resource;
  DocumentFact fact = commonOf(resource);
  fact.title = textAt(resource["content"], "title");
  const PartialDate issued = dateFrom(resource["issued"]);
  fact.date = firstDate({dateFrom(resource["createdDateTime"]), dateFrom(resource["createdPeriod"]["start"]), issued});
  if (resource.has("operator")) fact.authors.push_back(referenceFrom(resource["operator"], resource));
  fact.content_type = textAt(resource["content"], "contentType");
  finish(facts, std::move(fact), incoming, issued);
}

}  // namespace baton::fhir::read
