#include "coordination/update_since.h"

#include <algorithm>

#include "base/text.h"
#include "record/handoff.h"
#include "record/members.h"
#include "record/visits.h"

namespace baton::coordination {

std::optional<Instant> lastVisitWith(const record::Chart& chart, std::string_view role, std::string_view name) {
  const std::string wanted = record::memberNameKey(name);
  const auto isOfRole = [&](const record::Reference& participant) {
    return std::ranges::any_of(chart.care_team, [&](const record::CareTeamLine& member) {
      if (member.role != role) return false;
      if (!wanted.empty() && record::memberNameKey(member.text) != wanted) return false;
      const bool is_named =
          !participant.display.empty() && foldForMatching(participant.display) == foldForMatching(member.text);
      return is_named || std::ranges::any_of(member.sources, [&](const record::Source& source) {
               return !participant.key.empty() && source.key == participant.key;
             });
    });
  };
  std::optional<Instant> newest;
  for (const record::EncounterFact* visit : record::visitsOf(chart.facts.encounters)) {
    const PartialDate& start = visit->period.start.empty() ? visit->period.end : visit->period.start;
    if (start.empty() || start.first() > chart.at || record::isAdmission(*visit)) continue;
    if (!std::ranges::any_of(visit->participants, isOfRole)) continue;
    if (!newest || *newest < start.first()) newest = start.first();
  }
  return newest;
}

std::optional<Instant> lastUpdateTo(const record::Chart& chart, std::string_view role, std::string_view name) {
  const std::string wanted = record::memberNameKey(name);
  std::vector<record::Member> readers = record::membersOf(chart);
  std::erase_if(readers, [&](const record::Member& member) {
    return member.role != role || (!wanted.empty() && record::memberNameKey(member.name) != wanted);
  });
  std::optional<Instant> newest;
  for (const record::TaskFact& task : chart.facts.tasks) {
    const bool is_open = task.status != "rejected" && task.status != "cancelled" && task.status != "failed";
    if (task.what.codeIn(record::kHandoffSystem) != record::kAcknowledgeCode || !is_open) continue;
    if (task.about.is_entered_in_error || record::memberBehind(readers, task.owner) == nullptr) continue;
    const std::string& key = task.focus.key.empty() ? task.focus.target : task.focus.key;
    for (const record::CommunicationFact& sent : chart.facts.communications) {
      if (sent.about.key != key || sent.sent.empty() || sent.sent.first() > chart.at) continue;
      if (!newest || *newest < sent.sent.first()) newest = sent.sent.first();
    }
  }
  return newest;
}

}  // namespace baton::coordination
