// Diagnoses and allergies that came, went, or came back.
#include "sources/changes/parts.h"

namespace baton::sources::changes {
namespace {

using record::AllergyLine;
using record::Change;
using record::ConditionLine;

// A source that is a whole document writes its own date on old entries too.
bool isDocument(const record::Source& source) {
  return source.format.starts_with("ccda") || source.format.starts_with("c32") || source.format.starts_with("cda");
}

// Did every source write it down only after the moment? A diagnosis made in March with an onset in January is news to
// somebody who last looked in February.
PartialDate firstWrittenAfter(const record::Line& line, Instant moment) {
  PartialDate first;
  for (const record::Source& source : line.sources) {
    if (!isAfter(source.asserted, moment) || source.recorded <= moment || isDocument(source)) return {};
    if (first.empty() || source.asserted.first() < first.first()) first = source.asserted;
  }
  return first;
}

Change changeOf(std::string kind, const ConditionLine& line, const record::Chart& chart) {
  Change change;
  change.kind = std::move(kind);
  change.about = line.text;
  change.line = line.id;
  change.sources = line.sources;
  concern(change, concernsOfCondition(line.group, chart));
  return change;
}

bool isPresent(const ConditionLine& line) { return line.status == "active" || line.status == "unknown"; }

void addCondition(const ConditionLine& line, const PartialDate& on, const std::string& from, const Between& between,
                  std::vector<Change>& changes) {
  Change change = changeOf("condition-added", line, between.later);
  change.from = from;
  change.to = line.status;
  change.on = dateOr(on, line.sources);
  if (!from.empty()) {
    change.text = line.text + " is active again" + (on.empty() ? "" : " since " + on.dateText()) + ".";
  } else {
    change.text = "A new diagnosis is on the record: " + line.text + onDay(on) + ".";
  }
  changes.push_back(std::move(change));
}

void addEnd(const ConditionLine& line, const std::string& from, const Between& between, std::vector<Change>& changes) {
  Change change = changeOf("condition-resolved", line, between.later);
  change.from = from;
  change.to = line.status;
  change.on = dateOr(line.abated, line.sources);
  const std::string words = line.status == "refuted"     ? "was ruled out"
                            : line.status == "remission" ? "is in remission"
                            : line.status == "resolved"  ? "is resolved"
                                                         : "is no longer active";
  change.text = line.text + " " + words + onDay(line.abated) + ".";
  changes.push_back(std::move(change));
}

Change changeOf(std::string kind, const AllergyLine& line, const record::Chart& chart) {
  Change change;
  change.kind = std::move(kind);
  change.about = line.text;
  change.line = line.id;
  change.sources = line.sources;
  concern(change, concernsOfEveryone({"safety"}, chart));
  return change;
}

void addAllergy(const AllergyLine& line, const PartialDate& on, const Between& between, std::vector<Change>& changes) {
  Change change = changeOf("allergy-added", line, between.later);
  change.to = line.reaction.empty() ? "active" : line.reaction;
  change.on = dateOr(on, line.sources);
  change.text = "A new allergy is on the record: " + line.text +
                (line.reaction.empty() ? "" : " (" + line.reaction + ")") + onDay(on) + ".";
  changes.push_back(std::move(change));
}

}  // namespace

void conditionChanges(const Between& between, std::vector<Change>& changes) {
  const Instant moment = between.earlier.at;
  for (const auto& [before, after] : pairLines(between.earlier.conditions, between.later.conditions)) {
    if (!after) {
      if (!isPresent(*before)) continue;
      Change change = changeOf("condition-resolved", *before, between.later);
      change.from = before->status;
      change.on = dateOr({}, before->sources);
      change.text = before->text + " was taken off the record as a mistake.";
      changes.push_back(std::move(change));
    } else if (!before) {
      if (isPresent(*after)) {
        addCondition(*after, after->since, "", between, changes);
      } else if (isAfter(after->abated, moment)) {
        addEnd(*after, "", between, changes);
      }
    } else if (isPresent(*before) && !isPresent(*after)) {
      addEnd(*after, before->status, between, changes);
    } else if (!isPresent(*before) && after->status == "active") {
      addCondition(*after, after->since, before->status, between, changes);
    } else if (isPresent(*after)) {
      const PartialDate written = firstWrittenAfter(*after, moment);
      if (!written.empty()) addCondition(*after, written, "", between, changes);
    }
  }
}

void allergyChanges(const Between& between, std::vector<Change>& changes) {
  for (const auto& [before, after] : pairLines(between.earlier.allergies, between.later.allergies)) {
    if ((after ? after : before)->is_statement_of_none) continue;
    const bool was = before && before->status == "active";
    const bool is = after && after->status == "active";
    if (is && !was) {
      addAllergy(*after, after->since, between, changes);
    } else if (was && !is) {
      Change change = changeOf("allergy-removed", after ? *after : *before, between.later);
      change.from = "active";
      change.to = after ? after->status : "";
      change.on = dateOr({}, change.sources);
      change.text = "The allergy to " + change.about + " is no longer listed as active" +
                    (after ? " (" + after->status + ")" : "") + ".";
      changes.push_back(std::move(change));
    } else if (is) {
      const PartialDate written = firstWrittenAfter(*after, between.earlier.at);
      if (!written.empty()) addAllergy(*after, written, between, changes);
    }
  }
}

}  // namespace baton::sources::changes
