#include "record/reach.h"

#include <algorithm>

#include "record/routing.h"

namespace baton::record {
namespace {

bool isNewer(const PartialDate& left, const PartialDate& right) {
  if (left.empty()) return false;
  return right.empty() || right.first() <= left.first();
}

std::string channelIn(const CommunicationFact& fact) {
  for (const Concept& medium : fact.media) {
    if (std::string code = medium.codeIn(kRoutingSystem); !code.empty()) return code;
  }
  return "";
}

}  // namespace

Reached reachOf(const Chart& chart, const Member& member) {
  Reached reached;
  const std::vector<Member> one = {member};
  for (const CommunicationFact& fact : chart.facts.communications) {
    const std::string topic = fact.topic.codeIn(kRoutingSystem);
    if (topic.empty() || fact.status != "completed" || fact.about.is_entered_in_error) continue;
    const bool is_theirs =
        std::ranges::any_of(fact.recipients, [&](const Reference& who) { return memberBehind(one, who) != nullptr; });
    if (!is_theirs) continue;
    if (topic == kCoordinationNoted && isNewer(fact.sent, reached.noted_on)) reached.noted_on = fact.sent;
    if (topic != kHowToReach || !isNewer(fact.sent, reached.asked_on)) continue;
    reached.asked_on = fact.sent;
    reached.channel = channelIn(fact);
    reached.to = fact.payload.empty() ? "" : fact.payload.front();
    reached.key = fact.about.key;
  }
  return reached;
}

std::string addressFor(const Member& member, const Reached& reached) {
  if (!reached.to.empty()) return reached.to;
  const std::string_view system = reached.channel == "email-link" ? "email"
                                  : reached.channel == "fax"      ? "fax"
                                  : reached.channel == "phone"    ? "phone"
                                                                  : "url";
  if (reached.channel.empty() || reached.channel == "print") return "";
  for (const Telecom& telecom : member.telecoms) {
    if (telecom.system == system) return telecom.value;
  }
  return "";
}

}  // namespace baton::record
