// "Dr. Lee looks after this" → a Task (docs/formats/handoffs.md): who owns a responsibility, who was asked, who handed
// it back, who stands in while somebody is away (capability FAIL-1).
//
// One Task for each pair of responsibility and owner; what happens to it is its next version. Asking somebody while
// another owns it begins a handoff: when they accept, the other's Task is completed in the same entry. What a person
// says of a clinician ("they told me") is kept as said by the person: requester. Source:
// http://hl7.org/fhir/R4/task.html, state machine.
#pragma once

#include <cstdint>

#include "sources/forms/form.h"

namespace baton::sources::forms {

enum class OwnAct : std::uint8_t {
  Own,       // they say: mine
  Propose,   // they are asked
  Accept,    // who was asked says yes
  HandBack,  // owner or stand-in gives it back; who was asked says no
  Release,   // the person ends it, or takes the question back
  WhileAway  // `away` stands in for the owner until a day
};

struct OwnForm {
  std::string responsibility;  // of the contract
  std::string who;             // record/members.h, whoIs(); "" of HandBack and Release: the one who has it
  OwnAct act = OwnAct::Own;
  std::string away;   // who stands in
  std::string until;  // a day that is to come
  std::string note;
};

// Errors: BadUsage (field in detail) for a responsibility that is none, an act that does not fit what is so; NotFound
// for a name that is none; NotAllowed when a relative would change what another wrote.
Result<Drafts> make(const OwnForm& form, const Context& context);

}  // namespace baton::sources::forms
