// The person's own word on who hears of what → Task; how somebody wants to be reached → Communication
// (docs/formats/routing.md; capabilities COM-1, ROAD-2).
//
// An exception about the same reader and kind replaces the earlier one; "as usual" ends it. Sources:
// http://hl7.org/fhir/R4/task.html, communication.html.
#pragma once

#include <cstdint>

#include "sources/forms/form.h"

namespace baton::sources::forms {

enum class RoutingAct : std::uint8_t { Tell, DoNotTell, AsUsual };
struct RoutingForm {
  std::string who;   // record::whoIs()
  std::string kind;  // of knowledge/routing/kinds.tsv, or "*" for all
  RoutingAct act = RoutingAct::Tell;
  std::string why;
};

struct HowToReachForm {
  std::string who;
  std::string channel;    // record::kChannels; "" where only `is_noted` is told
  std::string to;         // number, address, endpoint, or whom to ask for
  std::string on;         // the day they were asked; "" = today
  bool is_noted = false;  // their chart says that coordination is allowed
};

// Errors: BadUsage for a kind, channel or act that does not fit; NotFound for a name that is none.
Result<Drafts> make(const RoutingForm& form, const Context& context);
Result<Drafts> make(const HowToReachForm& form, const Context& context);

}  // namespace baton::sources::forms
