#include "app/delivery/recipients.h"

#include <algorithm>

namespace baton::app {
namespace {

using record::Member;

std::string reachedBy(const Member& member, std::string_view system) {
  for (const record::Telecom& telecom : member.telecoms) {
    if (telecom.system == system) return telecom.value;
  }
  return "";
}

Recipient recipientOf(const record::Chart& chart, const Member& member) {
  Recipient reader{{member.role, member.name, member.key},
                   reachedBy(member, "email"),
                   reachedBy(member, "phone"),
                   reachedBy(member, "fax"),
                   member.organization,
                   "",
                   "",
                   {}};
  const record::Reached reached = record::reachOf(chart, member);
  reader.asked_way = reached.channel;
  reader.asked_on = reached.asked_on;
  if (reached.to.empty()) return reader;
  if (reached.channel == "email-link") reader.email = reached.to;
  if (reached.channel == "fax") reader.fax = reached.to;
  if (reached.channel == "phone") reader.phone = reached.to;
  if (reached.channel == "fhir") reader.endpoint = reached.to;
  return reader;
}

bool isClinician(const std::string& role) {
  return role == "psychiatrist" || role == "therapist" || role == "primary-care" || role == "telepsychiatry";
}

bool isSame(const Member& member, const record::Audience& audience) {
  if (audience.key.empty()) return member.name == audience.who;
  return member.key == audience.key || std::ranges::find(member.keys, audience.key) != member.keys.end();
}

}  // namespace

std::string wayAsked(const Recipient& reader) {
  if (reader.asked_way == "email-link") return "email";
  if (reader.asked_way == "print" || reader.asked_way == "fax") return "paper";
  return reader.asked_way == "fhir" ? "fhir" : "";
}

Result<Recipient> findRecipient(const record::Chart& chart, const std::string& to) {
  BATON_TRY(const record::Who who, record::whoIs(chart, to));
  const std::vector<Member> members = record::membersOf(chart);
  for (const Member& member : members) {
    if (member.name == who.name && member.key == who.key && !who.name.empty()) return recipientOf(chart, member);
  }
  return fail(ErrorCode::NotFound,
              "Nobody in the care team is " + to + ". Add them first: baton add member, or the page \"Care team\".");
}

std::optional<Recipient> recipientBehind(const record::Chart& chart, const record::Audience& audience) {
  for (const Member& member : record::membersOf(chart)) {
    if (isSame(member, audience)) return recipientOf(chart, member);
  }
  return std::nullopt;
}

Recipient nextRecipient(const record::Chart& chart, const record::Audience& silent) {
  const std::vector<Member> members = record::membersOf(chart);
  const auto rank = [&](const Member& member) {
    const int by_role = member.role == silent.role ? 0 : member.role == "primary-care" ? 2 : 4;
    return by_role + (reachedBy(member, "phone").empty() ? 1 : 0);
  };
  const Member* best = nullptr;
  for (const Member& member : members) {
    if (!isClinician(member.role) || isSame(member, silent) || member.name == silent.who) continue;
    if (best == nullptr || rank(member) < rank(*best)) best = &member;
  }
  return best == nullptr ? Recipient() : recipientOf(chart, *best);
}

}  // namespace baton::app
