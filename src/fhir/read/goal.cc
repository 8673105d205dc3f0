// Goal.
#include "fhir/read/datatypes.h"
#include "fhir/read/families.h"

namespace baton::fhir::read {
namespace {

std::string detailText(const json::Value& target) {
  if (const auto number = quantityFrom(target["detailQuantity"])) return toText(*number);
  if (std::string range = rangeText(target["detailRange"]); !range.empty()) return range;
  if (std::string label = conceptFrom(target["detailCodeableConcept"]).label(); !label.empty()) return label;
  if (const std::string& text = textAt(target, "detailString"); !text.empty()) return text;
  if (const json::Value& truth = target["detailBoolean"]; truth.isBool()) return truth.truth() ? "yes" : "no";
  if (const json::Value& number = target["detailInteger"]; number.isNumber()) return number.text();
  return "";
}

std::string targetText(const json::Value& target) {
  std::string text = conceptFrom(target["measure"]).label();
  const std::string detail = detailText(target);
  if (!text.empty() && !detail.empty()) text += ": ";
  return text + detail;
}

// statusDate is when the present status took effect: for a goal that is over, the day it ended.
bool isOver(const std::string& lifecycle_status) {
  return lifecycle_status == "completed" || lifecycle_status == "cancelled" || lifecycle_status == "rejected";
}

}  // namespace

void readGoal(record::Facts& facts, const Incoming& incoming) {
  const json::Value& resource = incoming.resource;
  record::GoalFact fact;
  fact.lifecycle_status = textAt(resource, "lifecycleStatus");
  fact.achievement = conceptFrom(resource["achievementStatus"]);
  fact.description = conceptFrom(resource["description"]);
  fact.start = dateFrom(resource["startDate"]);
  for (const json::Value& target : resource["target"].items()) {
    if (fact.due.empty()) fact.due = dateFrom(target["dueDate"]);
    const std::string text = targetText(target);
    if (!fact.target_text.empty() && !text.empty()) fact.target_text += "; ";
    fact.target_text += text;
  }
  fact.expressed_by = referenceFrom(resource["expressedBy"], resource);
  fact.note = notesFrom(resource["note"]);
  const PartialDate status_since = dateFrom(resource["statusDate"]);
  const PartialDate ended = isOver(fact.lifecycle_status) ? status_since : PartialDate();
  fact.about = aboutOf(incoming, {.from = fact.start, .to = ended}, status_since);
  facts.goals.push_back(std::move(fact));
}

}  // namespace baton::fhir::read
