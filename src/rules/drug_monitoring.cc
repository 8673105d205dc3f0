#include <algorithm>

#include "base/text.h"
#include "rules/drug_sections.h"

namespace baton::rules {
namespace {

using knowledge::DrugSet;
using knowledge::LabLimit;
using knowledge::MonitoringPhase;
using knowledge::MonitoringRow;
using knowledge::MonitoringTrigger;

std::string daysText(int days) { return std::to_string(days) + (days == 1 ? " day" : " days"); }

std::string testsText(const DrugAsked& asked, const MonitoringRow& row) {
  std::vector<std::string> names;
  for (const std::uint16_t test : row.tests) names.emplace_back(asked.knowledge.labs().group(test).name_clinical);
  return join(names, " or ");
}

std::string occasionText(const DrugAsked& asked, const MonitoringRow& row) {
  switch (row.trigger) {
    case MonitoringTrigger::None:
      return "";
    case MonitoringTrigger::Dose:
      return " after a change of dose";
    case MonitoringTrigger::Start:
      return " after the start of another medicine";
    case MonitoringTrigger::Stop:
      return " after the stop of another medicine";
    case MonitoringTrigger::Event:
      return " after " + std::string(asked.knowledge.monitoring().events()[row.event].name_clinical);
  }
  return "";
}

std::string whenText(const DrugAsked& asked, const MonitoringRow& row) {
  const std::string late = ", late after " + daysText(row.grace_days) + " more";
  switch (row.phase) {
    case MonitoringPhase::Baseline:
      return "before the start, a result of the last " + daysText(row.interval_days) + " counts";
    case MonitoringPhase::Titration:
      if (row.interval_days == 0) return "on day " + std::to_string(row.from_day) + occasionText(asked, row) + late;
      return "every " + daysText(row.interval_days) + " from day " + std::to_string(row.from_day) + " to " +
             std::to_string(row.until_day) + late;
    case MonitoringPhase::Maintenance:
      return "every " + daysText(row.interval_days) + " from day " + std::to_string(row.from_day) + " on" + late;
    case MonitoringPhase::Event:
      return "on day " + std::to_string(row.from_day) + occasionText(asked, row) + late;
  }
  return "";
}

std::string whomText(const MonitoringRow& row) {
  std::string text;
  if (!row.only_sex.empty()) text += ", " + std::string(row.only_sex);
  if (row.age_from > 0) text += ", from " + std::to_string(row.age_from) + " years";
  if (row.age_to < 120) text += ", to " + std::to_string(row.age_to) + " years";
  if (!row.only_with.empty()) text += ", only beside certain other medicines";
  return text.empty() ? "" : " (" + text.substr(2) + ")";
}

KnownRow rowOf(const DrugAsked& asked, const MonitoringRow& row, std::string_view before) {
  return {std::string(row.id),
          std::string(before) + testsText(asked, row) + ": " + whenText(asked, row) + whomText(row) + ". " +
              std::string(row.why_clinical) + ". " + std::string(knowledge::toText(row.severity)) + "; " +
              std::string(row.owner),
          std::string(row.source),
          "",
          std::string(row.checked_on),
          row.is_verified && row.drugs.isVerified(asked.drug)};
}

std::string namesOf(const DrugAsked& asked, const DrugSet& set) {
  std::vector<std::string> names;
  for (const std::uint16_t drug : set.drugs) names.emplace_back(asked.knowledge.drugs().drug(drug).ingredient);
  return join(names, ", ");
}

}  // namespace

std::vector<KnownRow> knownMonitoring(const DrugAsked& asked) {
  std::vector<KnownRow> rows;
  for (const std::uint16_t number : asked.knowledge.monitoring().rowsFor(asked.drug)) {
    rows.push_back(rowOf(asked, asked.knowledge.monitoring().rows()[number], ""));
  }
  // What its own start or stop asks of other medicines.
  for (const MonitoringRow& row : asked.knowledge.monitoring().rows()) {
    if (row.drugs.has(asked.drug) || !row.trigger_drugs.has(asked.drug)) continue;
    const bool is_start = row.trigger == MonitoringTrigger::Start;
    KnownRow known =
        rowOf(asked, row,
              "of " + namesOf(asked, row.drugs) + (is_start ? ", when this is started: " : ", when this is stopped: "));
    known.is_verified = row.is_verified && row.trigger_drugs.isVerified(asked.drug);
    rows.push_back(std::move(known));
  }
  return rows;
}

std::vector<KnownRow> knownLimits(const DrugAsked& asked) {
  std::vector<KnownRow> rows;
  for (const LabLimit& limit : asked.knowledge.labs().limits()) {
    const bool is_beside = limit.with.has(asked.drug);
    if (!limit.drugs.has(asked.drug) && !is_beside) continue;
    std::string says = std::string(asked.knowledge.labs().group(limit.group).name_clinical) + ": " +
                       std::string(limit.why_clinical) + ". " + std::string(limit.do_clinical) + ". " +
                       std::string(knowledge::toText(limit.severity));
    if (limit.age_from > 0) says += ", from " + std::to_string(limit.age_from) + " years";
    if (is_beside && !limit.is_for_all) says += ", beside " + namesOf(asked, limit.drugs);
    const bool is_sure = is_beside ? limit.with.isVerified(asked.drug) : limit.drugs.isVerified(asked.drug);
    rows.push_back({std::string(limit.id), std::move(says), std::string(limit.source), "",
                    std::string(limit.checked_on), limit.is_verified && is_sure});
  }
  return rows;
}

}  // namespace baton::rules
