// Who an update can be sent to: somebody of the care team, by role or name, with the ways to reach them.
#pragma once

#include <optional>
#include <string>

#include "base/result.h"
#include "record/disclosure.h"
#include "record/members.h"
#include "record/reach.h"

namespace baton::app {

struct Recipient {
  record::Audience audience;
  std::string email;
  std::string phone;
  std::string fax;
  std::string organization;
  // How they asked to be reached (record/reach.h); "" = nobody asked them. Their number or address of that way stands
  // in the field above that it belongs to.
  std::string asked_way;  // one of record::kChannels
  std::string endpoint;   // of the way "fhir"
  PartialDate asked_on;
};

// The way that fits what they asked for: "email", "paper", "fhir"; "" for a call, or where nobody asked them.
std::string wayAsked(const Recipient& reader);

// `to`: as record::whoIs takes it. Errors: NotFound (nobody; says what to do), BadUsage (several; names them).
Result<Recipient> findRecipient(const record::Chart& chart, const std::string& to);

// Whom to try when this reader does not answer: another of the same role, else primary care, else any clinician, with
// a number if possible. Empty name: nobody.
Recipient nextRecipient(const record::Chart& chart, const record::Audience& silent);
// The reader that this audience was, as they stand now; nothing when they are not of the care team any more.
std::optional<Recipient> recipientBehind(const record::Chart& chart, const record::Audience& audience);

}  // namespace baton::app
