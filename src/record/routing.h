// Routing exceptions: "do not tell X about Y", "tell X about Y", as the person said (capability COM-1).
//
// Each is a Task (docs/formats/routing.md): code tell or do-not-tell, Task.identifier = the kind of change ("*" = all),
// owner = the reader, status in-progress while it holds. A later one about the same reader and kind wins. Pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "record/chart.h"
#include "record/members.h"

namespace baton::record {

inline constexpr std::string_view kRoutingSystem = "https://baton.health/fhir/CodeSystem/routing";
inline constexpr std::string_view kTellCode = "tell";
inline constexpr std::string_view kDoNotTellCode = "do-not-tell";
inline constexpr std::string_view kChangeKindSystem = "https://baton.health/fhir/identifier/change-kind";
inline constexpr std::string_view kEveryKind = "*";

struct RoutingException {
  std::string task;  // "Task/…"
  std::string kind;  // of change, or "*"
  bool is_told = false;
  std::string role;  // of the reader
  std::string name;  // "" = everybody of the role
  std::string key;
  PartialDate since;
  std::string why;
};
// Those that hold, newest first.
std::vector<RoutingException> routingExceptions(const Chart& chart);
// Is this member meant? By person where one is named, else by role.
bool concerns(const RoutingException& exception, const Member& member);

}  // namespace baton::record
