#include "record/caregivers.h"

#include <algorithm>
#include <map>
#include <set>

#include "record/members.h"
#include "record/responsibilities.h"

namespace baton::record {
namespace {

constexpr std::int64_t kWeekMs = 7 * kDayMs;
constexpr int kFreshWeeks = 2;

bool counts(const ObservationFact& fact) {
  return !fact.about.is_entered_in_error && fact.status != "entered-in-error" && fact.status != "cancelled" &&
         !fact.effective.empty();
}

bool isOfLog(const ObservationFact& fact) {
  return std::ranges::find(fact.categories, "daily-log") != fact.categories.end();
}

// 0 = the seven days up to now.
int weeksAgo(const ObservationFact& fact, Instant now) {
  const std::int64_t ms = now.ms - fact.effective.first().ms;
  return ms < 0 ? 0 : static_cast<int>(ms / kWeekMs);
}

// What one caregiver wrote, by week.
struct Written {
  std::string name;
  std::set<int> weeks;
  std::map<int, int> nights, days_off;
  std::map<int, std::vector<std::string>> keys;
  PartialDate last;
};

void add(Written& written, const ObservationFact& fact, Instant now) {
  const int week = weeksAgo(fact, now);
  if (week >= kLoadWeeks) return;
  written.weeks.insert(week);
  if (written.last.empty() || fact.effective.first() > written.last.first()) written.last = fact.effective;
  if (!fact.quantity) return;
  const int number = static_cast<int>(fact.quantity->value.value());
  if (fact.what.text == kNightsUp) written.nights.try_emplace(week, number);
  if (fact.what.text == kDaysOff) written.days_off.try_emplace(week, number);
  if (fact.what.text == kNightsUp || fact.what.text == kDaysOff) written.keys[week].push_back(fact.about.key);
}

void measure(const Written& written, Caregiver& one) {
  one.last_log = written.last;
  one.weeks_logged = static_cast<int>(written.weeks.size());
  if (!written.nights.empty() && written.nights.begin()->first < kFreshWeeks) {
    one.nights = written.nights.begin()->second;
  }
  int expected = written.days_off.empty() ? 0 : written.days_off.begin()->first;
  for (const auto& [week, days] : written.days_off) {
    if (week != expected || days > 0 || written.days_off.begin()->first >= kFreshWeeks) break;
    ++one.weeks_without_break;
    ++expected;
  }
  if (written.weeks.size() >= 2 && *written.weeks.begin() > 0) one.missed_weeks = *written.weeks.begin();
  if (!written.keys.empty()) one.evidence = written.keys.begin()->second;
}

void addTasks(const Chart& chart, const std::vector<Member>& members, std::map<std::string, Caregiver>& all) {
  for (const Responsibility& responsibility : responsibilitiesOf(chart)) {
    for (const Holding& owner : responsibility.owners) {
      const auto found = all.find(memberNameKey(owner.name));
      if (!owner.name.empty() && found != all.end()) {
        found->second.responsibilities.emplace_back(responsibility.id);
      }
    }
  }
  for (const TaskFact& task : chart.facts.tasks) {
    const bool is_open = task.status == "requested" || task.status == "accepted" || task.status == "in-progress";
    if (!is_open || isHandoff(task) || task.about.is_entered_in_error || task.owner.empty()) continue;
    const Member* const member = memberBehind(members, task.owner);
    const auto found = all.find(memberNameKey(member != nullptr ? member->name : task.owner.display));
    if (found != all.end()) {
      found->second.tasks.push_back(task.description.empty() ? task.what.label() : task.description);
    }
  }
}

}  // namespace

std::string seenBy(const ObservationFact& fact) {
  for (const Reference& who : fact.performers) {
    const bool is_person = who.target.starts_with("Patient/") || who.key.starts_with("Patient/");
    if (!is_person && !who.display.empty()) return who.display;
  }
  return "";
}

std::vector<Caregiver> caregiversOf(const Chart& chart) {
  std::map<std::string, Caregiver> all;
  const std::vector<Member> members = membersOf(chart);
  for (const Member& member : members) {
    if (member.role == "caregiver") all[memberNameKey(member.name)].name = member.name;
  }
  std::map<std::string, Written> written;
  for (const ObservationFact& fact : chart.facts.observations) {
    if (!counts(fact) || !isOfLog(fact)) continue;
    const std::string name = seenBy(fact);
    if (name.empty()) continue;
    const std::string key = memberNameKey(name);
    if (all[key].name.empty()) all[key].name = name;
    add(written[key], fact, chart.at);
  }
  addTasks(chart, members, all);
  std::vector<Caregiver> list;
  for (auto& [key, one] : all) {
    if (const auto found = written.find(key); found != written.end()) measure(found->second, one);
    list.push_back(std::move(one));
  }
  return list;
}

}  // namespace baton::record
