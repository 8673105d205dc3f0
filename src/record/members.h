// Members: who helps one person now, clinicians and relatives, as a name in a command, a form or a Task means them.
//
// Of a chart: active lines of the care team, then relatives who are on none. Pure; plain values. A role stands for
// the one active member that has it; where several have it, nobody is guessed. Matching folds case and accents and
// passes over titles and degrees ("Dr. Ana Lee" = "Ana Lee, MD"); a part of a name is enough where one person has it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "record/chart.h"

namespace baton::record {

struct Member {
  std::string name;  // as shown
  std::string role;  // of the contract
  std::string key;   // "Practitioner/…", "PractitionerRole/…" or "RelatedPerson/…" of who it is; "" when only named
  std::string line;  // CareTeamLine::id; "" for a relative who is on no team
  std::string organization;
  std::vector<Telecom> telecoms;
  std::vector<std::string> keys;  // every resource that says so
};
std::vector<Member> membersOf(const Chart& chart);

// Whom a word means. `role` alone (name and key "") when nobody on the team has this role yet.
struct Who {
  std::string role;  // "self" for the person
  std::string name;
  std::string key;
  bool isSelf() const { return role == "self"; }
};
// `word`: a role of the contract, "self", the person's own name, a member's name, line id or key.
// Errors: NotFound when nobody is called so; BadUsage when several are, naming them, or for an empty word.
Result<Who> whoIs(const Chart& chart, std::string_view word);

// The member that a reference of a Task, List or Communication means; nullptr when none does.
const Member* memberBehind(const std::vector<Member>& members, const Reference& who);
// "Dr. Ana Lee, MD" → "ana lee".
std::string memberNameKey(std::string_view name);

}  // namespace baton::record
