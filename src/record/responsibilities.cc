#include "record/responsibilities.h"

#include <algorithm>

#include "base/text.h"
#include "knowledge/roles.h"
#include "record/members.h"

namespace baton::record {
namespace {

constexpr std::string_view kMedicationList = "Medication list";
constexpr std::string_view kMedicationLoinc = "10160-0";  // History of Medication use Narrative

Holding holderOf(const Chart& chart, const std::vector<Member>& members, const Reference& who) {
  Holding holding;
  holding.key = who.key;
  const std::string folded = foldForMatching(who.display);
  const bool is_person = who.key.starts_with("Patient/") || who.target.starts_with("Patient/") || folded == "self" ||
                         (!chart.name.empty() && memberNameKey(who.display) == memberNameKey(chart.name));
  if (is_person) {
    holding.role = "self";
    holding.name = chart.name;
    holding.key.clear();
    return holding;
  }
  if (const Member* member = memberBehind(members, who)) {
    holding.role = member->role;
    holding.name = member->name;
    holding.key = member->key;
    return holding;
  }
  if (knowledge::isRole(folded)) {
    holding.role = folded;
    return holding;
  }
  holding.role = "other";
  holding.name = who.display.empty() ? who.key : who.display;
  holding.is_gone = true;
  return holding;
}

bool isOwned(const TaskFact& task) {
  return task.status == "accepted" || task.status == "in-progress" || task.status == "on-hold";
}
bool isAsked(const TaskFact& task) {
  return task.status == "requested" || task.status == "received" || task.status == "ready" || task.status == "draft";
}

bool isEarlier(const Holding& left, const Holding& right) {
  if (left.since.empty() || right.since.empty()) return left.since.empty() < right.since.empty();
  if (left.since.first() != right.since.first()) return left.since.first() < right.since.first();
  return left.task < right.task;
}

// One holder once, with the earliest Task.
void addOnce(std::vector<Holding>& holdings, Holding holding) {
  for (Holding& known : holdings) {
    if (!isSameHolder(known, holding)) continue;
    if (isEarlier(holding, known)) known = std::move(holding);
    return;
  }
  holdings.push_back(std::move(holding));
}

void addFromLists(const Chart& chart, const std::vector<Member>& members, Responsibility& master_list) {
  if (!master_list.owners.empty() || !master_list.proposed.empty()) return;
  for (const ListFact& list : chart.facts.lists) {
    const bool is_of_medicines =
        list.title.starts_with(kMedicationList) || list.what.codeIn(kLoinc) == kMedicationLoinc;
    if (!is_of_medicines || list.owner.empty() || list.confirmed.empty()) continue;
    if (list.about.is_entered_in_error) continue;
    Holding holding = holderOf(chart, members, list.owner);
    holding.since = list.confirmed;
    addOnce(master_list.owners, std::move(holding));
  }
}

}  // namespace

bool isSameHolder(const Holding& left, const Holding& right) {
  if (left.role == "self" || right.role == "self") return left.role == right.role;
  if (!left.key.empty() && left.key == right.key) return true;
  if (left.name.empty() || right.name.empty())
    return left.name.empty() && right.name.empty() && left.role == right.role;
  return memberNameKey(left.name) == memberNameKey(right.name);
}

std::size_t Responsibility::count() const {
  return static_cast<std::size_t>(std::ranges::count_if(owners, [](const Holding& one) { return !one.is_gone; }));
}

const Holding* Responsibility::acting(Instant now) const {
  for (const Holding& one : stand_ins) {
    if (!one.is_gone && (one.until.empty() || one.until.last() >= now)) return &one;
  }
  if (count() != 1) return nullptr;
  return &*std::ranges::find_if(owners, [](const Holding& one) { return !one.is_gone; });
}

Responsibilities responsibilitiesOf(const Chart& chart) {
  Responsibilities all;
  for (std::size_t i = 0; i < all.size(); ++i) all[i].id = kResponsibilities[i];
  const std::vector<Member> members = membersOf(chart);
  for (const TaskFact& task : chart.facts.tasks) {
    if (task.about.is_entered_in_error || task.about.is_not_interpreted) continue;
    const std::string id = responsibilityOf(task);
    if (id.empty() || (task.owner.empty() && task.owner.key.empty())) continue;
    Responsibility& one = *std::ranges::find(all, id, &Responsibility::id);
    Holding holding = holderOf(chart, members, task.owner);
    holding.task = task.about.key;
    holding.since = task.execution.start.empty() ? task.authored : task.execution.start;
    holding.instead_of = task.focus.key.empty() ? task.focus.target : task.focus.key;
    if (isOwned(task) && task.business_status.codeIn(kHandoffSystem) == kWhileAway) {
      holding.until = task.due;
      if (holding.until.empty() || holding.until.last() >= chart.at) one.stand_ins.push_back(std::move(holding));
    } else if (isOwned(task)) {
      addOnce(one.owners, std::move(holding));
    } else if (isAsked(task)) {
      addOnce(one.proposed, std::move(holding));
    }
  }
  addFromLists(chart, members, *std::ranges::find(all, "master-list", &Responsibility::id));
  for (Responsibility& one : all) {
    std::ranges::sort(one.owners, isEarlier);
    std::ranges::sort(one.proposed, isEarlier);
  }
  return all;
}

const Responsibility* find(const Responsibilities& all, std::string_view id) {
  const auto* found = std::ranges::find(all, id, &Responsibility::id);
  return found == all.end() ? nullptr : found;
}

}  // namespace baton::record
