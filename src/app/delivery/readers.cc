#include "app/delivery/readers.h"

#include <algorithm>
#include <array>
#include <vector>

#include "app/views.h"
#include "base/text.h"

namespace baton::app {
namespace {

using record::CareTeamLine;

// Task.owner and Communication.recipient take these.
std::string keyOf(const CareTeamLine& member) {
  for (const std::string_view type : {"Practitioner/", "PractitionerRole/", "RelatedPerson/", "Organization/"}) {
    for (const record::Source& source : member.sources) {
      if (source.key.starts_with(type)) return source.key;
    }
  }
  return "";
}

std::string reachedBy(const CareTeamLine& member, std::string_view system) {
  for (const record::Telecom& telecom : member.telecoms) {
    if (telecom.system == system) return telecom.value;
  }
  return "";
}

Reader readerOf(const CareTeamLine& member) {
  return {{member.role, member.text, keyOf(member)},
          reachedBy(member, "email"),
          reachedBy(member, "phone"),
          reachedBy(member, "fax"),
          member.organization};
}

bool isClinician(const std::string& role) {
  return role == "psychiatrist" || role == "therapist" || role == "primary-care" || role == "telepsychiatry";
}

}  // namespace

Result<Reader> findReader(const record::Chart& chart, const std::string& to) {
  const bool is_role = checkRole(to).has_value();
  const std::string wanted = foldForMatching(to);
  std::vector<const CareTeamLine*> found;
  for (const CareTeamLine& member : chart.care_team) {
    if (member.status == "inactive") continue;
    const std::string name = foldForMatching(member.text);
    if (!is_role && name == wanted) return readerOf(member);
    const bool fits = is_role ? member.role == to : !wanted.empty() && name.find(wanted) != std::string::npos;
    if (fits) found.push_back(&member);
  }
  if (found.size() == 1) return readerOf(*found.front());
  if (found.empty()) {
    return fail(ErrorCode::NotFound, "Nobody in the care team is " + to +
                                         ". Add them first: baton add team-member, or the page \"Care team\".");
  }
  std::vector<std::string> names;
  for (const CareTeamLine* member : found) names.push_back(member->text);
  return fail(ErrorCode::BadUsage, "Several people are meant: " + join(names, ", ") + ". Name one of them.");
}

const CareTeamLine* memberOf(const record::Chart& chart, const record::Audience& audience) {
  for (const CareTeamLine& member : chart.care_team) {
    if (member.status == "inactive") continue;
    const bool is_key = !audience.key.empty() && std::ranges::any_of(member.sources, [&](const record::Source& source) {
      return source.key == audience.key;
    });
    if (is_key || (audience.key.empty() && member.text == audience.who)) return &member;
  }
  return nullptr;
}

Reader nextReader(const record::Chart& chart, const record::Audience& silent) {
  const auto rank = [&](const CareTeamLine& member) {
    const bool has_phone = !reachedBy(member, "phone").empty();
    const int by_role = member.role == silent.role ? 0 : member.role == "primary-care" ? 2 : 4;
    return by_role + (has_phone ? 0 : 1);
  };
  const CareTeamLine* best = nullptr;
  for (const CareTeamLine& member : chart.care_team) {
    if (member.status == "inactive" || !isClinician(member.role)) continue;
    if (member.text == silent.who || (!silent.key.empty() && keyOf(member) == silent.key)) continue;
    if (best == nullptr || rank(member) < rank(*best)) best = &member;
  }
  return best == nullptr ? Reader() : readerOf(*best);
}

}  // namespace baton::app
