// Who helps and how to reach them; whom to call; who pays.
#include <algorithm>

#include "outbound/page/say.h"
#include "outbound/page/sections.h"

namespace baton::outbound::page {
namespace {

using record::CareTeamLine;

// Prescribers and therapists before pharmacies and the rest.
int roleRank(const std::string& role) {
  constexpr std::string_view kOrder[] = {"psychiatrist", "therapist", "primary-care", "telepsychiatry",
                                         "caregiver",    "hospital",  "pharmacy"};
  for (int i = 0; i < 7; ++i) {
    if (kOrder[i] == role) return i;
  }
  return 7;
}

PageLine memberLine(const CareTeamLine& member, const Draft& draft) {
  PageLine line;
  line.mark = member.role.empty() || member.role == "other"
                  ? (member.role_text.empty() ? roleWord("other", draft.language)
                                              : Quoter(member.sources)(member.role_text, 40))
                  : roleWord(member.role, draft.language);
  line.lead = named(member.text, 80);
  const std::string phone = phoneOf(member.telecoms);
  line.text = pieces({phone.empty() ? draft.say(Word::NoPhone) : phone, named(member.organization, kShortPiece),
                      emailOf(member.telecoms)});
  line.brief = phone.empty() ? named(member.organization, 40) : phone;
  line.noun = Noun::TeamMember;
  return line;
}

std::string relationLabel(const record::Contact& contact, Language language) {
  const std::string label = contact.relationship.label();
  const auto known = relationWord(label, language);
  return known ? *known : Quoter(contact.about.source)(label, 40);
}

bool isEmergencyContact(const record::Contact& contact) {
  for (const record::Coding& coding : contact.relationship.codings) {
    if (coding.code == "C" || coding.code == "ECON" || coding.code == "N") return true;
  }
  return false;
}

}  // namespace

PageSection careTeamSection(Draft& draft) {
  PageSection section{SectionKind::CareTeam, draft.say(Word::CareTeam), {}};
  std::vector<const CareTeamLine*> members;
  for (const CareTeamLine& member : draft.chart.care_team) {
    if (member.status == "inactive")
      ++draft.held_back[Noun::PastTeamMember];
    else
      members.push_back(&member);
  }
  std::stable_sort(members.begin(), members.end(),
                   [](const CareTeamLine* a, const CareTeamLine* b) { return roleRank(a->role) < roleRank(b->role); });
  int weight = 790;
  for (const CareTeamLine* member : members) {
    PageLine line = memberLine(*member, draft);
    line.weight = weight > 770 ? weight -= 4 : std::max(weight -= 30, 340);
    section.lines.push_back(std::move(line));
  }
  if (section.lines.empty())
    section.lines.push_back(
        {"", "", draft.say(Word::NoCareTeam), draft.say(Word::NoCareTeam), 560, Noun::TeamMember, false});
  return section;
}

PageSection contactSection(Draft& draft) {
  PageSection section{SectionKind::Contacts, draft.say(Word::Contacts), {}};
  int weight = 785;
  auto add = [&](const record::Contact& contact) {
    PageLine line;
    line.mark = relationLabel(contact, draft.language);
    line.lead = named(contact.name, 80);
    const std::string phone = phoneOf(contact.telecoms);
    line.text = line.brief = phone.empty() ? draft.say(Word::NoPhone) : phone;
    line.noun = Noun::Contact;
    line.weight = std::max(weight, 360);
    weight -= 60;
    section.lines.push_back(std::move(line));
  };
  for (const bool wants_emergency : {true, false}) {
    for (const auto* contacts : {&draft.chart.contacts, &draft.chart.facts.contacts}) {
      for (const record::Contact& contact : *contacts) {
        if (isEmergencyContact(contact) != wants_emergency || contact.name.empty()) continue;
        const bool is_known = std::any_of(section.lines.begin(), section.lines.end(),
                                          [&](const PageLine& line) { return line.lead == named(contact.name, 80); });
        if (!is_known) add(contact);
      }
    }
  }
  if (section.lines.empty())
    section.lines.push_back(
        {"", "", draft.say(Word::NoEmergencyContact), draft.say(Word::NoEmergencyContact), 590, Noun::Contact, false});
  int coverage_weight = 430;
  for (const record::CoverageFact& coverage : draft.chart.facts.coverages) {
    if (coverage.status != "active") continue;
    PageLine line;
    line.mark = draft.say(Word::Coverage);
    line.lead = named(coverage.payor, 80);
    line.text = pieces({named(coverage.plan, kShortPiece),
                        coverage.member_id.empty() ? "" : draft.say(Word::Member, named(coverage.member_id, 40))});
    line.brief = coverage.member_id.empty() ? "" : named(coverage.member_id, 40);
    line.noun = Noun::Coverage;
    line.weight = std::max(coverage_weight -= 20, 200);
    if (!line.lead.empty()) section.lines.push_back(std::move(line));
  }
  return section;
}

}  // namespace baton::outbound::page
