#include "app/today.h"

#include <algorithm>
#include <set>

#include "app/results.h"
#include "app/since.h"
#include "base/text.h"
#include "knowledge/knowledge.h"

namespace baton::app {
namespace {

using record::Chart;
using record::ObservationFact;

constexpr std::int64_t kMinuteMs = 60'000;

class Looking {
 public:
  Looking(const record::Disclosure& disclosure, const Zone& zone)
      : disclosure_(disclosure), chart_(disclosure.chart()), zone_(zone) {}

  std::vector<NeedNow> run() {
    lookForSafety();
    lookAtLines(chart_.medications, NeedKind::MedicineConflict);
    lookAtLines(chart_.allergies, NeedKind::MedicineConflict);
    lookAtLines(chart_.conditions, NeedKind::OtherConflict);
    lookAtLines(chart_.care_team, NeedKind::OtherConflict);
    lookAtLines(chart_.goals, NeedKind::OtherConflict);
    for (const record::Conflict& conflict : chart_.conflicts) {
      add({NeedKind::OtherConflict, "person", chart_.name, conflict.field, {}});
    }
    lookAtResults();
    lookAtVisits();
    lookAtLists();
    lookForUnread();
    lookAtLog();
    std::stable_sort(needs_.begin(), needs_.end(), [](const NeedNow& a, const NeedNow& b) { return a.kind < b.kind; });
    return std::move(needs_);
  }

 private:
  void add(NeedNow need) { needs_.push_back(std::move(need)); }
  bool isWithin(const PartialDate& date, int days) const {
    return !date.empty() && date.first() <= chart_.at && chart_.at.ms - date.first().ms <= days * kDayMs;
  }
  std::int64_t localDay(Instant at) const { return (at.ms + zone_.offsetMinutes(at) * kMinuteMs) / kDayMs; }
  std::int64_t dayOf(const PartialDate& date) const { return dayFor(zone_, date).first().ms / kDayMs; }

  // The newest answer to each safety question of a known questionnaire.
  void lookForSafety() {
    std::set<std::string_view> seen;
    for (const ObservationFact& fact : chart_.facts.observations) {
      const std::string code = fact.what.codeIn(record::kLoinc);
      const std::string_view item = safetyItem(code);
      if (item.empty() || !fact.quantity || fact.about.is_entered_in_error || !seen.insert(item).second) continue;
      if (fact.quantity->value.value() <= 0 || !isWithin(fact.effective, kSafetyDays)) continue;
      add({NeedKind::Safety, fact.about.key, fact.what.label(), fact.quantity->value.plain(), fact.effective});
    }
  }
  static std::string_view safetyItem(const std::string& loinc) {
    if (loinc.empty()) return {};
    for (const knowledge::Instrument& instrument : knowledge::builtIn().instruments().all()) {
      for (const knowledge::InstrumentItem& item : instrument.items) {
        if (item.role == knowledge::ItemRole::Safety && item.loinc == loinc) return item.loinc;
      }
    }
    return {};
  }

  template <class Lines>
  void lookAtLines(const Lines& lines, NeedKind kind) {
    for (const auto& line : lines) {
      for (const record::Conflict& conflict : line.conflicts) {
        add({kind, line.id, line.text, conflict.field, line.since});
        break;  // one line for each thing; its page shows the rest
      }
      for (const std::string& other : line.possible_duplicates) {
        if (other < line.id) continue;  // named from both sides
        const auto found = std::find_if(lines.begin(), lines.end(), [&](const auto& one) { return one.id == other; });
        add({NeedKind::Duplicate, line.id, line.text, found == lines.end() ? "" : found->text, line.since});
      }
    }
  }

  void lookAtResults() {
    for (const ResultSeries& series : resultSeries(disclosure_)) {
      if (!isNewlyOutside(series, chart_.at, kResultDays)) continue;
      const ResultPoint& point = series.points.front();
      add({NeedKind::ResultOutside, point.key, series.name, point.shown, point.on});
    }
  }

  void lookAtVisits() {
    const std::int64_t today = localDay(chart_.at);
    std::vector<NeedNow> visits;
    for (const record::PlanFact& plan : chart_.facts.plans) {
      const bool is_booked = plan.status == "booked" || plan.status == "pending" || plan.status == "arrived";
      if (plan.kind != record::PlanFact::Kind::Appointment || !is_booked || plan.about.is_entered_in_error) continue;
      if (plan.period.start.empty()) continue;
      const std::int64_t day = dayOf(plan.period.start);
      if (day < today || day > today + kVisitDays) continue;
      const std::string name = plan.description.empty() ? plan.what.label() : plan.description;
      visits.push_back({NeedKind::Visit, plan.about.key, name, "", plan.period.start});
    }
    std::sort(visits.begin(), visits.end(),
              [](const NeedNow& a, const NeedNow& b) { return a.on.first() < b.on.first(); });
    for (NeedNow& visit : visits) add(std::move(visit));
  }

  static bool isMedicationList(const record::OwnedListLine& line) {
    const bool has_code = std::any_of(line.codes.begin(), line.codes.end(), [](const record::Coding& coding) {
      return (coding.system == record::kLoinc && coding.code == "10160-0") || coding.code == "medications";
    });
    return has_code || containsNoCase(line.text, "medication") || containsNoCase(line.text, "medicine");
  }

  void lookAtLists() {
    const bool takes_any = std::any_of(chart_.medications.begin(), chart_.medications.end(),
                                       [](const auto& line) { return line.status == "active"; });
    if (!takes_any) return;
    const record::OwnedListLine* newest = nullptr;
    for (const record::OwnedListLine& line : chart_.lists) {  // the latest confirmed first
      if (newest == nullptr && line.status == "active" && isMedicationList(line)) newest = &line;
    }
    if (newest == nullptr || newest->confirmed.empty()) {
      add({NeedKind::ListNeverConfirmed, newest == nullptr ? "" : newest->id, "", "", {}});
    } else if (!isWithin(newest->confirmed, kListDays)) {
      add({NeedKind::ListOld, newest->id, newest->text, newest->owner, newest->confirmed});
    }
  }

  void lookForUnread() {
    std::size_t count = 0;
    const auto is_new = [&](Instant recorded) { return chart_.at.ms - recorded.ms <= kResultDays * kDayMs; };
    chart_.facts.forEach([&](const auto& fact) {
      if (fact.about.is_not_interpreted && is_new(fact.about.source.recorded)) ++count;
    });
    for (const record::MedicationLine& line : chart_.medications) {
      const bool is_fresh = !line.sources.empty() && is_new(line.sources.front().recorded);
      if (!line.is_read && !line.is_statement_of_none && is_fresh) ++count;
    }
    if (count > 0) add({NeedKind::NotRead, "", "", "", {}, count});
  }

  void lookAtLog() {
    const std::int64_t today = localDay(chart_.at);
    for (const ObservationFact& fact : chart_.facts.observations) {
      const auto& categories = fact.categories;
      if (std::find(categories.begin(), categories.end(), "daily-log") == categories.end()) continue;
      if (!fact.effective.empty() && dayOf(fact.effective) == today) return;
    }
    add({});
  }

  const record::Disclosure& disclosure_;
  const Chart& chart_;
  const Zone& zone_;
  std::vector<NeedNow> needs_;
};

}  // namespace

Today todayOf(const record::Disclosure& now, const record::Disclosure& month_ago, const Zone& zone) {
  Today today;
  today.needs = Looking(now, zone).run();
  today.lately = changesBetween(month_ago, now);
  today.has_facts = now.chart().facts.size() > now.chart().facts.persons.size();
  return today;
}

}  // namespace baton::app
