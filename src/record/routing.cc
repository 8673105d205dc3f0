#include "record/routing.h"

#include <algorithm>

#include "base/text.h"
#include "knowledge/roles.h"

namespace baton::record {
namespace {

std::string kindOf(const TaskFact& task) {
  for (const Identifier& identifier : task.identifiers) {
    if (identifier.system == kChangeKindSystem) return identifier.value;
  }
  return "";
}

}  // namespace

std::vector<RoutingException> routingExceptions(const Chart& chart) {
  std::vector<RoutingException> exceptions;
  std::vector<Member> members;
  for (const TaskFact& task : chart.facts.tasks) {
    const std::string code = task.what.codeIn(kRoutingSystem);
    if (code.empty() || task.status != "in-progress" || task.about.is_entered_in_error ||
        task.about.is_not_interpreted) {
      continue;
    }
    RoutingException exception;
    exception.kind = kindOf(task);
    if (exception.kind.empty() || (code != kTellCode && code != kDoNotTellCode)) continue;
    exception.task = task.about.key;
    exception.is_told = code == kTellCode;
    exception.since = task.authored;
    exception.why = task.note;
    if (members.empty()) members = membersOf(chart);
    if (const Member* member = memberBehind(members, task.owner)) {
      exception.role = member->role;
      exception.name = member->name;
      exception.key = member->key;
    } else if (const std::string role = foldForMatching(task.owner.display); knowledge::isRole(role)) {
      exception.role = role;
    } else {
      continue;  // about somebody who is here no longer
    }
    exceptions.push_back(std::move(exception));
  }
  std::ranges::stable_sort(exceptions, [](const RoutingException& left, const RoutingException& right) {
    if (left.since.empty() || right.since.empty()) return right.since.empty() && !left.since.empty();
    return right.since.first() < left.since.first();
  });
  return exceptions;
}

bool concerns(const RoutingException& exception, const Member& member) {
  if (exception.name.empty()) return exception.role == member.role;
  if (!exception.key.empty()) return exception.key == member.key;
  return memberNameKey(exception.name) == memberNameKey(member.name);
}

}  // namespace baton::record
