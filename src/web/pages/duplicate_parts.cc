#include "web/pages/duplicate_parts.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/digest.h"
#include "web/pages/record_parts.h"

namespace baton::web::keeping {
namespace {

constexpr std::size_t kIdLetters = 16;

std::string idOf(const std::string& text) { return digestHex(text).substr(0, kIdLetters); }

std::string detailOf(const record::MedicationLine& line) { return line.dose.empty() ? line.sig : line.dose; }
std::string detailOf(const record::AllergyLine& line) { return line.reaction; }
std::string detailOf(const record::ConditionLine& line) { return line.severity; }
std::string detailOf(const record::CareTeamLine& line) { return line.role_text; }
std::string detailOf(const record::GoalLine& line) { return line.target; }

std::string prescriberOf(const record::MedicationLine& line) { return line.prescriber; }
std::string prescriberOf(const record::Line&) { return ""; }

template <class Visit>
void eachKind(const record::Chart& chart, Visit visit) {
  visit(LineKind::Medication, chart.medications);
  visit(LineKind::Allergy, chart.allergies);
  visit(LineKind::Condition, chart.conditions);
  visit(LineKind::CareTeam, chart.care_team);
  visit(LineKind::Goal, chart.goals);
}

template <class Line>
QuestionSide sideOf(const Line& line) {
  return {line.id, line.text, detailOf(line), line.status, line.since, line.sources};
}

template <class Line>
void pairsOf(LineKind kind, const std::vector<Line>& lines, std::vector<PossibleDuplicate>& found) {
  std::map<std::string, const Line*> by_id;
  for (const Line& line : lines) by_id.emplace(line.id, &line);
  std::set<std::pair<std::string, std::string>> done;
  for (const Line& line : lines) {
    for (const std::string& id : line.possible_duplicates) {
      const auto other = by_id.find(id);
      if (other == by_id.end() || !done.insert(std::minmax(line.id, id)).second) continue;
      const auto [first, second] = std::minmax(line.id, id);
      std::string both = first;
      both.append("\n").append(second);
      found.push_back({idOf(both), kind, sideOf(line), sideOf(*other->second)});
    }
  }
}

bool looksAfter(const record::CareTeamLine& member, LineKind kind) {
  const auto is = [&](std::string_view role) { return member.role == role; };
  switch (kind) {
    case LineKind::Medication:
    case LineKind::Allergy:
      return is("psychiatrist") || is("primary-care") || is("pharmacy");
    case LineKind::Condition:
      return is("psychiatrist") || is("therapist") || is("primary-care");
    case LineKind::CareTeam:
    case LineKind::Goal:
    case LineKind::Person:
      return is("primary-care");
  }
  return false;
}

Html memberShown(const Page& page, const record::CareTeamLine& member) {
  Html item = Html::element("bdi", Html::text(member.text));
  item.addText(", ");
  item += roleShown(page, member);
  for (const record::Telecom& telecom : member.telecoms) {
    if (telecom.system != "phone") continue;
    std::string digits;
    for (const char c : telecom.value) {
      if ((c >= '0' && c <= '9') || c == '+') digits += c;
    }
    item += Html::text(" ");
    item += digits.empty() ? Html::text(telecom.value) : link("tel:" + digits, telecom.value);
    break;
  }
  return item;
}

}  // namespace

std::string kindShown(Language language, LineKind kind) {
  switch (kind) {
    case LineKind::Medication:
      return say(language, "Medicine");
    case LineKind::Allergy:
      return say(language, "Allergy");
    case LineKind::Condition:
      return say(language, "Diagnosis or problem");
    case LineKind::CareTeam:
      return say(language, "Person on the care team");
    case LineKind::Goal:
      return say(language, "Goal");
    case LineKind::Person:
      return say(language, "About the person");
  }
  return "";
}

std::vector<PossibleDuplicate> possibleDuplicates(const record::Chart& chart) {
  std::vector<PossibleDuplicate> found;
  eachKind(chart, [&](LineKind kind, const auto& lines) { pairsOf(kind, lines, found); });
  return found;
}

std::vector<OpenConflict> openConflicts(const record::Chart& chart) {
  std::vector<OpenConflict> found;
  const auto take = [&](LineKind kind, const std::string& line, const std::string& about, const std::string& prescriber,
                        const std::vector<record::Conflict>& conflicts, bool is_name) {
    for (std::size_t i = 0; i < conflicts.size(); ++i) {
      const std::string id = idOf(line + "\n" + conflicts[i].field + "\n" + std::to_string(i));
      found.push_back({id, kind, about, prescriber, conflicts[i], is_name});
    }
  };
  take(LineKind::Person, "person", chart.name, "", chart.conflicts, true);
  eachKind(chart, [&](LineKind kind, const auto& lines) {
    for (const auto& line : lines)
      take(kind, line.id, line.text, prescriberOf(line), line.conflicts, kind == LineKind::CareTeam);
  });
  return found;
}

Html whomToAsk(const Page& page, const record::Chart& chart, LineKind kind, const std::vector<record::Source>& sources,
               const std::string& prescriber) {
  std::vector<Html> items;
  std::set<std::string> named;
  const auto add = [&](const std::string& name) {
    if (!name.empty() && named.insert(name).second) items.push_back(Html::element("bdi", Html::text(name)));
  };
  add(prescriber);
  // Where only a computer is named, nobody can be asked.
  for (const record::Source& source : sources)
    add(sourceName(page, source) == source.organisation ? source.organisation : "");
  for (const record::CareTeamLine& member : chart.care_team) {
    if (member.status == "active" && looksAfter(member, kind) && named.insert(member.text).second) {
      items.push_back(memberShown(page, member));
    }
  }
  if (items.empty()) return paragraph(say(page.language, "Ask the clinic that gave you the file, or your pharmacy."));
  Html html = paragraph(say(page.language, "These can tell you:"));
  html += bulletList(items);
  return html;
}

}  // namespace baton::web::keeping
