#include "record/members.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "knowledge/roles.h"

namespace baton::record {
namespace {

bool isTitle(std::string_view word) {
  static constexpr std::array<std::string_view, 14> kTitles = {"dr", "dra", "doctor", "doctora", "mr",    "mrs", "ms",
                                                               "sr", "sra", "prof",   "md",      "licda", "lic", "phd"};
  return std::ranges::find(kTitles, word) != kTitles.end();
}

const HelperFact* helperOf(const Facts& facts, std::string_view key) {
  const auto found = std::ranges::find_if(facts.helpers, [&](const HelperFact& one) { return one.about.key == key; });
  return found == facts.helpers.end() ? nullptr : &*found;
}

// The practitioner behind a role, where it is in the record.
std::string personBehind(const Facts& facts, const std::string& key) {
  const HelperFact* helper = helperOf(facts, key);
  if (helper != nullptr && !helper->practitioner.key.empty()) return helper->practitioner.key;
  return key;
}

std::string nameOf(const Facts& facts, const Reference& who) {
  if (const HelperFact* helper = helperOf(facts, who.key)) {
    if (!helper->name.empty()) return helper->name;
    return helper->practitioner.display;
  }
  const auto relative =
      std::ranges::find_if(facts.contacts, [&](const Contact& one) { return one.about.key == who.key; });
  if (relative != facts.contacts.end() && !relative->name.empty()) return relative->name;
  return who.display;
}

bool isPersonKey(std::string_view key) {
  return key.starts_with("Practitioner/") || key.starts_with("PractitionerRole/") ||
         key.starts_with("RelatedPerson/") || key.starts_with("Organization/");
}

// The one that a line of the care team is about: named by its sources, or a member of a CareTeam that is one of them.
std::string keyOf(const Chart& chart, const CareTeamLine& line) {
  const std::string wanted = memberNameKey(line.text);
  std::string found;
  const auto keep = [&](const std::string& key) {
    // A practitioner is who it is; a role is where they work.
    if (found.empty() || (key.starts_with("Practitioner/") && !found.starts_with("Practitioner/"))) found = key;
  };
  for (const Source& source : line.sources) {
    if (isPersonKey(source.key)) keep(personBehind(chart.facts, source.key));
    if (!source.key.starts_with("CareTeam/")) continue;
    for (const CareTeamFact& team : chart.facts.care_teams) {
      if (team.about.key != source.key) continue;
      for (const CareTeamFact::Member& member : team.members) {
        if (member.who.key.empty() || memberNameKey(nameOf(chart.facts, member.who)) != wanted) continue;
        keep(personBehind(chart.facts, member.who.key));
      }
    }
  }
  return found;
}

std::string list(const std::vector<const Member*>& members) {
  std::vector<std::string> names;
  for (const Member* member : members) names.push_back(member->name + " (" + member->role + ")");
  return join(names, ", ");
}

Who whoOf(const Member& member) { return {member.role, member.name, member.key}; }

// Whole names first; then those that have all of the words.
std::vector<const Member*> called(const std::vector<Member>& members, const std::string& wanted) {
  std::vector<const Member*> whole;
  std::vector<const Member*> part;
  const std::vector<std::string_view> parts = split(wanted, ' ');
  for (const Member& member : members) {
    const std::string name = memberNameKey(member.name);
    if (name == wanted) whole.push_back(&member);
    const std::vector<std::string_view> words = split(name, ' ');
    const bool has_all =
        std::ranges::all_of(parts, [&](std::string_view one) { return std::ranges::find(words, one) != words.end(); });
    if (has_all) part.push_back(&member);
  }
  return whole.empty() ? part : whole;
}

}  // namespace

std::string memberNameKey(std::string_view name) {
  std::string folded = foldForMatching(name.substr(0, name.find(',')));
  std::ranges::replace(folded, '.', ' ');
  std::vector<std::string> words;
  for (const std::string_view word : split(folded, ' ')) {
    if (!word.empty() && !isTitle(word)) words.emplace_back(word);
  }
  return join(words, " ");
}

std::vector<Member> membersOf(const Chart& chart) {
  std::vector<Member> members;
  for (const CareTeamLine& line : chart.care_team) {
    if (line.status != "active" || line.text.empty()) continue;
    Member member{line.text, line.role, keyOf(chart, line), line.id, line.organization, line.telecoms, {}};
    for (const Source& source : line.sources) member.keys.push_back(source.key);
    if (!member.key.empty()) member.keys.push_back(member.key);
    members.push_back(std::move(member));
  }
  for (const Contact& contact : chart.contacts) {
    const bool is_known = std::ranges::any_of(members, [&](const Member& member) {
      return member.key == contact.about.key || memberNameKey(member.name) == memberNameKey(contact.name);
    });
    if (is_known || contact.name.empty()) continue;
    const std::string key = contact.about.key.starts_with("RelatedPerson/") ? contact.about.key : "";
    members.push_back({contact.name, "caregiver", key, "", "", contact.telecoms, {}});
    if (!key.empty()) members.back().keys.push_back(key);
  }
  return members;
}

Result<Who> whoIs(const Chart& chart, std::string_view word) {
  const std::string typed(trim(word));
  if (typed.empty()) return fail(ErrorCode::BadUsage, "Say who: a role, a name of the care team, or self.");
  const std::string folded = foldForMatching(typed);
  const std::vector<Member> members = membersOf(chart);
  if (folded == "self" || (!chart.name.empty() && memberNameKey(typed) == memberNameKey(chart.name))) {
    return Who{"self", chart.name, ""};
  }
  for (const Member& member : members) {
    const bool is_meant = member.line == typed || member.key == typed;
    if (is_meant) return whoOf(member);
  }
  if (knowledge::isRole(folded)) {
    std::vector<const Member*> of_role;
    for (const Member& member : members) {
      if (member.role == folded) of_role.push_back(&member);
    }
    if (of_role.size() == 1) return whoOf(*of_role.front());
    if (of_role.empty()) return Who{folded, "", ""};
    return fail(ErrorCode::BadUsage, "Several people have this role: " + list(of_role) + ". Name one of them.");
  }
  const std::vector<const Member*> found = called(members, memberNameKey(typed));
  if (found.size() == 1) return whoOf(*found.front());
  if (found.size() > 1)
    return fail(ErrorCode::BadUsage, "Several people fit: " + list(found) + ". Write the whole name.");
  return fail(ErrorCode::NotFound,
              "Nobody of this name is on the care team. Add them first: baton add member NAME --role ROLE");
}

const Member* memberBehind(const std::vector<Member>& members, const Reference& who) {
  for (const Member& member : members) {
    if (!who.key.empty() && std::ranges::find(member.keys, who.key) != member.keys.end() &&
        !who.key.starts_with("CareTeam/")) {
      return &member;
    }
  }
  if (who.display.empty()) return nullptr;
  const std::string wanted = memberNameKey(who.display);
  for (const Member& member : members) {
    if (memberNameKey(member.name) == wanted) return &member;
  }
  return nullptr;
}

}  // namespace baton::record
