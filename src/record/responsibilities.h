// Responsibilities: who has said "mine" to what, folded from the handoff Tasks of a chart (capability FAIL-1).
//
// The state machine is drawn in docs/formats/handoffs.md: requested = asked; accepted, in-progress or on-hold = owned;
// completed, rejected, cancelled = over. An accepted Task with business status `while-away` is a stand-in until its due
// day. The master list is owned by who keeps the confirmed medication list, where no Task says otherwise. A Task that
// Baton does not fully understand owns nothing. Pure; cost: one pass over the tasks.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "record/chart.h"
#include "record/handoff.h"

namespace baton::record {

// Task.businessStatus of a stand-in, in kHandoffSystem.
inline constexpr std::string_view kWhileAway = "while-away";

struct Holding {
  std::string task;  // "Task/…"; "" where a confirmed list says it
  std::string role;  // of the contract; "self" for the person
  std::string name;  // "" when only a role was named
  std::string key;   // of who it is, as record/members.h has it
  PartialDate since;
  PartialDate until;       // of a stand-in
  std::string instead_of;  // of a proposal or stand-in: the Task of the owner that it takes over from
  bool is_gone = false;    // on the care team no longer: owns it in name only
  std::string shown() const { return name.empty() ? role : name; }
};

struct Responsibility {
  std::string_view id;            // one of kResponsibilities
  std::vector<Holding> owners;    // who accepted, oldest first; one is right
  std::vector<Holding> proposed;  // asked, no answer yet
  std::vector<Holding> stand_ins;
  // Owners who are still there.
  std::size_t count() const;
  // Who sees to it at this moment: the stand-in while it lasts, else the one owner; nullptr when nobody, or several.
  const Holding* acting(Instant now) const;
};

using Responsibilities = std::array<Responsibility, kResponsibilities.size()>;
// In the order of kResponsibilities, each always there.
Responsibilities responsibilitiesOf(const Chart& chart);
const Responsibility* find(const Responsibilities& all, std::string_view id);

// The same person or role?
bool isSameHolder(const Holding& left, const Holding& right);

}  // namespace baton::record
