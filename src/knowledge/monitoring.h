// Monitoring: what has to be measured for a medicine, and when.
//
// Why: a lithium level nobody ordered is seen by nobody. A row says which test, in which phase of the treatment, how
// often, how late is late, on what occasion, and who usually sees to it.
// Shapes: days. Baseline: from the start on, results up to `interval_days` before it count. Titration: between
// `from_day` and `until_day` after the start (trigger Dose: after the last change of dose), once where `interval_days`
// is 0. Maintenance: for as long as it is taken. Event: after something that happened. `tests`: any one of them will
// do. Errors: BadInput naming table and line: unknown medicine, class, test or event, windows that contradict each
// other, a grave row that is unverified. Cost: rowsFor is a lookup. Source: knowledge/monitoring/*.tsv, a source per
// row.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "knowledge/drug_set.h"
#include "knowledge/labs.h"

namespace baton::knowledge {

enum class MonitoringPhase : std::uint8_t { Baseline, Titration, Maintenance, Event };
enum class MonitoringTrigger : std::uint8_t { None, Dose, Start, Stop, Event };

// Something that a symptom, an entry of the daily log or a diagnosis shows.
struct MonitoringEvent {
  std::string_view id;             // "illness"
  std::vector<std::string> words;  // folded, whole labels
  std::string_view group;          // of the diagnosis, "" for none
  std::string_view name_plain, name_plain_es, name_clinical;
};

struct MonitoringRow {
  std::string_view id;
  DrugSet drugs;
  MonitoringPhase phase = MonitoringPhase::Maintenance;
  std::vector<std::uint16_t> tests;  // groups of labs.h
  int from_day = 0;
  int until_day = 0;  // 0: no end
  int interval_days = 0;
  int grace_days = 0;
  MonitoringTrigger trigger = MonitoringTrigger::None;
  DrugSet trigger_drugs;      // of Start and Stop
  std::uint16_t event = 0;    // of Event: place in events()
  std::string_view only_sex;  // FHIR gender, "" for all
  int age_from = 0;
  int age_to = 200;
  DrugSet only_with;  // one of these at the same time; empty: none wanted
  Severity severity = Severity::Low;
  std::string_view owner, by;
  std::string_view why_plain, why_plain_es, why_clinical;
  bool is_verified = false;
  std::string_view source, checked_on;
};

class Monitoring {
 public:
  std::span<const MonitoringRow> rows() const { return rows_; }
  std::span<const std::uint16_t> rowsFor(std::uint16_t drug) const;  // places in rows()
  std::span<const MonitoringEvent> events() const { return events_; }

  static Result<Monitoring> build(const Drugs& drugs, const Labs& labs, std::string_view schedules_tsv,
                                  std::string_view events_tsv);

 private:
  Status addEvents(std::string_view text);
  Status addRow(const Drugs& drugs, const Labs& labs, const struct TableRow& row);

  std::vector<MonitoringEvent> events_;
  std::vector<MonitoringRow> rows_;
  std::vector<std::uint16_t> of_drug_;        // rows, drug after drug
  std::vector<std::uint32_t> first_of_drug_;  // of each drug, and one past the end
};

}  // namespace baton::knowledge
