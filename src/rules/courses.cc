#include "rules/courses.h"

#include <algorithm>
#include <string_view>

namespace baton::rules {
namespace {

using knowledge::TakenState;
using record::MedicationLine;

// One line of a treatment, as far as it is dated.
struct Stretch {
  Instant from;
  std::optional<Instant> to;  // nullopt: still
};

bool isOver(std::string_view status) { return status == "stopped" || status == "completed"; }

void addLine(const MedicationLine& line, std::vector<Stretch>& stretches) {
  if (line.since.empty()) return;
  Stretch stretch{line.since.first(), std::nullopt};
  if (isOver(line.status)) stretch.to = line.ended.empty() ? line.since.last() : line.ended.last();
  stretches.push_back(stretch);
}

// Orders, statements and supplies behind a line: an older dose that a newer one has replaced.
void addFact(const record::MedicationFact& fact, std::vector<Stretch>& stretches) {
  const PartialDate& from = fact.started.empty() ? fact.written : fact.started;
  if (from.empty() || fact.about.is_entered_in_error || fact.about.is_not_interpreted) return;
  if (fact.intent == "proposal" || fact.intent == "plan" || fact.status == "draft" || fact.status == "cancelled")
    return;
  const PartialDate& to = fact.ended.empty() ? fact.about.held_to : fact.ended;
  Stretch stretch{from.first(), from.last()};
  if (!to.empty() && to.last() > from.first()) stretch.to = to.last();
  if (fact.supply_days) stretch.to = Instant{stretch.to->ms + static_cast<std::int64_t>(*fact.supply_days) * kDayMs};
  stretches.push_back(stretch);
}

std::vector<Stretch> stretchesOf(const record::Chart& chart, std::string_view ingredient, bool& is_undated) {
  std::vector<Stretch> stretches;
  std::vector<std::string_view> keys;
  for (const MedicationLine& line : chart.medications) {
    if (line.is_not_interpreted || line.status == "planned") continue;
    if (std::find(line.ingredients.begin(), line.ingredients.end(), ingredient) == line.ingredients.end()) continue;
    is_undated = is_undated || (line.since.empty() && !isOver(line.status));
    addLine(line, stretches);
    for (const record::Source& source : line.sources) keys.push_back(source.key);
  }
  for (const record::MedicationFact& fact : chart.facts.medications) {
    if (std::find(keys.begin(), keys.end(), fact.about.key) != keys.end()) addFact(fact, stretches);
  }
  std::sort(stretches.begin(), stretches.end(),
            [](const auto& left, const auto& right) { return left.from > right.from; });
  return stretches;
}

void setDates(const Asked& asked, Course& course) {
  bool is_undated = false;
  const std::string_view ingredient = course.item->taken.ingredient;
  const std::vector<Stretch> stretches = stretchesOf(asked.chart, ingredient, is_undated);
  for (const Stretch& stretch : stretches) {
    // Newest first, but an old order may reach farther than a newer supply.
    if (stretch.to && daysFrom(*stretch.to, course.start.value_or(asked.now)) > kGapDays) continue;
    course.start = stretch.from;
  }
  // Somebody lists it without a date: it may be older than the dated line.
  if (is_undated && course.start && daysFrom(*course.start, asked.now) < kNewDays) return;
  if (!course.start) return;
  for (const MedicationLine& line : asked.chart.medications) {
    if (line.id != course.item->line) continue;
    for (const PartialDate* since : {&line.since, &line.dose_since}) {
      if (since->empty() || since->first() <= *course.start) continue;
      course.dose_change = std::max(course.dose_change.value_or(since->first()), since->first());
    }
  }
}

}  // namespace

const Course* Courses::any(const knowledge::DrugSet& set, std::uint16_t besides) const {
  const auto found = std::find_if(now.begin(), now.end(), [&](const Course& one) {
    return one.drug != besides && !one.is_planned && set.has(one.drug);
  });
  return found == now.end() ? nullptr : &*found;
}

Courses coursesOf(const Asked& asked) {
  Courses courses;
  for (const TakenItem& item : asked.taken.items) {
    const auto drug = asked.knowledge.drugs().find(item.taken.ingredient);
    if (!drug || item.taken.route == knowledge::TakenRoute::Local) continue;
    if (item.taken.state == TakenState::Stopped) {
      if (!item.is_stop_undated) {
        courses.stopped.push_back({*drug, &item, {asked.now.ms - item.taken.days_since_stop * kDayMs}});
      }
      continue;
    }
    const bool is_as_needed = item.is_rare || item.taken.is_regular == std::optional(false);
    const auto known =
        std::find_if(courses.now.begin(), courses.now.end(), [&](const Course& one) { return one.drug == *drug; });
    if (known != courses.now.end()) {
      known->is_as_needed = known->is_as_needed && is_as_needed;
      continue;
    }
    Course course{*drug, &item, false, is_as_needed, std::nullopt, std::nullopt};
    if (item.line.empty()) {
      course.is_planned = item.taken.state == TakenState::Starting;
    } else {
      setDates(asked, course);
      course.is_planned = !course.start && item.taken.state == TakenState::Starting;
    }
    if (course.is_planned) course.start = asked.now;
    courses.now.push_back(course);
  }
  // What goes on in another product was not stopped.
  std::erase_if(courses.stopped, [&](const Stopped& one) {
    return std::any_of(courses.now.begin(), courses.now.end(),
                       [&](const Course& course) { return course.drug == one.drug; });
  });
  return courses;
}

}  // namespace baton::rules
