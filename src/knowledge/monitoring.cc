#include "knowledge/monitoring.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/text.h"
#include "knowledge/table.h"

namespace baton::knowledge {
namespace {

constexpr std::string_view kTable = "monitoring/schedules.tsv";
constexpr std::string_view kEvents = "monitoring/events.tsv";
constexpr std::array<std::string_view, 4> kPhases = {"baseline", "titration", "maintenance", "event"};
constexpr std::array<std::string_view, 3> kOwners = {"psychiatrist", "primary-care", "therapist"};
constexpr std::array<std::string_view, 4> kBy = {"now", "48h", "next-contact", "next-visit"};
constexpr int kMostDays = 36500;

template <class List>
bool isAmong(const List& list, std::string_view one) {
  return std::find(list.begin(), list.end(), one) != list.end();
}

std::optional<int> daysOf(std::string_view text) {
  int days = 0;
  const auto [end, trouble] = std::from_chars(text.data(), text.data() + text.size(), days);
  const bool is_read = trouble == std::errc() && end == text.data() + text.size();
  return is_read && days >= 0 && days <= kMostDays ? std::optional(days) : std::nullopt;
}

// "sex=female; age=12-50; with=class:nsaid,lisinopril"
Status readOnly(const Drugs& drugs, std::string_view text, MonitoringRow& row) {
  for (const std::string_view part : splitList(text)) {
    if (part.starts_with("sex=")) {
      row.only_sex = part.substr(4);
    } else if (part.starts_with("age=")) {
      const std::size_t dash = part.find('-');
      const auto from = daysOf(part.substr(4, dash == std::string_view::npos ? 0 : dash - 4));
      const auto to = dash == std::string_view::npos ? std::nullopt : daysOf(part.substr(dash + 1));
      if (!from || !to || *from > *to) return fail(ErrorCode::BadInput, "age is written age=12-50.");
      row.age_from = *from, row.age_to = *to;
    } else if (part.starts_with("with=")) {
      BATON_TRY(row.only_with, drugSet(drugs, part.substr(5), ','));
    } else {
      return fail(ErrorCode::BadInput, "no such condition.");
    }
  }
  return {};
}

}  // namespace

std::span<const std::uint16_t> Monitoring::rowsFor(std::uint16_t drug) const {
  if (drug + 1U >= first_of_drug_.size()) return {};
  return std::span(of_drug_).subspan(first_of_drug_[drug], first_of_drug_[drug + 1U] - first_of_drug_[drug]);
}

Status Monitoring::addEvents(std::string_view text) {
  static constexpr std::array<std::string_view, 7> kColumns = {"event",         "words",         "group", "name_plain",
                                                               "name_plain_es", "name_clinical", "source"};
  return forEachRow(text, kEvents, kColumns, [&](const TableRow& row) -> Status {
    MonitoringEvent event;
    event.id = row[0];
    for (const std::string_view word : splitList(row[1])) event.words.push_back(foldForMatching(word));
    std::sort(event.words.begin(), event.words.end());
    event.group = row[2];
    event.name_plain = row[3], event.name_plain_es = row[4], event.name_clinical = row[5];
    const bool is_known =
        std::any_of(events_.begin(), events_.end(), [&](const MonitoringEvent& one) { return one.id == row[0]; });
    if (is_known || (event.words.empty() && event.group.empty()) || row[3].empty() || row[4].empty() ||
        row[5].empty() || row[6].empty()) {
      return tableFault(kEvents, row.line, "said twice, or a field is empty.");
    }
    events_.push_back(std::move(event));
    return {};
  });
}

Status Monitoring::addRow(const Drugs& drugs, const Labs& labs, const TableRow& fields) {
  const auto wrong = [&](std::string_view what) { return tableFault(kTable, fields.line, what); };
  for (const std::size_t column : {0, 1, 13, 14, 15, 17, 18, 19}) {
    if (fields[column].empty()) return wrong("a field is empty.");
  }
  if (std::any_of(rows_.begin(), rows_.end(), [&](const MonitoringRow& one) { return one.id == fields[0]; })) {
    return wrong("said twice.");
  }
  MonitoringRow row;
  row.id = fields[0];
  auto of = drugSet(drugs, fields[1]);
  if (!of || of->empty()) return wrong(of ? "names no medicine." : of.error().message);
  row.drugs = std::move(*of);
  const auto phase = std::find(kPhases.begin(), kPhases.end(), fields[2]);
  if (phase == kPhases.end()) return wrong("no such phase.");
  row.phase = static_cast<MonitoringPhase>(phase - kPhases.begin());
  auto tests = testsNamed(labs, fields[3]);
  if (!tests) return wrong("no such test.");
  row.tests = std::move(*tests);
  const std::array<int*, 4> days = {&row.from_day, &row.until_day, &row.interval_days, &row.grace_days};
  for (std::size_t i = 0; i < days.size(); ++i) {
    const auto read = daysOf(fields[4 + i]);
    if (!read) return wrong("days are whole numbers.");
    *days[i] = *read;
  }

  const std::string_view trigger = fields[8];
  const bool is_start = trigger.starts_with("start:");
  if (trigger == "dose") {
    row.trigger = MonitoringTrigger::Dose;
  } else if (is_start || trigger.starts_with("stop:")) {
    row.trigger = is_start ? MonitoringTrigger::Start : MonitoringTrigger::Stop;
    auto named = drugSet(drugs, trigger.substr(trigger.find(':') + 1));
    if (!named || named->empty()) return wrong(named ? "names no medicine." : named.error().message);
    row.trigger_drugs = std::move(*named);
  } else if (!trigger.empty()) {
    const auto found = std::find_if(events_.begin(), events_.end(), [&](const auto& one) { return one.id == trigger; });
    if (found == events_.end()) return wrong("no such event.");
    row.trigger = MonitoringTrigger::Event;
    row.event = static_cast<std::uint16_t>(found - events_.begin());
  }
  if (auto only = readOnly(drugs, fields[9], row); !only) return wrong(only.error().message);

  // A row that can never speak, or never stops.
  const bool is_event = row.phase == MonitoringPhase::Event;
  const bool happens = row.trigger != MonitoringTrigger::None && row.trigger != MonitoringTrigger::Dose;
  if (is_event != happens) return wrong("an event has a trigger, nothing else has.");
  if (row.trigger == MonitoringTrigger::Dose && row.phase != MonitoringPhase::Titration)
    return wrong("dose: titration.");
  if ((row.phase == MonitoringPhase::Maintenance) != (row.until_day == 0)) return wrong("only maintenance has no end.");
  if (row.until_day != 0 && row.until_day <= row.from_day + row.grace_days) return wrong("it ends before it is late.");
  if (row.phase == MonitoringPhase::Maintenance && row.interval_days == 0) return wrong("no interval.");

  const auto severity = severityOf(fields[10]);
  if (!severity || !isAmong(kOwners, fields[11]) || !isAmong(kBy, fields[12])) return wrong("severity, owner or by.");
  row.severity = *severity;
  row.owner = fields[11], row.by = fields[12];
  row.why_plain = fields[13], row.why_plain_es = fields[14], row.why_clinical = fields[15];
  if (fields[16] != "verified" && fields[16] != "unverified") return wrong("status is verified or unverified.");
  row.is_verified = fields[16] == "verified";
  if (!row.is_verified && row.severity <= Severity::High) return wrong("an unverified row may not interrupt.");
  row.source = fields[17], row.checked_on = fields[18];
  rows_.push_back(std::move(row));
  return {};
}

Result<Monitoring> Monitoring::build(const Drugs& drugs, const Labs& labs, std::string_view schedules_tsv,
                                     std::string_view events_tsv) {
  static constexpr std::array<std::string_view, 20> kColumns = {
      "id",           "drugs",        "phase",  "tests",    "from_day",   "until_day", "interval_days",
      "grace_days",   "trigger",      "only",   "severity", "owner",      "by",        "why_plain",
      "why_plain_es", "why_clinical", "status", "source",   "checked_on", "seen"};
  Monitoring built;
  BATON_CHECK(built.addEvents(events_tsv));
  BATON_CHECK(forEachRow(schedules_tsv, kTable, kColumns,
                         [&](const TableRow& row) -> Status { return built.addRow(drugs, labs, row); }));
  std::vector<std::pair<std::uint16_t, std::uint16_t>> pairs;
  for (std::size_t row = 0; row < built.rows_.size(); ++row) {
    for (const std::uint16_t drug : built.rows_[row].drugs.drugs)
      pairs.emplace_back(drug, static_cast<std::uint16_t>(row));
  }
  std::sort(pairs.begin(), pairs.end());
  built.first_of_drug_.assign(drugs.drugs().size() + 1, 0);
  for (const auto& [drug, row] : pairs) {
    ++built.first_of_drug_[drug + 1U];
    built.of_drug_.push_back(row);
  }
  for (std::size_t i = 1; i < built.first_of_drug_.size(); ++i) built.first_of_drug_[i] += built.first_of_drug_[i - 1];
  return built;
}

}  // namespace baton::knowledge
