#include "record/agreed.h"

#include <algorithm>

#include "record/members.h"

namespace baton::record {
namespace {

std::string_view codeOf(const TaskFact& task) {
  for (const Coding& code : task.what.codings) {
    if (code.system == kAgreedSystem) return code.code;
  }
  return {};
}

AgreedState stateOf(const std::string& status) {
  if (status == "completed") return AgreedState::Done;
  if (status == "cancelled" || status == "rejected" || status == "failed") return AgreedState::NotNeeded;
  return AgreedState::Open;
}

bool isOrdered(const Agreed& a, const Agreed& b) {
  const bool a_open = a.state == AgreedState::Open;
  const bool b_open = b.state == AgreedState::Open;
  if (a_open != b_open) return a_open;
  if (!a_open) return a.agreed.first() > b.agreed.first();
  if (a.due.empty() != b.due.empty()) return !a.due.empty();
  return a.due.first() < b.due.first();
}

std::string text(const std::vector<std::string>& payload, std::size_t i) {
  return i < payload.size() && payload[i] != "-" ? payload[i] : "";
}

}  // namespace

std::vector<Agreed> agreedOf(const Chart& chart) {
  const std::vector<Member> members = membersOf(chart);
  std::vector<Agreed> all;
  for (const TaskFact& task : chart.facts.tasks) {
    const std::string_view code = codeOf(task);
    if (code.empty() || task.about.is_entered_in_error || task.about.is_not_interpreted) continue;
    Agreed one;
    one.key = task.about.key;
    one.is_watch = code == kWatchCode;
    one.is_form = code == kFormCode;
    one.what = task.description;
    one.who_key = task.owner.key;
    const Member* const member = memberBehind(members, task.owner);
    one.who = member != nullptr ? member->name : task.owner.display;
    if (task.owner.key.starts_with("Patient/")) one.who = "self";
    one.agreed = task.authored;
    one.due = task.due;
    one.state = stateOf(task.status);
    one.ended = task.execution.end;
    one.note = task.note;
    one.visit = task.focus.key;
    all.push_back(std::move(one));
  }
  std::ranges::stable_sort(all, isOrdered);
  return all;
}

std::vector<VisitOutcome> visitOutcomes(const Chart& chart) {
  std::vector<VisitOutcome> all;
  for (const CommunicationFact& fact : chart.facts.communications) {
    if (fact.about.is_entered_in_error || fact.about.is_not_interpreted) continue;
    const bool is_one =
        std::ranges::any_of(fact.identifiers, [](const Identifier& one) { return one.system == kAfterVisitSystem; });
    if (!is_one) continue;
    VisitOutcome outcome;
    outcome.key = fact.about.key;
    outcome.on = fact.sent;
    outcome.with = fact.recipients.empty() ? "" : fact.recipients.front().display;
    outcome.decided = text(fact.payload, 0);
    outcome.changed = text(fact.payload, 1);
    if (!fact.subjects.empty()) outcome.visit = fact.subjects.front().key;
    all.push_back(std::move(outcome));
  }
  std::ranges::stable_sort(all, [](const auto& a, const auto& b) { return a.on.first() > b.on.first(); });
  return all;
}

}  // namespace baton::record
