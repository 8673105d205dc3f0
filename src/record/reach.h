// How to reach somebody with an update, as they said when they were asked (capabilities ROLE-1, COM-1, ROAD-2).
//
// "Whom should I write to, and what is the best way?": each answer is a Communication of topic how-to-reach
// (docs/formats/routing.md): recipient = the member, sent = the day they were asked, medium = the channel, payload =
// number, address or whom to ask for. That an office has noted that coordination is allowed is one of topic
// coordination-noted. The newest counts. Pure.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "record/chart.h"
#include "record/members.h"

namespace baton::record {

inline constexpr std::string_view kHowToReach = "how-to-reach";               // Communication.topic, in kRoutingSystem
inline constexpr std::string_view kCoordinationNoted = "coordination-noted";  // the same
// Channels: a secure link by e-mail, a printed sheet, a faxed one, a FHIR endpoint, a call made by hand.
inline constexpr std::array<std::string_view, 5> kChannels = {"email-link", "print", "fax", "fhir", "phone"};

struct Reached {
  std::string channel;  // one of kChannels; "" = never asked
  std::string to;       // number, address, endpoint, or whom to ask for
  PartialDate asked_on;
  PartialDate noted_on;  // their chart says that coordination is allowed, as of
  std::string key;       // of the Communication
};
Reached reachOf(const Chart& chart, const Member& member);
// Where this channel goes: what was said, else the number or address that the record has for it.
std::string addressFor(const Member& member, const Reached& reached);

}  // namespace baton::record
