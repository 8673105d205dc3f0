// Medications started, stopped, held, and at another dose.
#include <cmath>

#include "base/text.h"
#include "sources/changes/parts.h"

namespace baton::sources::changes {
namespace {

using record::Change;
using record::MedicationLine;

bool isOver(const MedicationLine& line) { return line.status == "stopped" || line.status == "completed"; }
bool isTaken(const MedicationLine& line) { return line.status == "active"; }

// "100 mg every morning", else the strength.
const std::string& shownDose(const MedicationLine& line) { return line.dose.empty() ? line.strength : line.dose; }

std::string withDose(const MedicationLine& line) {
  const std::string& dose = shownDose(line);
  return dose.empty() ? line.name : line.name + " " + dose;
}

Change changeOf(std::string kind, const MedicationLine& line, const record::Chart& chart) {
  Change change;
  change.kind = std::move(kind);
  change.about = line.name;
  change.line = line.id;
  change.sources = line.sources;
  concern(change, concernsOfMedication(line.ingredients, chart));
  return change;
}

// Why, as far as a source that spoke after the earlier moment says so: its reason for the status, else its note.
std::string reasonSince(const MedicationLine& line, const Between& between) {
  std::unordered_set<std::string_view> keys;
  for (const record::Source& source : line.sources) keys.insert(source.key);
  std::string note;
  for (const record::MedicationFact& fact : between.later.facts.medications) {
    if (!keys.contains(fact.about.key)) continue;
    const bool spoke = isAfter(fact.started, between.earlier.at) || isAfter(fact.written, between.earlier.at) ||
                       isAfter(fact.ended, between.earlier.at) ||
                       (fact.about.version > 1 && fact.about.source.recorded > between.earlier.at);
    if (!spoke) continue;
    if (!fact.status_reason.empty()) return fact.status_reason.label();
    if (note.empty() && !fact.note.empty()) note = shorten(collapseSpaces(fact.note), 160);
  }
  return note;
}

std::string because(const std::string& reason) { return reason.empty() ? "" : " Reason given: " + reason + "."; }

void addStart(const MedicationLine& line, bool is_restart, const Between& between, std::vector<Change>& changes) {
  Change change = changeOf("medication-started", line, between.later);
  change.to = shownDose(line);
  change.on = dateOr(line.since, line.sources);
  change.reason = line.reason;
  const std::string what = capitalised(withDose(line));
  const std::string for_what = line.reason.empty() ? "" : " for " + line.reason;
  if (line.since.empty()) {
    change.text = what + " is now on the medicine list" + for_what + ". No source says when it was started.";
  } else {
    change.text =
        what + " was started " + (is_restart ? "again " : "") + "on " + line.since.dateText() + for_what + ".";
  }
  changes.push_back(std::move(change));
}

void addStop(const MedicationLine& line, const std::string& from, const Between& between,
             std::vector<Change>& changes) {
  Change change = changeOf("medication-stopped", line, between.later);
  change.from = from;
  change.on = dateOr(line.ended, line.sources);
  change.reason = reasonSince(line, between);
  if (change.reason.empty()) change.reason = line.status_reason;
  const std::string word = line.status == "completed" ? " was completed" : " was stopped";
  change.text = capitalised(line.name) + (from.empty() ? "" : " (" + from + ")") + word + onDay(line.ended) + "." +
                because(change.reason);
  changes.push_back(std::move(change));
}

void addStatus(const MedicationLine& line, const std::string& from, const std::string& to, const std::string& words,
               const Between& between, std::vector<Change>& changes) {
  Change change = changeOf("medication-status-changed", line, between.later);
  change.from = from;
  change.to = to;
  change.on = dateOr({}, line.sources);
  change.reason = reasonSince(line, between);
  change.text = capitalised(line.name) + " " + words + "." + because(change.reason);
  changes.push_back(std::move(change));
}

bool areClose(double a, double b) { return std::fabs(a - b) <= 1e-6 * std::max(std::fabs(a), std::fabs(b)); }

bool isDoseChanged(const MedicationLine& before, const MedicationLine& after, Instant moment) {
  const std::string& from = shownDose(before);
  const std::string& to = shownDose(after);
  if (from.empty() || to.empty() || foldForMatching(from) == foldForMatching(to)) return false;
  if (before.daily_amount && after.daily_amount && before.daily_unit == after.daily_unit) {
    return !areClose(*before.daily_amount, *after.daily_amount) || before.is_as_needed != after.is_as_needed;
  }
  // Words that cannot be counted are another dose only when the instruction itself is newer.
  if (before.dose.empty() && after.dose.empty()) return true;
  return isAfter(after.dose_since, moment);
}

void addDose(const MedicationLine& before, const MedicationLine& after, const Between& between,
             std::vector<Change>& changes) {
  Change change = changeOf("medication-dose-changed", after, between.later);
  change.from = shownDose(before);
  change.to = shownDose(after);
  change.on = dateOr(after.dose_since, after.sources);
  change.reason = reasonSince(after, between);
  std::string word = "changed";
  if (before.daily_amount && after.daily_amount && before.daily_unit == after.daily_unit &&
      !areClose(*before.daily_amount, *after.daily_amount)) {
    word = *after.daily_amount > *before.daily_amount ? "raised" : "lowered";
  }
  change.text = "The dose of " + after.name + " was " + word + " from " + change.from + " to " + change.to +
                onDay(after.dose_since) + "." + because(change.reason);
  changes.push_back(std::move(change));
}

void addNew(const MedicationLine& line, const Between& between, std::vector<Change>& changes) {
  if (isTaken(line) || line.status == "on-hold") {
    addStart(line, false, between, changes);
    if (line.status == "on-hold") addStatus(line, "", line.status, "is on hold", between, changes);
  } else if (isOver(line)) {
    if (isAfter(line.since, between.earlier.at)) addStart(line, false, between, changes);
    if (isAfter(line.ended, between.earlier.at)) addStop(line, shownDose(line), between, changes);
  } else if (line.status == "planned") {
    addStatus(line, "", line.status, "is planned", between, changes);
  } else {
    addStatus(line, "", line.status, "is now on the record. No source says if it is taken", between, changes);
  }
}

void addKept(const MedicationLine& before, const MedicationLine& after, const Between& between,
             std::vector<Change>& changes) {
  if (before.status != after.status) {
    if (isTaken(after) && before.status != "on-hold" && before.status != "unknown") {
      addStart(after, isOver(before), between, changes);
    } else if (isOver(after) && !isOver(before)) {
      addStop(after, shownDose(before), between, changes);
    } else if (!isOver(after)) {
      const std::string words = after.status == "on-hold"   ? "was put on hold"
                                : after.status == "active"  ? "is taken again"
                                : after.status == "planned" ? "is planned"
                                                            : "may no longer be taken; no source is sure";
      addStatus(after, before.status, after.status, words, between, changes);
    }
    return;
  }
  if (isTaken(after) && isDoseChanged(before, after, between.earlier.at)) addDose(before, after, between, changes);
}

}  // namespace

void medicationChanges(const Between& between, std::vector<Change>& changes) {
  for (const auto& [before, after] : pairLines(between.earlier.medications, between.later.medications)) {
    if ((after ? after : before)->is_statement_of_none) continue;
    if (before && after) {
      addKept(*before, *after, between, changes);
    } else if (after) {
      addNew(*after, between, changes);
    } else if (!isOver(*before)) {
      addStatus(*before, before->status, "", "was taken off the record as a mistake", between, changes);
    }
  }
}

}  // namespace baton::sources::changes
