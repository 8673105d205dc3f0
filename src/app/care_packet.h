// The packets that are taken along: to a first appointment (FIND-2) and to primary care (PCP-3), through the gate.
//
// Made for the role, or the one person, that `request` names; the visit and the three lines are those of the visit
// preparation. Errors: as makeUpdate(). Cost: one update and a few views.
#pragma once

#include <string>

#include "app/home.h"
#include "app/update.h"
#include "outbound/care_packet.h"

namespace baton::app {

using outbound::CarePacket;
using outbound::PacketKind;

Result<CarePacket> makeCarePacket(Home& home, const record::PersonId& person, PacketKind kind,
                                  const UpdateRequest& request);
// Text, html, pdf or json. Errors: BadUsage for fhir, which a packet has no shape in; Storage (PDF, no font).
Result<std::string> carePacketDocument(const CarePacket& packet, UpdateFormat format, outbound::Paper paper);

}  // namespace baton::app
