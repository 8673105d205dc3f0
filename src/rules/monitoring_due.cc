#include "rules/monitoring_due.h"

#include <algorithm>
#include <tuple>

#include "rules/chart_labels.h"

namespace baton::rules {
namespace {

using knowledge::MonitoringPhase;
using knowledge::MonitoringRow;
using knowledge::MonitoringTrigger;
using knowledge::Severity;

Instant after(Instant from, int days) { return {from.ms + days * kDayMs}; }

class DueFinder {
 public:
  DueFinder(const Asked& asked, const Courses& courses, const LabResults& results)
      : asked_(asked), courses_(courses), results_(results) {}

  DueList find() {
    DueList list;
    for (const Course& course : courses_.now) {
      if (course.is_as_needed) continue;
      const std::size_t before = list.items.size();
      const std::size_t done_before = list.done.size();
      bool needs_start = false;
      for (const std::uint16_t number : asked_.knowledge.monitoring().rowsFor(course.drug)) {
        const MonitoringRow& row = asked_.knowledge.monitoring().rows()[number];
        if (!isMeant(row, course)) continue;
        needs_start = needs_start || (!course.start && isAboutStart(row));
        if (std::optional<Due> due = dueFor(row, course)) {
          keep(list.items, before, *due);
        } else if (std::optional<Due> done = doneFor(row, course)) {
          keep(list.done, done_before, *done);
        }
      }
      dropDue(list, before, done_before);
      if (needs_start) list.unknown_start.push_back(&course);
    }
    return list;
  }

 private:
  static bool isAboutStart(const MonitoringRow& row) {
    return row.phase == MonitoringPhase::Baseline || row.phase == MonitoringPhase::Titration;
  }

  bool isMeant(const MonitoringRow& row, const Course& course) const {
    if (!row.only_sex.empty() && row.only_sex != asked_.chart.gender) return false;
    const bool has_age = row.age_from > 0 || row.age_to < 200;
    const auto age = asked_.taken.age_years;
    if (has_age && (!age || *age < row.age_from || *age > row.age_to)) return false;
    return row.only_with.empty() || courses_.any(row.only_with, course.drug) != nullptr;
  }

  std::optional<Due> dueFor(const MonitoringRow& row, const Course& course) const {
    switch (row.phase) {
      case MonitoringPhase::Baseline:
        return baseline(row, course);
      case MonitoringPhase::Titration:
        if (!course.start || course.is_planned) return std::nullopt;
        return row.interval_days == 0 ? once(row, course, changeOf(row, course)) : repeated(row, course);
      case MonitoringPhase::Maintenance:
        return course.is_planned ? std::nullopt : repeated(row, course);
      case MonitoringPhase::Event:
        return course.is_planned ? std::nullopt : onEvent(row, course);
    }
    return std::nullopt;
  }

  static Instant changeOf(const MonitoringRow& row, const Course& course) {
    return row.trigger == MonitoringTrigger::Dose ? course.dose_change.value_or(*course.start) : *course.start;
  }

  Due make(const MonitoringRow& row, const Course& course, std::optional<Instant> on) const {
    Due due;
    due.course = &course;
    due.row = &row;
    due.on = on;
    due.last = results_.newest(row.tests);
    due.severity = row.severity;
    if (!row.drugs.isVerified(course.drug)) due.severity = std::max(due.severity, Severity::Moderate);
    const bool is_late = !on || daysFrom(*on, asked_.now) > row.grace_days;  // the last day of grace still counts
    if (is_late) {
      due.state = due.last == nullptr ? DueState::Missing : DueState::Overdue;
    } else {
      due.state = *on <= asked_.now ? DueState::Due : DueState::Upcoming;
    }
    if (due.last == nullptr) due.severity = std::max(due.severity, Severity::Moderate);
    return due;
  }

  // Before the first dose what is missing is said at once; later when the row's days are over.
  std::optional<Due> baseline(const MonitoringRow& row, const Course& course) const {
    if (!course.start || daysFrom(*course.start, asked_.now) > row.until_day) return std::nullopt;
    const LabResult* const last = results_.newest(row.tests);
    if (last != nullptr && last->on >= after(*course.start, -row.interval_days)) return std::nullopt;
    Due due = make(row, course, course.start);
    if (course.is_planned) due.state = last == nullptr ? DueState::Missing : DueState::Overdue;
    return due;
  }

  // Wanted once about the start, and there: nothing will ask for it again.
  std::optional<Due> doneFor(const MonitoringRow& row, const Course& course) const {
    const bool is_baseline = row.phase == MonitoringPhase::Baseline;
    const bool is_once = row.phase == MonitoringPhase::Titration && row.interval_days == 0;
    if (!course.start || course.is_planned || !(is_baseline || is_once)) return std::nullopt;
    const int early = std::min(row.grace_days, row.from_day / 2);
    const Instant from =
        is_baseline ? after(*course.start, -row.interval_days) : after(changeOf(row, course), row.from_day - early);
    const LabResult* const last = results_.newest(row.tests);
    if (last == nullptr || last->on < from) return std::nullopt;
    Due done;
    done.course = &course;
    done.row = &row;
    done.state = DueState::Done;
    done.last = last;
    return done;
  }

  // What another row of the medicine still asks for is not done.
  static void dropDue(DueList& list, std::size_t items_from, std::size_t done_from) {
    const auto is_due = [&](const Due& done) {
      return std::any_of(list.items.begin() + static_cast<std::ptrdiff_t>(items_from), list.items.end(),
                         [&](const Due& due) { return due.row->tests.front() == done.row->tests.front(); });
    };
    list.done.erase(std::remove_if(list.done.begin() + static_cast<std::ptrdiff_t>(done_from), list.done.end(), is_due),
                    list.done.end());
  }

  // A result somewhat too early counts: half the way, or the days of grace.
  std::optional<Due> once(const MonitoringRow& row, const Course& course, Instant from) const {
    if (daysFrom(from, asked_.now) > row.until_day) return std::nullopt;
    const int early = std::min(row.grace_days, row.from_day / 2);
    const LabResult* const last = results_.newest(row.tests);
    if (last != nullptr && last->on >= after(from, row.from_day - early)) return std::nullopt;
    return make(row, course, after(from, row.from_day));
  }

  std::optional<Due> repeated(const MonitoringRow& row, const Course& course) const {
    const LabResult* const last = results_.newest(row.tests);
    if (!course.start) {
      return make(row, course, last == nullptr ? std::nullopt : std::optional(after(last->on, row.interval_days)));
    }
    const int days = daysFrom(*course.start, asked_.now);
    if (row.until_day != 0 && (days > row.until_day || days < row.from_day - row.interval_days)) return std::nullopt;
    Instant on = after(*course.start, row.from_day);
    if (last != nullptr) on = std::max(on, after(last->on, row.interval_days));
    if (row.until_day != 0 && on > after(*course.start, row.until_day)) return std::nullopt;
    return make(row, course, on);
  }

  std::optional<Due> onEvent(const MonitoringRow& row, const Course& course) const {
    const std::optional<Occasion> occasion = occasionOf(row, course);
    if (!occasion) return std::nullopt;
    std::optional<Due> due = once(row, course, occasion->on);
    if (due) due->occasion = occasion;
    return due;
  }

  // The newest occasion within the row's days. What was there before the medicine is no event.
  std::optional<Occasion> occasionOf(const MonitoringRow& row, const Course& course) const {
    const Instant from = std::max(after(asked_.now, -row.until_day), course.start.value_or(Instant{0}));
    std::optional<Occasion> newest;
    const auto offer = [&](Occasion one) {
      if (one.on >= from && one.on <= asked_.now && (!newest || one.on > newest->on)) newest = one;
    };
    if (row.trigger == MonitoringTrigger::Event) {
      const knowledge::MonitoringEvent& event = asked_.knowledge.monitoring().events()[row.event];
      if (const auto found = newestLabelled(asked_.chart, event.words, event.group, from, asked_.now)) {
        offer({found->on, nullptr, found->key});
      }
    } else if (row.trigger == MonitoringTrigger::Start) {
      for (const Course& other : courses_.now) {
        if (other.drug == course.drug || other.is_planned || !other.start) continue;
        if (row.trigger_drugs.has(other.drug)) offer({*other.start, other.item, {}});
      }
    } else {
      for (const Stopped& other : courses_.stopped) {
        if (row.trigger_drugs.has(other.drug)) offer({other.on, other.item, {}});
      }
    }
    return newest;
  }

  // One entry for each test: what is late before what is not, then the graver, then the earlier.
  void keep(std::vector<Due>& items, std::size_t first, const Due& due) const {
    const auto rank = [](const Due& one) {
      return std::tuple(!one.isLate(), one.isLate() ? one.severity : Severity::Urgent, one.on.value_or(Instant{0}));
    };
    for (std::size_t i = first; i < items.size(); ++i) {
      if (items[i].row->tests.front() != due.row->tests.front()) continue;
      if (rank(due) < rank(items[i])) items[i] = due;
      return;
    }
    items.push_back(due);
  }

  const Asked& asked_;
  const Courses& courses_;
  const LabResults& results_;
};

}  // namespace

DueList dueList(const Asked& asked, const Courses& courses, const LabResults& results) {
  return DueFinder(asked, courses, results).find();
}

}  // namespace baton::rules
